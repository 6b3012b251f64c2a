import { write, type Store, type StoredDraft } from './store';
import type { Draft } from './types';

export type Key = [member: string, household: string, procedure: string];

/** Keeps what is being typed; resolves once it is on disk. */
export async function saveDraft(db: Store, key: Key, data: unknown, now: number): Promise<void> {
  const [member, household_id, procedure] = key;
  const saved_at = new Date(now).toISOString();
  await write(db, ['drafts'], (tx) =>
    tx.objectStore('drafts').put({ member, household_id, procedure, saved_at, data: structuredClone(data) }),
  );
}

export async function loadDraft<T>(db: Store, key: Key): Promise<Draft<T> | null> {
  const found = await db.get('drafts', key);
  return found ? (withoutMember(found) as Draft<T>) : null;
}

export async function dropDraft(db: Store, key: Key): Promise<void> {
  await write(db, ['drafts'], (tx) => tx.objectStore('drafts').delete(key));
}

/** All drafts of one member, newest first. */
export async function allDrafts(db: Store, member: string): Promise<Draft[]> {
  const found = await db.getAll('drafts', IDBKeyRange.bound([member], [member, []]));
  return found.map(withoutMember).sort((a, b) => (a.saved_at < b.saved_at ? 1 : -1));
}

function withoutMember({ member: _member, ...draft }: StoredDraft): Draft {
  return draft;
}
