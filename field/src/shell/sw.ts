/**
 * Keeps the shell of the app on the phone.
 *
 * An install that was cut goes on where it stopped; a new version waits until somebody taps
 * "Có bản mới". What a visit does without follows when the page says that a sync is done. It touches
 * caches only: the outbox lives in IndexedDB and is never its business.
 */
export {};
declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: readonly string[];
/** The English words: kept only on phones where English was chosen once. */
declare const __ENGLISH__: readonly string[];
/** What reads codes: kept only on phones whose browser has no reader of its own. */
declare const __READER__: readonly string[];
/** Lessons, what is known against fraud, news, the shop window, voices of the village: kept when the first sync is done, or at the first use. */
declare const __SECOND__: readonly string[];
declare const __BUILD__: string;

const PREFIX = 'shell-';
const CACHE = PREFIX + __BUILD__;
const HOME = '/app/';

/** Takes one file from an older shell when its name carries its hash, else from the network. */
async function keep(cache: Cache, address: string): Promise<void> {
  if (await cache.match(address)) return;
  const old = address.startsWith(`${HOME}assets/`) ? await caches.match(address) : undefined;
  const fresh = old ?? (await fetch(address, { cache: 'no-cache', redirect: 'error' }));
  if (!fresh.ok) throw new Error(`${address}: ${fresh.status}`);
  await cache.put(address, fresh);
}

async function keepAll(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const address of addresses) await keep(cache, address);
}

/** What came later, if an older shell on this phone holds any of it: then the new one brings it along. */
async function broughtAlong(kind: string, later: readonly string[]): Promise<readonly string[]> {
  for (const name of await caches.keys()) {
    const kept = name.startsWith(PREFIX) ? await (await caches.open(name)).keys() : [];
    if (kept.some(({ url }) => new URL(url).pathname.startsWith(`${HOME}assets/${kind}-`))) return later;
  }
  return [];
}

interface Reader {
  getSupportedFormats(): Promise<readonly string[]>;
}

async function readsCodes(): Promise<boolean> {
  const own = (self as { BarcodeDetector?: Reader }).BarcodeDetector;
  const formats: readonly string[] = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  return formats.includes('qr_code');
}

async function install(): Promise<void> {
  const english = await broughtAlong('english', __ENGLISH__);
  const second = await broughtAlong('learning', __SECOND__);
  const reader = (await readsCodes()) ? [] : __READER__;
  await keepAll([...__PRECACHE__, ...english, ...reader, ...second]);
}

/** How many older shells stay for tabs still open in them, an install that was cut among them. */
const OLDER = 2;

async function activate(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of older.slice(0, -OLDER)) await caches.delete(name);
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const { pathname } = new URL(request.url);
  if ([...__ENGLISH__, ...__READER__, ...__SECOND__].includes(pathname)) await keep(cache, pathname);
  const kept = await cache.match(request.mode === 'navigate' ? HOME : request, { ignoreSearch: true });
  // A tab of an older version asks for its own parts, which the server may have dropped long since.
  return kept ?? (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
  // Cut off, it goes on from where it stopped at the next sync.
  if (event.data === 'second-wave') event.waitUntil(keepAll(__SECOND__).catch(() => undefined));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(HOME)) event.respondWith(answer(request));
});
