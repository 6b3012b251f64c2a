import { afterEach, describe, expect, it, vi } from 'vitest';
import { lansPhone } from './people';
import { Server } from './server';

afterEach(() => {
  vi.unstubAllGlobals();
});

const asked = (server: Server): string[] => server.requests.filter((path) => path.includes('bundles/'));

function withBundles(): Server {
  const server = new Server();
  server.addBundle('lessons', { lessons: [] });
  server.addBundle('guides', { guides: [] });
  return server;
}

describe('what a visit does without comes in a second wave', () => {
  it('its bundles are fetched after all others, and none is fetched twice', async () => {
    const server = withBundles();
    const [lessons = '', guides = ''] = [...server.bundles.keys()];
    const field = await lansPhone(server);
    await field.syncNow();
    await vi.waitFor(async () => {
      expect(await field.bundle('lessons')).toEqual({ lessons: [] });
    });
    expect(asked(server).map((path) => [lessons, guides].findIndex((hash) => path.includes(hash)))).toEqual([1, 0]);
    await field.syncNow();
    expect(asked(server)).toHaveLength(2);
  });

  it('one that does not come holds up no sync, and comes with a later one', async () => {
    const server = withBundles();
    const field = await lansPhone(server);
    for (const found of server.bundles.values()) if (found.name === 'lessons') found.text += ' ';
    const { trouble, lastSync } = await field.syncNow();
    expect([trouble, lastSync === null]).toEqual([null, false]);
    await vi.waitFor(() => {
      expect(asked(server)).toHaveLength(2);
    });
    expect(await field.bundle('lessons')).toBeNull();
    server.addBundle('lessons', { lessons: [] });
    await field.syncNow();
    await vi.waitFor(async () => {
      expect(await field.bundle('lessons')).toEqual({ lessons: [] });
    });
  });

  it('the service worker is told when a sync is done, and not when it failed', async () => {
    const told: unknown[] = [];
    const ready = Promise.resolve({ active: { postMessage: (what: unknown) => told.push(what) } });
    vi.stubGlobal('navigator', { onLine: true, serviceWorker: { ready } });
    const server = withBundles();
    const field = await lansPhone(server);
    server.faults = ['cut'];
    await field.syncNow();
    expect(told).toEqual([]);
    await field.syncNow();
    await vi.waitFor(() => {
      expect(told).toEqual(['second-wave']);
    });
  });
});
