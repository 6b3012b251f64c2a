/*
 * Keeps the public pages that were visited, so that they open without a network: the start page, the lists, the
 * procedures. Nothing of a family is kept: no answers, no slip, no office page. At most one megabyte; the oldest goes.
 */
const CACHE = 'public-__BUILD__';
const PREFIX = 'public-';
const START = '/tu-lam';
const SHELL = [__SHELL__];
const MOST = 1_000_000;
const PATIENCE = 4_000;
const DAY = 'Asia/Ho_Chi_Minh';
const PAGE = /^\/(tu-lam|thu-tuc|thu-tuc\/[0-9.]{8}|thu-tuc\/[0-9.]{8}\/hoi|xa-cu)$/;

/** A page that says the same to everybody: no answers in its address but the name of a shelf. */
const isPage = (url) => PAGE.test(url.pathname) && /^(\?nhom=[a-z-]{1,40})?$/.test(url.search);
const isPart = (url) => SHELL.includes(url.pathname) || url.pathname.startsWith('/static/house/fonts/') || url.pathname === '/static/guides/asking.css';
const today = (at) => new Date(at).toLocaleDateString('en-CA', { timeZone: DAY });
const bytesOf = (answer) => Number(answer?.headers.get('X-Bytes')) || 0;

/** Keeps an answer under its address, with the moment it came; what is older goes until all fits. */
async function keep(address, answer) {
  if (!answer.ok || answer.redirected || /no-store/.test(answer.headers.get('Cache-Control') ?? '')) return;
  const body = await answer.arrayBuffer();
  if (body.byteLength > MOST / 4) return;
  const headers = new Headers({ 'Content-Type': answer.headers.get('Content-Type') ?? '', 'X-Bytes': String(body.byteLength) });
  for (const name of ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy']) {
    if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  }
  headers.set('Last-Modified', new Date().toUTCString());
  const cache = await caches.open(CACHE);
  await cache.delete(address);
  await cache.put(address, new Response(body, { headers }));
  const others = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== START && !SHELL.includes(new URL(url).pathname));
  const sizes = await Promise.all((await cache.keys()).map(async (one) => bytesOf(await cache.match(one))));
  let all = sizes.reduce((sum, one) => sum + one, 0);
  for (const one of others) {
    if (all <= MOST) break;
    all -= bytesOf(await cache.match(one));
    await cache.delete(one);
  }
}

async function fetched(request, event) {
  const answer = await fetch(request);
  const copy = answer.clone();
  event.waitUntil(keep(request.url, copy).catch(() => undefined));
  return answer;
}

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE));

/** A page of today is shown at once and made new behind it; an older one only where the network does not answer. */
async function page(request, event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url);
  if (kept && today(kept.headers.get('Last-Modified')) === today(Date.now())) {
    event.waitUntil(fetched(request, event).catch(() => undefined));
    return kept;
  }
  const fresh = fetched(request, event);
  try {
    return await (kept ? Promise.race([fresh, late()]) : fresh);
  } catch (error) {
    fresh.catch(() => undefined);
    const other = kept ?? (await cache.match(new URL(START, self.location.origin).href));
    if (other) return other;
    throw error;
  }
}

async function part(request, event) {
  const kept = await (await caches.open(CACHE)).match(request.url);
  if (!kept) return fetched(request, event);
  event.waitUntil(fetched(request, event).catch(() => undefined));
  return kept;
}

self.addEventListener('install', (event) => {
  const all = [START, ...SHELL].map(async (path) => {
    const address = new URL(path, self.location.origin).href;
    await keep(address, await fetch(address, { cache: 'no-cache' }));
  });
  event.waitUntil(Promise.all(all).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const older = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(older.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(url)) event.respondWith(page(request, event));
  } else if (isPart(url)) event.respondWith(part(request, event));
});

/* What the house tells about a slip that this browser watches. */
self.addEventListener('push', (event) => {
  const told = event.data?.json() ?? {};
  const options = { body: told.text ?? '', tag: told.id, lang: 'vi', icon: '/static/house/mark.svg', data: slipIn(told.text ?? '') };
  event.waitUntil(self.registration.showNotification(told.title ?? 'Nhịp Cầu', options));
});

function slipIn(text) {
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b/.exec(text);
  return code ? `/s/${code[0].replaceAll('-', '')}` : START;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data ?? START));
});
