import type { Late, Shown } from './late';
import { lookAtPin, forgetShare } from './pin';
import { readMeta, write, type Store } from './store';
import type { Status } from './types';

/** Two days before people are shut away, the person is told. */
const WARN_MS = 2 * 86_400_000;
/** So often is it written down how late it has become. */
const NOTE_MS = 60_000;

/** Why people are shut away on this phone, if they are, and when they will be if that is near. */
export async function lookAtLease(db: Store, late: Late, pinLate: Late, now: number): Promise<Pick<Status, 'shut' | 'shutsAt'>> {
  const [locked, shown] = await Promise.all([readMeta(db, 'locked'), readMeta(db, 'shown')]);
  if (locked) return { shut: { why: 'locked', ...locked }, shutsAt: null };
  if (!shown) return { shut: await lookAtPin(db, pinLate, now), shutsAt: null };
  const at = late.at(shown, now);
  if (at > shown.seen + NOTE_MS) await note(db, shown.until, at);
  if (at >= shown.until) {
    await forgetShare(db, shown.until);
    return { shut: { why: 'lease' }, shutsAt: null };
  }
  return { shut: await lookAtPin(db, pinLate, now), shutsAt: shown.until - at < WARN_MS ? new Date(shown.until).toISOString() : null };
}

async function note(db: Store, until: number, at: number): Promise<void> {
  await write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    const shown = (await meta.get('shown')) as Shown | undefined;
    if (shown?.until === until && shown.seen < at) await meta.put({ until, seen: at }, 'shown');
  });
}
