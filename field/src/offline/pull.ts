import type { IDBPObjectStore } from 'idb';
import { Unreachable } from './errors';
import { lettersIn } from './outbox';
import { readMeta, stateRange, write, type Meta, type RowRecord, type Store, type StoreName, type Tables } from './store';
import type { Collection, Letter } from './types';
import { isObject, type Wire } from './wire';

/** One change of the server's feed. */
export interface ChangeRow {
  readonly collection: string;
  readonly id: string;
  readonly op: 'put' | 'drop';
  readonly row: unknown;
}

export interface BundleRef {
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  readonly url: string;
}

export interface PullAnswer {
  readonly commune: string;
  readonly scope: string;
  readonly cursor: number;
  readonly more: boolean;
  readonly reset: boolean;
  readonly changes: readonly ChangeRow[];
  readonly bundles: readonly BundleRef[];
}

type Cursor = Meta['cursor'];

/**
 * Pulls page by page until there is no more, then confirms what the server has shown us.
 *
 * Gives the bundles of the last page; null when another tab was pulling the same pages.
 */
export async function pull(
  db: Store,
  wire: Wire,
  session: { token: string; member: string },
): Promise<readonly BundleRef[] | null> {
  // Only letters answered before the first page was asked for can be confirmed by the last one.
  const sent = await lettersIn(db, session.member, 'sent');
  let whole = false;
  let restored = false;
  for (;;) {
    const cursor = await readMeta(db, 'cursor');
    // Without a scope the server gives everything at once, not the whole history of changes.
    const query = new URLSearchParams({ cursor: String(cursor?.number ?? 0), scope: cursor?.scope ?? '' });
    const answer = readPull(await wire.get(`sync/pull?${query.toString()}`, session.token));
    const applied = await applyPull(db, session.member, cursor, answer);
    if (!applied) return null;
    whole ||= answer.reset;
    restored ||= answer.reset && answer.scope === cursor?.scope && answer.cursor < cursor.number;
    if (answer.more) {
      if (!answer.reset && answer.cursor === cursor?.number) throw new Unreachable('The feed does not move on.');
      continue;
    }
    if (restored) await offerAgain(db, session.member);
    else await confirmRest(db, sent, whole);
    return answer.bundles;
  }
}

function readPull(said: unknown): PullAnswer {
  const whole =
    isObject(said) &&
    typeof said['commune'] === 'string' &&
    typeof said['scope'] === 'string' &&
    typeof said['cursor'] === 'number' &&
    typeof said['more'] === 'boolean' &&
    Array.isArray(said['changes']);
  if (!whole) throw new Unreachable('The answer to a pull is not whole.');
  const bundles = Array.isArray(said['bundles']) ? said['bundles'] : [];
  return { ...said, reset: said['reset'] === true, bundles } as unknown as PullAnswer;
}

/**
 * Applies one page and moves the cursor, all or nothing.
 *
 * Returns false, touching nothing, when the cursor is no longer where the question was asked from.
 */
export async function applyPull(
  db: Store,
  member: string,
  asked: Cursor | null,
  answer: PullAnswer,
): Promise<boolean> {
  return write(db, ['meta', 'rows', 'outbox'], async (tx) => {
    const meta = tx.objectStore('meta');
    const rows = tx.objectStore('rows');
    const stored = (await meta.get('cursor')) as Cursor | undefined;
    const owner = (await meta.get('session')) as Meta['session'] | undefined;
    if (!sameCursor(stored ?? null, asked) || owner?.member.id !== member) return false;
    if (answer.reset) await rows.clear();
    await Promise.all(answer.changes.map((change) => applyChange(rows, change)));
    const seen = new Set(answer.changes.map((change) => `${change.collection} ${change.id}`));
    const outbox = tx.objectStore('outbox');
    for (const letter of await outbox.index('state').getAll(stateRange(member, 'sent'))) {
      const p = letter.preview;
      if (p && seen.has(`${p.collection} ${p.id}`)) await outbox.put({ ...letter, state: 'confirmed' });
    }
    await meta.put({ commune: answer.commune, scope: answer.scope, number: answer.cursor }, 'cursor');
    return true;
  });
}

type RowsStore = Pick<IDBPObjectStore<Tables, StoreName[], 'rows', 'readwrite'>, 'put' | 'delete'>;

function applyChange(rows: RowsStore, change: ChangeRow): Promise<unknown> {
  const { collection, id, op, row } = change;
  if (op === 'drop') return rows.delete([collection, id]);
  return rows.put({ collection: collection as Collection, id, row } as RowRecord);
}

function sameCursor(one: Cursor | null, other: Cursor | null): boolean {
  return one?.number === other?.number && one?.scope === other?.scope && one?.commune === other?.commune;
}

/**
 * Confirms letters that no later page can show: those without a row, those whose row came back
 * earlier, and, after the server's whole picture, those whose row has since left this phone's sight.
 * Any other letter whose row is missing stays `sent`: nobody has seen it come back.
 */
async function confirmRest(db: Store, sent: readonly Letter[], whole: boolean): Promise<void> {
  if (sent.length === 0) return;
  await write(db, ['outbox', 'rows'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const { id, preview } of sent) {
      const letter = await outbox.get(id);
      if (letter?.state !== 'sent') continue;
      const back = whole || !preview || (await tx.objectStore('rows').count([preview.collection, preview.id])) > 0;
      if (back) await outbox.put({ ...letter, state: 'confirmed' });
    }
  });
}

/**
 * A server that knows less than it told us before was restored from an older copy. Work it had taken
 * since then is gone there, so every letter whose row it does not show is offered again. A letter
 * it still knows by its id is answered with the first verdict and not done twice.
 */
async function offerAgain(db: Store, member: string): Promise<void> {
  await write(db, ['outbox', 'rows'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const state of ['sent', 'confirmed'] as const) {
      for (const letter of await outbox.index('state').getAll(stateRange(member, state))) {
        const p = letter.preview;
        if (p && (await tx.objectStore('rows').count([p.collection, p.id])) > 0) continue;
        await outbox.put({ ...letter, state: 'here', answered_at: null });
      }
    }
  });
}
