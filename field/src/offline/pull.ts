import type { BundleRef } from './bundles';
import type { Table } from './base';
import { forgetErased } from './erased';
import { Refused, Unreachable } from './errors';
import { hearLease } from './lease';
import { isHere, ready, store, type Changes } from './pages';
import { lettersIn } from './outbox';
import { hearAtPull, heardSoFar } from './receipts';
import { Damaged, fetchSnapshot, readableShape, rowsOf, type SnapshotRef } from './snapshot';
import { readMeta, stateRange, write, writeMeta, type Meta, type Store, type Tables } from './store';
import type { Collection, Letter, Place, Session } from './types';
import { isObject } from './shapes';
import type { Wire } from './wire';

/** One change of the server's feed. */
export interface ChangeRow {
  readonly collection: string;
  readonly id: string;
  readonly op: 'put' | 'drop';
  readonly row: unknown;
}

export interface PullAnswer {
  readonly commune: string;
  readonly scope: string;
  readonly cursor: number;
  readonly more: boolean;
  readonly reset: boolean;
  readonly changes: readonly ChangeRow[];
  /** With a reset: the rows lie here, and `changes` are what happened since. */
  readonly snapshot: SnapshotRef | null;
  readonly bundles: readonly BundleRef[];
  /** Where the member works from now on, when that has changed. */
  readonly place?: Place | null;
  readonly limits?: { readonly file_bytes: number };
  /** The member's codes of the day, by day; an older server does not say. */
  readonly codes?: Session['codes'];
  /** The server was given back from a backup `at`, and lacks what it took after `holds`; told until we say that we know. */
  readonly restored?: Restored | null;
}

interface Restored {
  readonly at: string;
  readonly holds: string;
}

type Cursor = Meta['cursor'];

/** How much of a first sync has come, in percent; null when none is under way. */
export type Progress = (percent: number | null) => void;

/** A snapshot may be replaced while it is fetched; after so many, the rows are asked for in the plain way. */
const MOST_SNAPSHOTS = 3;
/** What the server took so long before its backup ended may have been answered by a clock that was off. */
const MARGIN_MS = 86_400_000;

/**
 * Pulls page by page until there is no more, then confirms what the server has shown us.
 *
 * Gives the bundles of the last page; null when another tab was pulling the same pages.
 */
export async function pull(
  db: Store,
  wire: Wire,
  session: { token: string; member: string },
  progress: Progress = () => undefined,
  now: () => number = Date.now,
): Promise<readonly BundleRef[] | null> {
  // Only letters answered before the first page was asked for can be confirmed by the last one.
  const sent = await lettersIn(db, session.member, 'sent');
  let whole = false;
  let restored = false;
  for (;;) {
    const cursor = await readMeta(db, 'cursor');
    const { answer, lines } = await ask(db, wire, session.token, cursor, progress);
    await hearLease(db, answer, now());
    const applied = await applyPull(db, session.member, cursor, answer, lines);
    if (!applied) return null;
    await forgetErased(db);
    whole ||= answer.reset;
    restored ||= answer.reset && answer.scope === cursor?.scope && answer.cursor < cursor.number;
    if (answer.more) {
      if (!answer.reset && answer.cursor === cursor?.number) throw new Unreachable('The feed does not move on.');
      continue;
    }
    if (restored || answer.restored) await offerAgain(db, session.member, answer.restored);
    else await confirmRest(db, sent, whole);
    return answer.bundles;
  }
}

/** Asks for the next page, and fetches the snapshot that it begins with, if it does. */
async function ask(
  db: Store,
  wire: Wire,
  token: string,
  cursor: Cursor | null,
  progress: Progress,
): Promise<{ answer: PullAnswer; lines: readonly string[] }> {
  let shape = readableShape();
  for (let tries = 1; ; tries++) {
    // Without a scope the server gives everything at once, not the whole history of changes.
    const query = new URLSearchParams({ cursor: String(cursor?.number ?? 0), scope: cursor?.scope ?? '' });
    if (shape > 0) query.set('snapshot', String(shape));
    const restored = await readMeta(db, 'restored');
    if (restored) query.set('restored', restored);
    const heard = await heardSoFar(db);
    if (heard !== null) query.set('heard', String(heard));
    const answer = readPull(await wire.get(`sync/pull?${query.toString()}`, token));
    await hearAtPull(db, answer, Date.now());
    await hearLimits(db, answer);
    if (!answer.snapshot) return { answer, lines: [] };
    try {
      return { answer, lines: await fetchSnapshot(db, wire, token, answer.snapshot, progress) };
    } catch (error) {
      const gone = error instanceof Refused && (error.problem.status === 404 || error.problem.status === 416);
      if (!gone && !(error instanceof Damaged)) throw error;
      if (!gone || tries === MOST_SNAPSHOTS) shape = 0;
    } finally {
      progress(null);
    }
  }
}

/** What the server takes at most; an older server does not say. */
async function hearLimits(db: Store, said: { readonly limits?: { readonly file_bytes: number } }): Promise<void> {
  const most = said.limits?.file_bytes;
  if (most && most !== (await readMeta(db, 'limits'))?.file_bytes) await writeMeta(db, 'limits', { file_bytes: most });
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
  const reset = said['reset'] === true;
  const snapshot = reset ? (said['snapshot'] ?? null) : null;
  return { ...said, reset, snapshot, bundles } as unknown as PullAnswer;
}

/**
 * Applies one page, the lines of its snapshot first, and moves the cursor, all or nothing.
 *
 * Returns false, touching nothing, when the cursor is no longer where the question was asked from.
 */
export async function applyPull(
  db: Store,
  member: string,
  asked: Cursor | null,
  answer: Omit<PullAnswer, 'snapshot'>,
  lines: readonly string[] = [],
): Promise<boolean> {
  for (;;) {
    const fresh = await ready(db, changesOf(lines, answer.changes), answer.reset);
    const applied = await write(db, ['meta', 'pages', 'outbox', 'snapshots'], async (tx) => {
      const meta = tx.objectStore('meta');
      const stored = (await meta.get('cursor')) as Cursor | undefined;
      const owner = (await meta.get('session')) as Meta['session'] | undefined;
      if (!sameCursor(stored ?? null, asked) || owner?.member.id !== member) return false;
      if (!(await store(db.vault, tx.objectStore('pages'), fresh))) return null;
      if (answer.reset) await tx.objectStore('snapshots').clear();
      await confirmSeen(tx.objectStore('outbox'), member, answer.changes);
      const { place, codes } = answer;
      if (place ?? codes) await meta.put({ ...owner, ...(place && { place }), ...(codes && { codes }) }, 'session');
      await meta.put({ commune: answer.commune, scope: answer.scope, number: answer.cursor }, 'cursor');
      return true;
    });
    if (applied !== null) return applied;
  }
}

/** A row that comes back confirms the letter which made it. */
async function confirmSeen(outbox: Table<Tables['outbox']>, member: string, changes: readonly ChangeRow[]): Promise<void> {
  const seen = new Set(changes.map((change) => `${change.collection} ${change.id}`));
  for (const letter of await outbox.index('state').getAll(stateRange(member, 'sent'))) {
    const p = letter.preview;
    if (p && seen.has(`${p.collection} ${p.id}`)) await outbox.put({ ...letter, state: 'confirmed' });
  }
}

/** The rows of a snapshot, a line at a time, and then what happened since. */
function* changesOf(lines: readonly string[], changes: readonly ChangeRow[]): Generator<Changes extends Iterable<infer C> ? C : never> {
  const known: string[] = [];
  for (const line of lines) yield* rowsOf(line, known);
  for (const { collection, id, op, row } of changes) yield { collection: collection as Collection, id, row: op === 'drop' ? null : row };
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
  await write(db, ['outbox', 'pages'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const { id, preview } of sent) {
      const letter = await outbox.get(id);
      if (letter?.state !== 'sent') continue;
      const back = whole || !preview || (await isHere(tx.objectStore('pages'), preview));
      if (back) await outbox.put({ ...letter, state: 'confirmed' });
    }
  });
}

/**
 * A server that says it was restored, or knows less than it told us before, lacks work that it had taken.
 *
 * So every letter that it answered since its backup is offered again, and every one whose row it does not
 * show. A letter it still knows by its id is answered with the first verdict and not done twice. That it was
 * heard is stored with the letters: killed before, the phone is simply told again.
 */
async function offerAgain(db: Store, member: string, told: Restored | null | undefined): Promise<void> {
  const from = told ? Date.parse(told.holds) - MARGIN_MS : Infinity;
  await write(db, ['outbox', 'pages', 'meta'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const state of ['sent', 'confirmed'] as const) {
      for (const letter of await outbox.index('state').getAll(stateRange(member, state))) {
        const p = letter.preview;
        const early = Date.parse(letter.answered_at ?? '') < from;
        if (early && (p ? await isHere(tx.objectStore('pages'), p) : told)) continue;
        await outbox.put({ ...letter, state: 'here', answered_at: null });
      }
    }
    if (told) await tx.objectStore('meta').put(told.at, 'restored');
  });
}
