import { ownerOf } from './pin';
import { sealAll } from './seal';
import { dropSounds } from './sounds';
import { readMeta, stateRange, write, type Meta, type Store } from './store';

/**
 * This phone shuts itself for good: the commune has locked it, or its PIN was guessed wrong too often.
 *
 * What was not sent is sealed so that only the server can read it, then everything about people goes:
 * rows, drafts, letters, files, whose phone it was, and the keys to all of it. All in one transaction, so a
 * phone killed in the middle is either as before, and does it at its next contact, or done. While the phone
 * cannot be read, what was sealed at each tap goes instead. An open phone that never learned the server's
 * key keeps its unsent letters, under its PIN, for its member's next code.
 */
export async function lockDown(db: Store, now: number, guessed = false): Promise<void> {
  while (!(await tryToLock(db, now, guessed))) {
    // A tap came between the sealing and the wiping; seal again with it inside.
  }
}

async function tryToLock(db: Store, now: number, guessed: boolean): Promise<boolean> {
  const { open } = db.vault;
  const key = await readMeta(db, 'seal');
  const fresh = key && open ? await sealAll(db, key, now) : [];
  const inside = new Set(fresh.flatMap((bundle) => bundle.letters));
  const done = await write(db, ['meta', 'keys', 'pages', 'rows', 'outbox', 'drafts', 'snapshots', 'files', 'sealed'], async (tx) => {
    const meta = tx.objectStore('meta');
    const session = (await meta.get('session')) as Meta['session'] | undefined;
    const owner = ((await meta.get('owner')) as Meta['owner'] | undefined) ?? (session && ownerOf(session));
    if (!owner) return true;
    const outbox = tx.objectStore('outbox');
    const here = await outbox.index('state').getAllKeys(stateRange(owner.member, 'here'));
    if (key && open && here.some((id) => !inside.has(id))) return false;
    const review = await outbox.index('state').count(stateRange(owner.member, 'review'));
    const files = (await tx.objectStore('files').getAll()).filter((file) => file.state === 'here').length;
    const sealed = tx.objectStore('sealed');
    for (const bundle of fresh) await sealed.put(bundle);
    for (const spare of await sealed.index('role').getAll('spare')) {
      if (!open && spare.letters.some((id) => here.includes(id))) await sealed.put({ ...spare, role: 'mine' });
      else await sealed.delete(spare.id);
    }
    const keeps = open && !key && here.length > 0;
    for (const id of await outbox.getAllKeys()) if (!keeps || !here.includes(id)) await outbox.delete(id);
    for (const name of ['pages', 'rows', 'drafts', 'snapshots', 'files'] as const) await tx.objectStore(name).clear();
    if (!keeps) await tx.objectStore('keys').clear();
    for (const fact of ['session', 'owner', 'cursor', 'last_sync', 'notice', 'shown', 'device_key'] as const) await meta.delete(fact);
    const at = new Date(now).toISOString();
    const locked: Meta['locked'] = { at, letters: here.length, review, files, sealed: !keeps, commune: owner.commune };
    await meta.put(guessed ? { ...locked, guessed } : locked, 'locked');
    return true;
  });
  if (done) {
    db.vault.close();
    await dropSounds().catch(() => undefined);
  }
  return done;
}
