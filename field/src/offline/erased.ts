import { ready, rowsOf, store } from './pages';
import { write, type Store } from './store';

/**
 * Forgets who took their consent back: letters, drafts and files that name a row which the server has erased.
 *
 * What has to be forgotten came as rows; each goes only together with what it names, so that a phone that is
 * switched off in between goes on where it stopped.
 */
export async function forgetErased(db: Store): Promise<void> {
  for (;;) {
    const marks = await rowsOf(db, 'people.erased');
    if (marks.size === 0) return;
    const ids = new Set([...marks.values()].flatMap((mark) => mark.rows));
    const pages = await db.getAll('pages');
    const gone = (collection: string, id: string): boolean => ids.has(id) || (collection === 'people.erased' && marks.has(id));
    const theirs = pages.flatMap(({ collection, ids: here }) => here.filter((id) => gone(collection, id)).map((id) => ({ collection, id, row: null })));
    const names = (value: unknown): boolean => {
      const text = JSON.stringify(value);
      return [...ids].some((id) => text.includes(id));
    };
    const fresh = await ready(db, theirs, false);
    const done = await write(db, ['pages', 'outbox', 'drafts', 'files'], async (tx) => {
      if (!(await store(db.vault, tx.objectStore('pages'), fresh))) return false;
      const [outbox, drafts, files] = [tx.objectStore('outbox'), tx.objectStore('drafts'), tx.objectStore('files')];
      const letters = new Set((await outbox.getAll()).filter(({ body }) => names(body)).map(({ id }) => id));
      const kept = (await drafts.getAll()).filter(names);
      const bytes = (await files.getAll()).filter(({ assist, letter }) => letters.has(letter) || ids.has(assist));
      await Promise.all([
        ...[...letters].map((id) => outbox.delete(id)),
        ...kept.map((draft) => drafts.delete([draft.member, draft.household_id, draft.procedure])),
        ...bytes.map((file) => files.delete(file.digest)),
      ]);
      return true;
    });
    if (done) return;
  }
}
