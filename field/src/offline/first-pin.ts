import { ready, store } from './pages';
import { newLock, ownerOf, putKeys } from './pin';
import { write, type Meta, type Store } from './store';
import { hideBlob } from './vault';

/** The first PIN of a phone that came from a release without one: everything on it is encrypted in one moment. */
export async function firstPin(db: Store, pin: string, rounds: number): Promise<void> {
  const lock = await newLock(db, pin, rounds, null);
  try {
    const rows = await ready(db, await db.getAll('rows'), true);
    const files = await Promise.all((await db.getAll('files')).map(async (file) => ({ ...file, blob: await hideBlob(db.vault, file.digest, file.blob) })));
    await write(db, ['meta', 'keys', 'pages', 'rows', 'outbox', 'drafts', 'files', 'snapshots'], async (tx) => {
      const meta = tx.objectStore('meta');
      await store(db.vault, tx.objectStore('pages'), rows);
      await tx.objectStore('rows').clear();
      await tx.objectStore('snapshots').clear();
      const [outbox, drafts] = [tx.objectStore('outbox'), tx.objectStore('drafts')];
      await Promise.all((await outbox.getAll()).map((letter) => outbox.put(letter)));
      await Promise.all((await drafts.getAll()).map((draft) => drafts.put(draft)));
      await Promise.all(files.map((file) => tx.objectStore('files').put(file)));
      const session = (await meta.get('session')) as Meta['session'] | undefined;
      if (session) {
        await meta.put(session, 'session');
        await meta.put(ownerOf(session), 'owner');
      }
      // Here an earlier release kept the token a second time.
      await meta.delete('bound');
      await putKeys(tx.objectStore('keys'), lock);
    });
  } catch (error) {
    db.vault.close();
    throw error;
  }
}
