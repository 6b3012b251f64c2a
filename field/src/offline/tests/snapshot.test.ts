import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../ids';
import type { Offline } from '../index';
import { rowsOf } from '../snapshot';
import { rowsOf as rowsHere } from '../pages';
import { readMeta, type RowRecord } from '../store';
import { lansPhone, phone, phoneName, PIN, openedStore, COLLECTIONS } from './people';
import { Prebuilt } from './prebuilt';
import { Server } from './server';

const HOMES = 160;
let server: Server;
let name: string;

beforeEach(() => {
  server = new Server();
  name = phoneName();
  for (let i = 0; i < HOMES; i++) {
    const home = newId();
    server.put('people.households', { id: home, village_id: newId(), head_name: `Lô Thị ${i} ${Math.random()}` } as { id: string });
    server.put('people.residents', { id: newId(), household_id: home, full_name: `Vi Văn ${i}` } as { id: string });
  }
  server.prebuilt = new Prebuilt(server.rows, server.feed.length);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const ready = (): Prebuilt => server.prebuilt as Prebuilt;
const asked = (path: string): number => server.requests.filter((one) => one.includes(path)).length;

/** Everything that lies in the phone's tables, looked at from outside. */
async function inside(): Promise<{ rows: Map<string, unknown>; parts: number; cursor: number | null }> {
  const db = await openedStore(name);
  const all = COLLECTIONS.map(async (each) => [...(await rowsHere(db, each))].map(([id, row]) => [`${each} ${id}`, row] as const));
  const rows = new Map<string, unknown>((await Promise.all(all)).flat());
  const parts = await db.count('snapshots');
  const cursor = await readMeta(db, 'cursor');
  db.close();
  return { rows, parts, cursor: cursor?.number ?? null };
}

async function holdsEverything(field: Offline): Promise<void> {
  expect(field.status()).toMatchObject({ trouble: null, loading: null });
  const { rows, parts, cursor } = await inside();
  expect(rows).toEqual(server.rows);
  expect([parts, cursor]).toEqual([0, server.feed.length]);
}

describe('a first sync', () => {
  it('is two requests, and what happened since comes with them', async () => {
    const field = await lansPhone(server, name);
    const [home = ''] = [...server.rows.keys()];
    server.drop('people.households', home.split(' ')[1] ?? '');
    server.put('people.households', { id: newId(), head_name: 'Và Bá Mới' } as { id: string });
    await field.syncNow();
    expect([asked('sync/pull'), asked('snapshots')]).toEqual([1, 1]);
    await holdsEverything(field);
  });

  it('goes on at the byte where it was cut, wherever that was', async () => {
    const size = ready().bytes.length;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(size), { maxLength: 4 }), async (cuts) => {
        name = phoneName();
        ready().cuts = [...cuts];
        ready().begun.length = 0;
        const field = await lansPhone(server, name);
        for (const _ of cuts) {
          await field.syncNow();
          expect([0, server.rows.size], 'no half of a village is shown').toContain((await inside()).rows.size);
        }
        ready().cuts = [];
        await field.syncNow();
        await holdsEverything(field);
        const sums = ready().begun.map((_, at) => cuts.slice(0, at).reduce((sum, cut) => sum + cut, 0));
        expect(ready().begun, 'no byte is fetched twice').toEqual(sums);
        field.close();
      }),
      { numRuns: 10 },
    );
  }, 30_000);

  it('goes on after the phone was killed, with what had been stored', async () => {
    ready().cuts = [5_000];
    const before = await lansPhone(server, name);
    await before.syncNow();
    before.close();
    const field = await phone(server, name);
    await field.syncNow();
    expect(ready().begun).toEqual([0, 5_000]);
    await holdsEverything(field);
  });

  it('leaves nothing of a former member behind on the phone, not even parts', async () => {
    ready().cuts = [5_000];
    server.codes.set('MINH-1', 'minh');
    const field = await lansPhone(server, name);
    await field.syncNow();
    expect((await inside()).parts).toBeGreaterThan(0);
    await field.activate('MINH-1', 'Máy của Minh', PIN);
    expect((await inside()).parts).toBe(0);
  });

  it('says how much has come', async () => {
    const field = await lansPhone(server, name);
    const told: (number | null)[] = [];
    field.observe((status) => told.push(status.loading));
    await field.syncNow();
    const percents = told.filter((one) => one !== null);
    expect(percents.at(-1)).toBe(100);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(told.at(-1)).toBeNull();
  });

  it('takes the rows in the plain way when a byte was turned over on the way', async () => {
    ready().flipped = 1_234;
    const field = await lansPhone(server, name);
    await field.syncNow();
    expect(asked('snapshots')).toBe(1);
    await holdsEverything(field);
  });

  it('takes the rows in the plain way when the snapshot has a shape it does not know', async () => {
    server.prebuilt = new Prebuilt(server.rows, server.feed.length, 9);
    const field = await lansPhone(server, name);
    await field.syncNow();
    await holdsEverything(field);
  });

  it('takes the newer one, from its beginning, when the one it was fetching was replaced', async () => {
    ready().cuts = [5_000];
    const field = await lansPhone(server, name);
    await field.syncNow();
    server.put('people.households', { id: newId(), village_id: newId(), head_name: 'Và Bá Mới' } as { id: string });
    server.prebuilt = new Prebuilt(server.rows, server.feed.length);
    await field.syncNow();
    expect(ready().begun).toEqual([0]);
    await holdsEverything(field);
  });

  it('takes the rows in the plain way when no snapshot lives long enough', async () => {
    ready().gone = true;
    const field = await lansPhone(server, name);
    await field.syncNow();
    expect(asked('snapshots')).toBe(3);
    await holdsEverything(field);
  });

  it('keeps what has come when a hotspot answers for the server', async () => {
    ready().cuts = [4_000];
    const field = await lansPhone(server, name);
    await field.syncNow();
    server.faults = [null, 'portal'];
    await field.syncNow();
    await field.syncNow();
    expect(ready().begun).toEqual([0, 4_000]);
    await holdsEverything(field);
  });

  it('shows all or nothing when the phone is killed while the rows are written', async () => {
    const field = await lansPhone(server, name);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementation(function (this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) {
      if (this.name === 'pages' && put.mock.contexts.filter((store) => (store as IDBObjectStore).name === 'pages').length > 20) {
        throw new DOMException('killed', 'AbortError');
      }
      return Reflect.apply(real, this, given);
    });
    await field.syncNow();
    const half = await inside();
    expect([half.rows.size, half.cursor, half.parts > 0]).toEqual([0, null, true]);
    put.mockRestore();
    await field.syncNow();
    expect(ready().begun, 'nothing is fetched again').toEqual([0]);
    await holdsEverything(field);
  });

  it('asks for no snapshot on a browser that cannot unpack one', async () => {
    vi.stubGlobal('DecompressionStream', undefined);
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
    const field = await lansPhone(server, name);
    await field.syncNow();
    expect(asked('snapshots')).toBe(0);
    await holdsEverything(field);
  });

  it('is the same as ever with a server that holds none', async () => {
    server.prebuilt = null;
    const field = await lansPhone(server, name);
    await field.syncNow();
    await holdsEverything(field);
  });
});

it('reads every line as the server writes it', () => {
  const vectors = JSON.parse(readFileSync('../contract/vectors/snapshot.json', 'utf8')) as {
    rows: RowRecord[];
    lines: string[];
  };
  const known: string[] = [];
  expect(vectors.lines.flatMap((line) => rowsOf(line, known))).toEqual(vectors.rows);
});

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` above
const real = IDBObjectStore.prototype.put;
