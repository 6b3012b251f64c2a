import { Unreachable, UnsentWork } from './errors';
import { publicHalf } from './proof';
import { stateRange, write, type Meta, type Store } from './store';
import type { Activation } from './types';
import { isObject, type Wire } from './wire';

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

/** Trades a one-time code for a session and makes this phone the member's. */
export async function activate(
  db: Store,
  wire: Wire,
  code: string,
  label: string,
  now: number,
): Promise<StoredSession> {
  const at = new Date(now).toISOString();
  const device = await deviceId(db);
  const public_key = await publicHalf(db);
  const said = await wire.post('phones/activate', { code, device_id: device, label, phone_time: at, public_key }, null);
  const session: StoredSession = { ...readActivation(said), active: true, activated_at: at };
  await handOver(db, session, isObject(said) && said['bound'] === true);
  return session;
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
export async function handOver(db: Store, session: StoredSession, bound = false): Promise<void> {
  await write(db, ['meta', 'rows', 'outbox', 'drafts', 'sealed', 'files', 'snapshots'], async (tx) => {
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
      await tx.objectStore('rows').clear();
      await tx.objectStore('snapshots').clear();
      await meta.delete('cursor');
      await meta.delete('last_sync');
      await meta.delete('notice');
    }
    await meta.put(session, 'session');
    if (bound) await meta.put(session.token, 'bound');
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
