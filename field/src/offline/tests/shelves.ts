/** The browser's caches, where Node has none. */
export function shelves(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const at = (request: RequestInfo | URL): string => new URL(request instanceof Request ? request.url : request, 'http://phone').href;
  const open = (name: string): Promise<Cache> => {
    const shelf = all.get(name) ?? new Map<string, Response>();
    all.set(name, shelf);
    const cache: Partial<Cache> = {
      match: (request) => Promise.resolve(shelf.get(at(request))?.clone()),
      put: (request, response) => Promise.resolve(void shelf.set(at(request), response)),
      keys: () => Promise.resolve([...shelf.keys()].map((url) => new Request(url))),
      delete: (request) => Promise.resolve(shelf.delete(at(request))),
    };
    return Promise.resolve(cache as Cache);
  };
  const held = { open, has: (name: string) => Promise.resolve(all.has(name)), delete: (name: string) => Promise.resolve(all.delete(name)) };
  return held as CacheStorage;
}
