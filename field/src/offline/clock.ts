import { readMeta, stateRange, write, type Meta, type Store } from './store';
import type { Letter } from './types';

/** Nobody recorded anything before this; a clock that says so has lost its battery. */
export const BEGINNING = Date.UTC(2025, 0, 1);
/** Clocks are put right by a little all the time; only more than this is a leap. */
const SLACK_MS = 120_000;

type Clock = Meta['clock'];

interface Tables {
  meta: { get(key: string): Promise<unknown>; put(value: unknown, key: string): Promise<unknown> };
  outbox: {
    index(name: 'state'): { getAll(range: IDBKeyRange): Promise<Letter[]> };
    put(letter: Letter): Promise<unknown>;
  };
}

/** Whether the phone's clock is behind the last word of the server, which no true clock can be. */
export function isBehind(clock: Clock | null, now: number): boolean {
  return now < (clock?.server ?? BEGINNING) - SLACK_MS;
}

/**
 * Looks at the clock inside a transaction, and says whether it is known to be wrong.
 *
 * Letters carry the time the clock said. When it has leapt since the last look, those letters still
 * here whose time is impossible by now are moved with the leap: those recorded while it was known to
 * be behind, once it is right; those that lie in the future, once it has gone back. A possible time is
 * left as it was said. What is constantly wrong is put right by the server, which compares clocks.
 */
export async function look({ meta, outbox }: Tables, member: string, now: number): Promise<boolean> {
  const known = ((await meta.get('clock')) ?? { seen: now, server: BEGINNING }) as Clock;
  const behind = isBehind(known, now);
  const cameRight = !behind && isBehind(known, known.seen);
  const wentBack = now < known.seen - SLACK_MS;
  if (cameRight || wentBack) {
    for (const letter of await outbox.index('state').getAll(stateRange(member, 'here'))) {
      const wrong = cameRight ? letter.doubt === true : Date.parse(letter.happened_at) > now + SLACK_MS;
      if (wrong) await outbox.put(moved(letter, now - known.seen));
    }
  }
  await meta.put({ ...known, seen: now }, 'clock');
  return behind;
}

function moved(letter: Letter, by: number): Letter {
  const { doubt: _doubt, ...sure } = letter;
  return { ...sure, happened_at: new Date(Date.parse(letter.happened_at) + by).toISOString() };
}

/** Looks at the clock by itself: before letters leave, and when the app is opened. */
export async function lookNow(db: Store, member: string, now: number): Promise<void> {
  await write(db, ['meta', 'outbox'], (tx) =>
    look({ meta: tx.objectStore('meta'), outbox: tx.objectStore('outbox') }, member, now),
  );
}

/** Keeps what the server's clock said; the newest word counts, not the highest. */
export async function heardTime(db: Store, server: number, now: number): Promise<void> {
  await write(db, ['meta'], async (tx) => {
    const known = (await tx.objectStore('meta').get('clock')) as Clock | undefined;
    await tx.objectStore('meta').put({ seen: known?.seen ?? server, server, off: server - now }, 'clock');
  });
}

/** What it is by the server's clock, as far as this phone's was compared with it. */
export async function moment(db: Store, now: number): Promise<number> {
  return now + ((await readMeta(db, 'clock'))?.off ?? 0);
}

/** Whether the clock is known to be wrong just now. */
export async function clockIsBehind(db: Store, now: number): Promise<boolean> {
  return isBehind(await readMeta(db, 'clock'), now);
}
