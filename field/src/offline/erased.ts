import { collectionRange, write, type Store } from './store';
import type { Erased } from './rights-types';

/**
 * Forgets who took their consent back: letters, drafts and files that name a row which the server has erased.
 *
 * What has to be forgotten came as rows; each goes only together with what it names, so that a phone that is
 * switched off in between goes on where it stopped.
 */
export async function forgetErased(db: Store): Promise<void> {
  const marks = await db.getAll('rows', collectionRange('people.erased'));
  if (marks.length === 0) return;
  const ids = marks.flatMap((mark) => (mark.row as Erased).rows);
  const names = (value: unknown): boolean => {
    const text = JSON.stringify(value);
    return ids.some((id) => text.includes(id));
  };
  await write(db, ['rows', 'outbox', 'drafts', 'files'], async (tx) => {
    const [outbox, drafts, files] = [tx.objectStore('outbox'), tx.objectStore('drafts'), tx.objectStore('files')];
    const rows = tx.objectStore('rows');
    const theirs = (await rows.getAllKeys()).filter(([, id]) => ids.includes(id));
    const letters = new Set((await outbox.getAll()).filter(({ body }) => names(body)).map(({ id }) => id));
    const kept = (await drafts.getAll()).filter(names);
    const bytes = (await files.getAll()).filter(({ assist, letter }) => letters.has(letter) || ids.includes(assist));
    await Promise.all([
      ...[...letters].map((id) => outbox.delete(id)),
      ...kept.map((draft) => drafts.delete([draft.member, draft.household_id, draft.procedure])),
      ...bytes.map((file) => files.delete(file.digest)),
      ...theirs.map((key) => rows.delete(key)),
      ...marks.map(({ collection, id }) => rows.delete([collection, id])),
    ]);
  });
}
