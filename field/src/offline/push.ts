import { Refused, Unreachable } from './errors';
import { applyVerdicts, lettersIn, type Verdict } from './outbox';
import type { Store } from './store';
import type { Letter, Problem } from './types';
import { isObject } from './shapes';
import { isProblem, type Wire } from './wire';

const MOST_LETTERS = 50;
const MOST_BYTES = 256 * 1024;
/** Answers that speak about the content of the batch, so that one letter may be at fault. */
const ABOUT_CONTENT = [400, 413, 422];

interface Order {
  readonly id: string;
  readonly verb: string;
  readonly body: unknown;
  readonly happened_at: string;
}

/**
 * Sends every letter that is `here`, in order, until none is left; gives the server's notice.
 *
 * A batch the server cannot read is halved until the letter at fault stands alone; that one goes
 * under review and the others go on.
 */
export async function push(
  db: Store,
  wire: Wire,
  session: { token: string; member: string },
  now: () => number,
): Promise<Problem | null> {
  let notice: Problem | null = null;
  let most = MOST_LETTERS;
  for (;;) {
    const waiting = await lettersIn(db, session.member, 'here', most);
    const batch = fitting(waiting);
    if (batch.length === 0) return notice;
    try {
      const answer = await sendBatch(wire, batch, session.token, now());
      notice = answer.notice;
      const moved = await applyVerdicts(db, answer.verdicts, answer.at || now());
      if (moved === 0) await mustHaveMoved(db, batch);
      most = MOST_LETTERS;
    } catch (error) {
      if (!isAboutContent(error)) throw error;
      const first = batch[0];
      if (batch.length > 1 || !first) {
        most = Math.ceil(batch.length / 2);
      } else {
        const alone = { id: first.id, state: 'refused', number: null, problem: error.problem } as const;
        await applyVerdicts(db, [alone], now());
        most = MOST_LETTERS;
      }
    }
  }
}

function isAboutContent(error: unknown): error is Refused {
  return error instanceof Refused && ABOUT_CONTENT.includes(error.problem.status ?? 0);
}

/** As many letters from the front as fit in one request; the first always does. */
function fitting(letters: readonly Letter[]): Order[] {
  const batch: Order[] = [];
  let bytes = 0;
  for (const { id, verb, body, happened_at } of letters) {
    const order = { id, verb, body, happened_at };
    bytes += new TextEncoder().encode(JSON.stringify(order)).length + 1;
    if (batch.length > 0 && bytes > MOST_BYTES) break;
    batch.push(order);
  }
  return batch;
}

async function sendBatch(
  wire: Wire,
  letters: readonly Order[],
  token: string,
  now: number,
): Promise<{ verdicts: Verdict[]; notice: Problem | null; at: number }> {
  const answer = await wire.post('sync/push', { sent_at: new Date(now).toISOString(), letters }, token);
  if (!isObject(answer) || !Array.isArray(answer['verdicts'])) {
    throw new Unreachable('The answer to a push has no verdicts.');
  }
  const asked = new Set(letters.map((letter) => letter.id));
  const verdicts = answer['verdicts'].map(readVerdict).filter((v) => v !== null && asked.has(v.id));
  // By the server's clock: a server that is given back from a backup says by the same one what it lacks.
  const at = Date.parse(String(answer['received_at']));
  return { verdicts: verdicts as Verdict[], notice: isProblem(answer['notice']) ? answer['notice'] : null, at };
}

function readVerdict(said: unknown): Verdict | null {
  if (!isObject(said) || typeof said['id'] !== 'string') return null;
  const state = said['state'];
  if (state !== 'done' && state !== 'refused') return null;
  const number = typeof said['number'] === 'number' ? said['number'] : null;
  return { id: said['id'], state, number, problem: isProblem(said['problem']) ? said['problem'] : null };
}

/** An answer that moved nothing would be asked for ever; another tab may have moved the letters. */
async function mustHaveMoved(db: Store, batch: readonly Order[]): Promise<void> {
  for (const { id } of batch) {
    const letter = await db.get('outbox', id);
    if (letter?.state !== 'here') return;
  }
  throw new Unreachable('The answer gave no verdict on any letter.');
}
