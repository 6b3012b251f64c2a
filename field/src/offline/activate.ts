import { Unreachable, UnsentWork } from './errors';
import { firstPin } from './first-pin';
import { changePin, enterPin, newLock, ownerOf, putKeys, takeShare } from './pin';
import { publicHalf } from './proof';
import { readKeys } from './receipts';
import { shareIn } from './share';
import { Late } from './late';
import { readKey, readMeta, stateRange, write, type Keys, type Meta, type Store } from './store';
import type { Activation } from './types';
import { isObject } from './shapes';
import type { Wire } from './wire';

type StoredSession = Meta['session'];

/** This phone's own id, made at its first activation and kept since. */
async function deviceId(db: Store): Promise<string> {
  return write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    const known = (await meta.get('device_id')) as string | undefined;
    const id = known ?? crypto.randomUUID();
    if (known === undefined) await meta.put(id, 'device_id');
    return id;
  });
}

/** What the person types, and what of it costs a processor how much. */
export interface Typed {
  readonly code: string;
  readonly label: string;
  readonly pin: string;
  readonly rounds: number;
}

/** Trades a one-time code for a session and makes this phone the member's, locked by their PIN. */
export async function activate(db: Store, wire: Wire, { code, label, pin, rounds }: Typed, now: number): Promise<StoredSession> {
  const at = new Date(now).toISOString();
  const device_id = await deviceId(db);
  const public_key = await publicHalf(db);
  const said = await wire.post('phones/activate', { code, device_id, label, phone_time: at, public_key }, null);
  const { bound, seal } = said as { bound?: unknown; seal?: unknown };
  const share = shareIn(said);
  const session: StoredSession = { ...readActivation(said), active: true, activated_at: at, bound: bound === true };
  const wasOpen = db.vault.open;
  const keys = await openFor(db, session, pin, rounds, share, now);
  try {
    await handOver(db, session, readKeys(seal), keys);
  } catch (error) {
    if (keys) db.vault.close();
    throw error;
  }
  // Whoever takes over a phone that lies open does not know the PIN of the one before.
  if (wasOpen) await changePin(db, pin, rounds);
  if (!keys && share) await takeShare(db, share);
  return session;
}

/**
 * Opens what lies on this phone for whoever has shown a code; gives the keys that have to be stored, if they are new.
 *
 * One that is locked opens by its PIN; to somebody who has forgotten it goes nothing but what was sealed at each tap.
 */
async function openFor(
  db: Store,
  session: StoredSession,
  pin: string,
  rounds: number,
  share: Keys['share'] | null,
  now: number,
): Promise<Partial<Keys> | null> {
  if (db.vault.open) return null;
  if (await readKey(db, 'lock')) {
    if (share) await write(db, ['keys'], (tx) => tx.objectStore('keys').put(share, 'share'));
    if ((await enterPin(db, new Late(), pin, now)) === 'open') return null;
    await mustBeOwn(db, session);
    await (await import('./lockdown')).lockDown(db, now, true);
  } else if (await readMeta(db, 'session')) {
    await firstPin(db, pin, rounds);
    return null;
  }
  return newLock(db, pin, rounds, share);
}

/** Somebody else's code opens no phone on which work waits that cannot be read. */
async function mustBeOwn(db: Store, session: StoredSession): Promise<void> {
  const owner = await readMeta(db, 'owner');
  if (!owner || owner.member === session.member.id) return;
  const waiting = await db.countFromIndex('outbox', 'state', stateRange(owner.member, 'here'));
  if (waiting > 0) throw new UnsentWork(waiting, '');
}

function readActivation(said: unknown): Activation {
  const whole =
    isObject(said) && typeof said['token'] === 'string' && isObject(said['member']) && isObject(said['place']);
  if (!whole) throw new Unreachable('The answer to an activation is not whole.');
  const { token, member, leader, place } = said as unknown as Activation;
  return { token, member, leader, place };
}

/**
 * Puts the phone into the hands of a session's member, in one transaction.
 *
 * Another member takes over only when nothing of the former waits here; then the former's rows go,
 * and all is pulled anew. The same member keeps everything.
 */
export async function handOver(
  db: Store,
  session: StoredSession,
  seal: Meta['seal'] | null = null,
  keys: Partial<Keys> | null = null,
): Promise<void> {
  await write(db, ['meta', 'keys', 'pages', 'outbox', 'drafts', 'sealed', 'files', 'snapshots'], async (tx) => {
    const meta = tx.objectStore('meta');
    const former = (await meta.get('session')) as StoredSession | undefined;
    if (former && former.member.id !== session.member.id) {
      const by = tx.objectStore('outbox').index('state');
      const here = await by.count(stateRange(former.member.id, 'here'));
      const review = await by.count(stateRange(former.member.id, 'review'));
      const drafts = await tx.objectStore('drafts').count();
      const files = await tx.objectStore('files').index('state').count([former.member.id, 'here']);
      const waiting = here + review + drafts + files;
      if (waiting > 0) throw new UnsentWork(waiting, former.member.name);
      await tx.objectStore('pages').clear();
      db.vault.memory.clear();
      await tx.objectStore('snapshots').clear();
      await meta.delete('cursor');
      await meta.delete('last_sync');
      await meta.delete('notice');
    }
    await meta.put(session, 'session');
    await meta.put(ownerOf(session), 'owner');
    if (seal) await meta.put(seal, 'seal');
    if (keys) await putKeys(tx.objectStore('keys'), keys);
    await meta.delete('shown');
    await meta.delete('locked');
    // What was sealed when the phone was locked is let through again: offer it at once.
    const sealed = tx.objectStore('sealed');
    for (const bundle of await sealed.index('role').getAll('mine')) {
      if (bundle.problem) await sealed.put({ ...bundle, problem: null });
    }
  });
}

/** Notes whether the server still knows this phone; a session that changed meanwhile is left alone. */
export async function setActive(db: Store, token: string, active: boolean): Promise<void> {
  await write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    const session = (await meta.get('session')) as StoredSession | undefined;
    if (session?.token === token && session.active !== active) await meta.put({ ...session, active }, 'session');
  });
}
