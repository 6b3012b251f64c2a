import { writeMeta, type Store } from './store';
import { isObject } from './shapes';

/**
 * Keeps until when people may be shown without meeting the server again.
 *
 * The server says how long by its own clock; what is kept is by this phone's, so that a clock that is
 * constantly wrong shuts nothing too early or too late. Meeting the server also makes good a clock
 * that had leapt ahead.
 */
export async function hearLease(db: Store, said: unknown, now: number): Promise<void> {
  if (!isObject(said)) return;
  const [there, until] = [Date.parse(String(said['now'])), Date.parse(String(said['lease_until']))];
  if (Number.isNaN(there) || Number.isNaN(until)) return;
  await writeMeta(db, 'shown', { until: now + until - there, seen: now });
}
