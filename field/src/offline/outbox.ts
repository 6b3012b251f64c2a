import { look } from './clock';
import { NotActivated } from './errors';
import { newId } from './ids';
import { isHere } from './pages';
import { stateRange, write, type Meta, type SealedBundle, type Store, type StoredFile, type StoredLetter } from './store';
import type { Bodies, Letter, LetterState, Preview, Problem, Verb } from './types';

/** A command about to become a letter. */
export interface Order<V extends Verb = Verb> {
  readonly member: string;
  readonly verb: V;
  readonly body: Bodies[V];
  readonly preview: Preview | null;
  readonly now: number;
}

/** A file that follows the first of the letters it is posted with; a photo of goods is two. */
export type Following = Omit<StoredFile, 'letter' | 'upload' | 'state' | 'problem'>;

/** The server's answer to one letter. */
export interface Verdict {
  readonly id: string;
  readonly state: 'done' | 'refused';
  readonly number: number | null;
  readonly problem: Problem | null;
}

/** Words kept for a refusal that came without any. */
export const WORDLESS: Problem = {
  number: '400.90',
  key: 'refused_without_words',
  detail: 'Xã chưa nhận việc này.',
  kept: 'Việc đã ghi vẫn nằm trên máy.',
  todo: 'Xem lại rồi gửi lại, hoặc hỏi trưởng nhóm.',
  en: {
    detail: 'The commune did not take this work.',
    kept: 'What was recorded is still on this phone.',
    todo: 'Look at it and send it again, or ask the team leader.',
  },
};

function letterOf<V extends Verb>(order: Order<V>, seq: number): Letter<V> {
  return {
    id: newId(order.now),
    seq,
    member: order.member,
    verb: order.verb,
    // A copy, so that a form edited afterwards cannot change what was accepted.
    body: structuredClone(order.body),
    happened_at: new Date(order.now).toISOString(),
    state: 'here',
    problem: null,
    preview: structuredClone(order.preview),
    answered_at: null,
    replaced_by: null,
  };
}

/**
 * Writes letters durably, all or none, and drops the draft they were made from with them.
 *
 * Their numbers are taken in the same transaction, so two tabs never take the same one.
 */
export async function post(
  db: Store,
  member: string,
  orders: readonly Order[],
  draft: readonly [household: string, procedure: string] | null = null,
  files: readonly Following[] = [],
): Promise<Letter[]> {
  const made = orders.map((order) => letterOf(order, 0));
  const spare = await spareFor(db, made, orders[0]?.now ?? 0);
  return write(db, ['outbox', 'meta', 'drafts', 'files', 'sealed'], async (tx) => {
    mustWorkHere(member, await tx.objectStore('meta').get('session'));
    const outbox = tx.objectStore('outbox');
    const last = await outbox.index('seq').openCursor(null, 'prev');
    const first = (last?.value.seq ?? 0) + 1;
    const doubt = await look({ meta: tx.objectStore('meta'), outbox }, member, orders[0]?.now ?? 0);
    const letters = made.map((letter, at) => ({ ...letter, seq: first + at, ...(doubt && { doubt }) }));
    for (const letter of letters) await outbox.add(letter);
    if (spare) await tx.objectStore('sealed').put(spare);
    if (draft) await tx.objectStore('drafts').delete([member, ...draft]);
    const letter = letters[0]?.id;
    // The file and the words that announce it are on this phone together, or neither is.
    if (letter) for (const one of files) await tx.objectStore('files').put({ ...one, letter, upload: null, state: 'here', problem: null });
    return letters;
  });
}

/** The same words, sealed: what this phone can still bring when it cannot be opened any more. */
async function spareFor(db: Store, letters: readonly Letter[], now: number): Promise<SealedBundle | null> {
  const { spareOf } = await import('./seal').catch(() => ({ spareOf: () => null }));
  return spareOf(db, letters, now);
}

/** Another tab may have handed the phone over since this one last looked. */
function mustWorkHere(member: string, session: unknown): void {
  const owner = (session as Meta['session'] | undefined)?.member.id;
  if (owner !== member) throw new NotActivated('This phone is not in the hands of that member.');
}

/** Replaces a letter under review by a corrected one, both in one transaction. */
export async function replace<V extends Verb>(
  db: Store,
  id: string,
  order: Order<V>,
  happenedAt?: string,
): Promise<Letter<V>> {
  const before = reviewed(await db.get('outbox', id), id);
  // The work happened when it was first recorded, not when its words were put right.
  const letter = { ...letterOf(order, 0), happened_at: happenedAt ?? before.happened_at };
  const spare = await spareFor(db, [letter], order.now);
  return write(db, ['outbox', 'sealed'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    const old = reviewed(await outbox.get(id), id);
    const last = await outbox.index('seq').openCursor(null, 'prev');
    const kept = { ...letter, seq: (last?.value.seq ?? 0) + 1 };
    await outbox.add(kept);
    if (spare) await tx.objectStore('sealed').put(spare);
    await outbox.put({ ...old, state: 'withdrawn', replaced_by: letter.id });
    return kept;
  });
}

/**
 * Sends letters under review again under new names, in the order of their numbers, all or none.
 *
 * What another tab has sent again or dropped meanwhile is left alone.
 */
export async function again(db: Store, ids: readonly string[], now: number): Promise<Letter[]> {
  const found = await Promise.all(ids.map((id) => db.get('outbox', id)));
  const refused = found.flatMap((letter) => (letter?.state === 'review' ? [letter] : [])).sort((a, b) => a.seq - b.seq);
  const fresh = refused.map((old) => ({ ...old, id: newId(now), state: 'here', problem: null, answered_at: null }) as const);
  const spare = await spareFor(db, fresh, now);
  return write(db, ['outbox', 'sealed'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    const last = await outbox.index('seq').openCursor(null, 'prev');
    let seq = last?.value.seq ?? 0;
    const letters: Letter[] = [];
    if (spare) await tx.objectStore('sealed').put(spare);
    for (const [at, { id }] of refused.entries()) {
      const [old, made] = [await outbox.get(id), fresh[at]];
      if (old?.state !== 'review' || !made) continue;
      const letter = { ...made, seq: ++seq };
      await outbox.add(letter);
      await outbox.put({ ...old, state: 'withdrawn', replaced_by: letter.id });
      letters.push(letter);
    }
    return letters;
  });
}

/** Marks a letter under review as withdrawn; it stays as history. */
export async function withdraw(db: Store, id: string): Promise<void> {
  await write(db, ['outbox'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    await outbox.put({ ...reviewed(await outbox.get(id), id), state: 'withdrawn' });
  });
}

function reviewed(letter: StoredLetter | undefined, id: string): StoredLetter {
  if (letter?.state !== 'review') throw new Error(`Letter ${id} is not under review.`);
  return letter;
}

/** Letters of one member in one state, oldest first. */
export async function lettersIn(db: Store, member: string, state: LetterState, limit?: number): Promise<Letter[]> {
  // A locked phone knows only their envelopes, which nobody must send or show.
  if (!db.vault.open) return [];
  return db.getAllFromIndex('outbox', 'state', stateRange(member, state), limit);
}

/** How many letters of one member are in one state. */
export function countIn(db: Store, member: string, state: LetterState): Promise<number> {
  return db.countFromIndex('outbox', 'state', stateRange(member, state));
}

/**
 * Stores the server's verdicts and says how many letters they moved.
 *
 * Only a letter that is still `here` moves: an answer told twice, or to two tabs, changes nothing.
 */
export async function applyVerdicts(db: Store, verdicts: readonly Verdict[], now: number): Promise<number> {
  const at = new Date(now).toISOString();
  return write(db, ['outbox', 'pages'], async (tx) => {
    const outbox = tx.objectStore('outbox');
    let moved = 0;
    for (const verdict of verdicts) {
      const letter = await outbox.get(verdict.id);
      if (letter?.state !== 'here') continue;
      const state = await stateAfter(verdict, letter, (preview) => isHere(tx.objectStore('pages'), preview));
      const problem = state === 'review' ? (verdict.problem ?? WORDLESS) : null;
      await outbox.put({ ...letter, state, problem, answered_at: at });
      moved += 1;
    }
    return moved;
  });
}

async function stateAfter(
  verdict: Verdict,
  letter: StoredLetter,
  there: (preview: Preview) => Promise<boolean>,
): Promise<LetterState> {
  if (verdict.state === 'refused') return 'review';
  // A lost answer: the row may have come back in a pull before the repeated letter was answered.
  const p = letter.preview;
  return p && (await there(p)) ? 'confirmed' : 'sent';
}
