/**
 * Keeps the shell of the app on the phone.
 *
 * An install that was cut goes on where it stopped; a new version waits until somebody taps
 * "Có bản mới". It touches caches only: the outbox lives in IndexedDB and is never its business.
 */
export {};
declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: readonly string[];
/** The English words: kept only on phones where English was chosen once. */
declare const __ENGLISH__: readonly string[];
/** What reads codes: kept only on phones whose browser has no reader of its own. */
declare const __READER__: readonly string[];
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

/** Whether an older shell on this phone holds English words: then the new one brings them along. */
async function speaksEnglish(): Promise<boolean> {
  for (const name of await caches.keys()) {
    const kept = name.startsWith(PREFIX) ? await (await caches.open(name)).keys() : [];
    if (kept.some(({ url }) => new URL(url).pathname.startsWith(`${HOME}assets/english-`))) return true;
  }
  return false;
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
  const cache = await caches.open(CACHE);
  const english = (await speaksEnglish()) ? __ENGLISH__ : [];
  const reader = (await readsCodes()) ? [] : __READER__;
  for (const address of [...__PRECACHE__, ...english, ...reader]) await keep(cache, address);
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
  if ([...__ENGLISH__, ...__READER__].includes(pathname)) await keep(cache, pathname);
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
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(HOME)) event.respondWith(answer(request));
});
