import { sealAll } from './seal';
import { readMeta, stateRange, write, type Meta, type Store } from './store';

/**
 * The commune has locked this phone: it shuts itself for good.
 *
 * What was not sent is sealed so that only the server can read it, then everything about people goes:
 * rows, drafts, letters, files, whose phone it was. All in one transaction, so a phone killed in the
 * middle is either as before, and does it at its next contact, or done. A phone that never learned
 * the server's key keeps its unsent letters as they are, for its member's next code.
 */
export async function lockDown(db: Store, now: number): Promise<void> {
  while (!(await tryToLock(db, now))) {
    // A tap came between the sealing and the wiping; seal again with it inside.
  }
}

async function tryToLock(db: Store, now: number): Promise<boolean> {
  const key = await readMeta(db, 'seal');
  const bundles = key ? await sealAll(db, key, now) : [];
  const inside = new Set(bundles.flatMap((bundle) => bundle.letters));
  return write(db, ['meta', 'rows', 'outbox', 'drafts', 'snapshots', 'files', 'sealed'], async (tx) => {
    const meta = tx.objectStore('meta');
    const session = (await meta.get('session')) as Meta['session'] | undefined;
    if (!session) return true;
    const outbox = tx.objectStore('outbox');
    const here = await outbox.index('state').getAllKeys(stateRange(session.member.id, 'here'));
    if (key && here.some((id) => !inside.has(id))) return false;
    const review = await outbox.index('state').count(stateRange(session.member.id, 'review'));
    const files = (await tx.objectStore('files').getAll()).filter((file) => file.state === 'here').length;
    for (const bundle of bundles) await tx.objectStore('sealed').put(bundle);
    for (const id of await outbox.getAllKeys()) if (key || !here.includes(id)) await outbox.delete(id);
    for (const name of ['rows', 'drafts', 'snapshots', 'files'] as const) await tx.objectStore(name).clear();
    for (const fact of ['session', 'cursor', 'last_sync', 'notice', 'shown', 'device_key', 'bound'] as const) await meta.delete(fact);
    const at = new Date(now).toISOString();
    const locked: Meta['locked'] = { at, letters: here.length, review, files, sealed: key !== null, commune: session.place.commune_name };
    await meta.put(locked, 'locked');
    return true;
  });
}
