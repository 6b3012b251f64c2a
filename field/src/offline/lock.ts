import { readMeta, write, writeMeta, type Meta, type Store } from './store';

const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 500;

/**
 * Runs the work while no other tab runs its own: by the browser's locks, else by a lease in the store.
 *
 * A lease outlives a killed tab by at most half a minute. Two flights at once would be harmless
 * (the server knows every letter by its id), only wasteful.
 */
export async function alone<T>(db: Store, name: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (locks) return locks.request(name, work) as Promise<T>;
  const owner = crypto.randomUUID();
  while (!(await take(db, owner))) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  const renewal = setInterval(() => {
    void take(db, owner).catch(() => false);
  }, LEASE_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    const held = await readMeta(db, 'lease').catch(() => null);
    if (held?.owner === owner) await writeMeta(db, 'lease', null).catch(() => undefined);
  }
}

async function take(db: Store, owner: string): Promise<boolean> {
  return write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    const held = (await meta.get('lease')) as Meta['lease'] | undefined;
    const now = Date.now();
    // A lease that ends too late to be one was taken before the clock was set back: it holds nobody.
    const valid = held && held.until > now && held.until <= now + LEASE_MS;
    if (valid && held.owner !== owner) return false;
    await meta.put({ owner, until: now + LEASE_MS }, 'lease');
    return true;
  });
}
