import { rowsOf } from './pages';
import type { Store } from './store';

/** Sounds lie in a cache of their own, by the SHA-256 of a recording, or by the key of a text that a machine said. */
const SHELF = 'voices';
const addressOf = (name: string): string => `/voices/${name}`;

/** A sound that is on this phone, or null. */
export async function kept(name: string): Promise<Blob | null> {
  try {
    const found = await (await caches.open(SHELF)).match(addressOf(name));
    return found ? await found.blob() : null;
  } catch {
    return null; // a browser that keeps no cache here
  }
}

export async function keepSound(name: string, blob: Blob): Promise<void> {
  await (await caches.open(SHELF)).put(addressOf(name), new Response(blob));
}

/** Lets go of every recording that the commune no longer shows: a voice that was taken back is gone from here. */
export async function tidySounds(db: Store): Promise<void> {
  if (!(await caches.has(SHELF))) return;
  if (!db.vault.open) return;
  const rows = await rowsOf(db, 'guides.recordings');
  const wanted = new Set([...rows.values()].map(({ digest }) => digest));
  for (const { digest } of await db.getAll('files')) wanted.add(digest);
  const shelf = await caches.open(SHELF);
  for (const request of await shelf.keys()) {
    const name = new URL(request.url).pathname.slice(addressOf('').length);
    if (name.length === 64 && !wanted.has(name)) await shelf.delete(request);
  }
}

/** Lets go of all of them: this phone was locked. */
export async function dropSounds(): Promise<void> {
  await caches.delete(SHELF);
}
