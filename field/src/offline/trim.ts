import { stateRange, write, type Store } from './store';
import type { LetterState } from './types';

/**
 * How much finished history a phone keeps: about a month of hard work, at most some 2 MB.
 *
 * Confirmed letters are what a server that was restored from an older copy is offered again, and what
 * tells which consents are known here; so they are counted in letters, not in days of a clock that may
 * be wrong. What waits, is sent but not seen back, or is under review is never touched.
 */
export const KEPT: Readonly<Partial<Record<LetterState, number>>> = { confirmed: 2_000, withdrawn: 200 };
/** Room to grow, so that not every flight has something to clear away. */
const SLACK = 100;

/** Lets go of the oldest finished letters beyond what is kept; says how many went. */
export async function trim(db: Store, member: string): Promise<number> {
  let gone = 0;
  for (const [state, most = 0] of Object.entries(KEPT) as [LetterState, number][]) {
    const range = stateRange(member, state);
    const many = await db.countFromIndex('outbox', 'state', range);
    if (many <= most + SLACK) continue;
    gone += await write(db, ['outbox'], async (tx) => {
      const outbox = tx.objectStore('outbox');
      const old = await outbox.index('state').getAllKeys(range, many - most);
      await Promise.all(old.map((id) => outbox.delete(id)));
      return old.length;
    });
  }
  return gone;
}
