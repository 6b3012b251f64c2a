import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Heard = (event: { data?: unknown; request?: { method: string; url: string; mode: string }; waitUntil: (work: Promise<unknown>) => void; respondWith: (answer: Promise<unknown>) => void }) => void;

const ORIGIN = 'https://nhip.example';
const LESSONS = '/app/assets/learning-a1.js';
const FRAUD = '/app/assets/safety-b2.js';
const FIRST = ['/app/', '/app/assets/home-c3.js'];

/** Shelves of a browser: by name, what is kept under which address. */
class Shelves {
  readonly kept = new Map<string, Map<string, string>>();

  async open(name: string) {
    const shelf = this.kept.get(name) ?? new Map<string, string>();
    this.kept.set(name, shelf);
    const path = (asked: string | { url: string }): string => new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).pathname;
    return Promise.resolve({
      match: (asked: string | { url: string }) => Promise.resolve(shelf.has(path(asked)) ? { ok: true, text: shelf.get(path(asked)) } : undefined),
      put: (address: string, answer: { text: string }) => Promise.resolve(void shelf.set(address, answer.text)),
      keys: () => Promise.resolve([...shelf.keys()].map((address) => ({ url: ORIGIN + address }))),
    });
  }

  async match(asked: string) {
    for (const name of this.kept.keys()) {
      const found = await (await this.open(name)).match(asked);
      if (found) return found;
    }
    return undefined;
  }

  keys = () => Promise.resolve([...this.kept.keys()]);
  delete = (name: string) => Promise.resolve(this.kept.delete(name));
}

let shelves: Shelves;
let heard: Map<string, Heard>;
let lost: Set<string>;
let fetched: string[];

/** A service worker of this build, as a browser starts it. */
async function started(build: string): Promise<void> {
  vi.resetModules();
  vi.stubGlobal('__BUILD__', build);
  heard = new Map();
  const scope = { addEventListener: (name: string, listener: Heard) => heard.set(name, listener), clients: { claim: () => Promise.resolve() }, location: { origin: ORIGIN } };
  vi.stubGlobal('self', scope);
  // Not named in the import itself: its types are a worker's, not a page's.
  const worker = './sw.ts';
  await import(/* @vite-ignore */ worker);
}

async function hears(name: string, event: Partial<Parameters<Heard>[0]> = {}): Promise<void> {
  const work: Promise<unknown>[] = [];
  const note = (one: Promise<unknown>) => void work.push(one);
  heard.get(name)?.({ waitUntil: note, respondWith: note, ...event });
  await Promise.all(work);
}

const here = (build: string): string[] => [...(shelves.kept.get(`shell-${build}`)?.keys() ?? [])];

beforeEach(() => {
  shelves = new Shelves();
  lost = new Set();
  fetched = [];
  vi.stubGlobal('caches', shelves);
  vi.stubGlobal('fetch', (address: string) => {
    fetched.push(address);
    return lost.has(address) ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve({ ok: true, text: `of ${address}` });
  });
  for (const [name, list] of Object.entries({ __PRECACHE__: FIRST, __ENGLISH__: [], __READER__: [], __SECOND__: [LESSONS, FRAUD] })) vi.stubGlobal(name, list);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('the first install keeps what a visit needs and nothing of the second wave', async () => {
  await started('one');
  await hears('install');
  expect(here('one')).toEqual(FIRST);
});

it('a word from the page brings the second wave, and a cut goes on where it stopped', async () => {
  await started('one');
  await hears('install');
  lost.add(FRAUD);
  await hears('message', { data: 'second-wave' });
  expect(here('one')).toEqual([...FIRST, LESSONS]);
  lost.clear();
  fetched = [];
  await hears('message', { data: 'second-wave' });
  expect(here('one')).toEqual([...FIRST, LESSONS, FRAUD]);
  expect(fetched).toEqual([FRAUD]);
});

it('its first use keeps a part that no sync has brought yet', async () => {
  await started('one');
  await hears('install');
  await hears('fetch', { request: { method: 'GET', url: ORIGIN + LESSONS, mode: 'cors' } });
  expect(here('one')).toContain(LESSONS);
});

it('a new version brings the second wave along only where the old one had it, and fetches nothing that stayed the same', async () => {
  await started('one');
  await hears('install');
  await started('two');
  await hears('install');
  expect(here('two')).toEqual(FIRST);
  await hears('message', { data: 'second-wave' });
  await started('three');
  fetched = [];
  await hears('install');
  expect(here('three')).toEqual([...FIRST, LESSONS, FRAUD]);
  expect(fetched).toEqual(['/app/']);
});
