import { setActive } from './activate';
import { fetchBundles, type BundleRef } from './bundles';
import { carryOn } from './carry';
import { heardTime, lookNow } from './clock';
import { Refused, Unreachable } from './errors';
import { alone } from './lock';
import { countIn } from './outbox';
import { pull, type Progress } from './pull';
import { push } from './push';
import { awaitsReceipt } from './receipts';
import type { Outcome } from './rhythm';
import { bindOnce, regain } from './share';
import { readMeta, writeMeta, type Store } from './store';
import { trim } from './trim';
import { tidySounds } from './sounds';
import type { Problem } from './types';
import type { Wire } from './wire';

/** The phone's own storage failed in the middle; the next try starts from what is safely stored. */
const STORE_TROUBLE: Problem = {
  number: '507.91',
  key: 'phone_storage',
  detail: 'Máy chưa ghi được vào bộ nhớ.',
  kept: 'Việc đã ghi trước đó vẫn còn.',
  todo: 'Xóa bớt ảnh, video trên máy rồi thử lại.',
  en: {
    detail: 'This phone could not write to its storage.',
    kept: 'What was recorded before is still here.',
    todo: 'Delete some photos or videos, then try again.',
  },
};

type Sent = () => Promise<void>;

/** One flight: everything out (`sent` tells of it), everything in, then the bundles. Never throws for lack of signal. */
export async function flight(db: Store, name: string, wire: Wire, now: () => number, sent: Sent, progress: Progress): Promise<Outcome> {
  const outcome = await own(db, name, wire, now, sent, progress);
  // What follows when the words have gone through has lanes of its own: nothing waits for it.
  if (outcome.trouble === null) {
    void carryFiles(db, name, wire, now, sent);
    void secondWave(db, wire, outcome.later, sent);
  }
  // What is carried for others comes after one's own work, and never in its way.
  if (outcome.trouble !== 'unreachable') await carryOn(db, wire, now()).catch(() => undefined);
  return outcome;
}

async function carryFiles(db: Store, name: string, wire: Wire, now: () => number, changed: Sent): Promise<void> {
  try {
    const road = { ...wire.road, db, name, now, changed };
    if ((await db.count('files')) > 0) await (await import('./lane')).carry(road);
    await tidySounds(db);
    if (await readMeta(db, 'tongue')) await (await import('./voices')).fetchAhead({ ...road, recorded: changed });
  } catch {
    // The store was closed, or the code could not be fetched: the next flight comes back to it.
  }
}

/** Stores for which it is being fetched: a lock would make the next sync wait on browsers that have one for all. */
const underWay = new WeakSet<Store>();

/** Lessons and their like: the bundles are fetched here, the screens kept by the service worker. What is cut goes on at the next flight. */
async function secondWave(db: Store, wire: Wire, bundles: readonly BundleRef[] = [], changed: Sent): Promise<void> {
  const worker = (globalThis.navigator as Partial<Navigator> | undefined)?.serviceWorker;
  void worker?.ready.then(({ active }) => active?.postMessage('second-wave')).catch(() => undefined);
  if (underWay.has(db)) return;
  underWay.add(db);
  await fetchBundles(db, wire, bundles, true).then(changed, () => undefined);
  underWay.delete(db);
}

type Flown = Outcome & { readonly later?: readonly BundleRef[] };

async function own(...[db, name, wire, now, sent, progress]: Parameters<typeof flight>): Promise<Flown> {
  try {
    const later = await alone(db, `${name}-sync`, () => pushAndPull(db, wire, now, sent, progress));
    return { trouble: null, wait: 0, later };
  } catch (error) {
    if (error instanceof Refused) return { trouble: error.problem, wait: 0 };
    if (error instanceof Unreachable) return { trouble: 'unreachable', wait: (error.wait ?? 0) * 1000 };
    return { trouble: { ...STORE_TROUBLE, details: { error: String(error) } }, wait: 0 };
  }
}

async function pushAndPull(db: Store, wire: Wire, now: () => number, sent: Sent, progress: Progress): Promise<readonly BundleRef[]> {
  const session = await readMeta(db, 'session');
  try {
    // A locked phone sends nothing: it only asks for what it needs to be opened.
    if (!session || !db.vault.open) {
      await regain(db, wire, now());
      return [];
    }
    const member = session.member.id;
    await lookNow(db, member, now());
    await bindOnce(db, wire, session);
    // What another phone carried there need not be sent again: ask before sending.
    if (await awaitsReceipt(db)) await pull(db, wire, { token: session.token, member }, progress, now);
    let bundles: readonly BundleRef[] | null;
    do {
      const notice = await push(db, wire, { token: session.token, member }, now);
      await writeMeta(db, 'notice', notice);
      await sent();
      bundles = await pull(db, wire, { token: session.token, member }, progress, now);
      if (bundles) await fetchBundles(db, wire, bundles);
    } while ((await countIn(db, member, 'here')) > 0);
    await setActive(db, session.token, true);
    const met = wire.heard();
    if (met !== null) await heardTime(db, met, now());
    await trim(db, member);
    await writeMeta(db, 'last_sync', new Date(now()).toISOString());
    return bundles ?? [];
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) {
      if (error.problem.number === '401.96') {
        await (await import('./lockdown')).lockDown(db, now());
      } else if (session) await setActive(db, session.token, false);
    }
    throw error;
  }
}
