/* Keeps the counter's page in the browser, so that it opens while the network is away. It keeps nothing else. */
const SHELF = 'quay';
const PAGE = '/quay/khong-mang';
const PATIENCE = 3000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const late = () => new Promise((_, give) => setTimeout(() => give(new Error('late')), PATIENCE));

/** Ask the network first; what it does not give in time comes from the shelf. */
const answer = async (request) => {
  const shelf = await caches.open(SHELF);
  const asked = fetch(request).then(async (found) => {
    if (found.ok) await shelf.put(request, found.clone());
    return found;
  });
  const kept = await shelf.match(request, { ignoreSearch: true, ignoreVary: true });
  if (!kept) return asked;
  try {
    const found = await Promise.race([asked, late()]);
    return found.ok ? found : kept;
  } catch {
    asked.catch(() => {});
    return kept;
  }
};

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === self.location.origin && (url.pathname === PAGE || url.pathname.startsWith('/static/'));
  if (event.request.method === 'GET' && ours) event.respondWith(answer(event.request));
});
