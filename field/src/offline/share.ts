import { fromBase64url } from './base64url';
import { Refused } from './errors';
import { hearLease } from './lease';
import { takeShare } from './pin';
import { publicHalf } from './proof';
import { readKey, readMeta, write, type Meta, type Store } from './store';
import type { Bytes } from './vault';
import { isObject } from './shapes';
import type { Wire } from './wire';

/** The server's half of what opens a phone, in an answer; null when it gave none. */
export function shareIn(said: unknown): Bytes | null {
  const share = isObject(said) ? said['share'] : null;
  return typeof share === 'string' ? fromBase64url(share) : null;
}

/**
 * A locked phone shows that it is itself by its key alone: it hears whether the commune has locked it, and gets
 * its share again when the lease had ended.
 */
export async function regain(db: Store, wire: Wire, now: number): Promise<void> {
  const [lock, share, shown] = await Promise.all([readKey(db, 'lock'), readKey(db, 'share'), readMeta(db, 'shown')]);
  if (!lock) return;
  const said = await wire.post('phones/share', { device_id: await readMeta(db, 'device_id') }, null);
  const over = shown !== null && Math.max(now, shown.seen) >= shown.until;
  if ((share || !lock.shared) && !over) return;
  const lent = shareIn(said);
  // First the days, then the share: whoever still sees the old ones would let it go again.
  await hearLease(db, said, now);
  if (lent && lock.shared) await write(db, ['keys'], (tx) => tx.objectStore('keys').put(lent, 'share'));
}

/** A phone that was let in before it had a key shows it to the server, once, and gets its share. */
export async function bindOnce(db: Store, wire: Wire, { token, bound }: Meta['session']): Promise<void> {
  const lock = await readKey(db, 'lock');
  if (bound && (!lock || lock.shared)) return;
  const public_key = await publicHalf(db);
  try {
    const said = await wire.post('phones/key', { public_key }, token);
    if (isObject(said) && said['public_key'] === public_key) await noteBound(db, token);
    const share = shareIn(said);
    if (share && lock) await takeShare(db, share);
  } catch (error) {
    // A server that knows nothing of keys yet, or no longer knows this phone: what follows will tell.
    if (!(error instanceof Refused)) throw error;
  }
}

async function noteBound(db: Store, token: string): Promise<void> {
  await write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    const session = (await meta.get('session')) as Meta['session'] | undefined;
    if (session?.token === token) await meta.put({ ...session, bound: true }, 'session');
  });
}
