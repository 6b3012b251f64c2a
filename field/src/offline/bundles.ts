import { sha256 } from './digest';
import { Unreachable } from './errors';
import { write, type Store } from './store';
import type { Wire } from './wire';

export interface BundleRef {
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  readonly url: string;
}

/** What a visit does without: it comes when a sync is done, and no sync waits for it. */
const LATER = /^(lessons|skills|drills|checking|scams|hazards|seasons|priced|market|petitions|difficulties)$/;

/**
 * Fetches the bundles whose hash is new, checks every byte, and only then lets go of the old one.
 *
 * One bundle that fails does not keep the others back; the first fault is thrown at the end.
 */
export async function fetchBundles(db: Store, wire: Wire, wanted: readonly BundleRef[], later = false): Promise<number> {
  let fetched = 0;
  let fault: unknown = null;
  for (const ref of wanted.filter(({ name }) => isForUs(name) && LATER.test(name) === later)) {
    const kept = await db.get('bundles', ref.name);
    if (kept?.hash === ref.hash) continue;
    try {
      const data = await fetchOne(wire, ref);
      await write(db, ['bundles'], (tx) => tx.objectStore('bundles').put({ name: ref.name, hash: ref.hash, data }));
      fetched += 1;
    } catch (error) {
      fault ??= error;
    }
  }
  if (fault !== null) throw fault as Error;
  return fetched;
}

/** Words in another language ("guides-en") are fetched only where that language was chosen. */
function isForUs(name: string): boolean {
  const language = /-(..)$/.exec(name)?.[1];
  return language === undefined || (typeof document !== 'undefined' && document.documentElement.lang === language);
}

async function fetchOne(wire: Wire, ref: BundleRef): Promise<unknown> {
  const bytes = await wire.bytes(ref.url);
  if ((await sha256(bytes)) !== ref.hash) throw new Unreachable(`The bundle ${ref.name} arrived damaged.`);
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}
