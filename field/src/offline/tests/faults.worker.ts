/**
 * The phone's own code for `./nhipcau faults`: many phones in one process, told what to do line by line.
 *
 * A request of a phone goes out as a line too; the fault machine carries it to the real server, or loses it.
 */
import 'fake-indexeddb/auto';
import { createInterface } from 'node:readline';
import { openOffline, type Command, type Offline } from '../index';
import { sealAll } from '../seal';
import { rowsOf } from '../pages';
import { readMeta } from '../store';
import { COLLECTIONS, cookie, openedStore, PIN } from './people';

interface Told {
  readonly n: number;
  readonly do: string;
  readonly phone: string;
  readonly code?: string;
  readonly orders?: readonly Command[];
  readonly off?: number;
}
interface Answered {
  readonly fetched: number;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly error?: string;
}
interface Life {
  readonly machine: Offline;
  readonly still: { dead: boolean };
}

/** The browser's locks, except that the lock of a killed phone is free again. */
class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();

  readonly request = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const mine = (this.#tails.get(name) ?? Promise.resolve()).then(work, work);
    this.#tails.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  };

  free(name: string): void {
    this.#tails.delete(name);
  }
}

const locks = new Locks();
Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });

const lives = new Map<string, Life>();
const clocks = new Map<string, number>();
const markers = new Map<string, ReturnType<typeof cookie>>();
const asked = new Map<number, (answer: Answered) => void>();
let requests = 0;

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function responseOf({ body, status, headers }: Answered): Response {
  return new Response(Buffer.from(body ?? '', 'base64'), { status: status ?? 0, headers: headers ?? {} });
}

/** The network of one life of a phone: once it is dead, no answer ever reaches it. */
function network(phone: string, still: { dead: boolean }): typeof fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      if (still.dead) return;
      const id = ++requests;
      const path = input instanceof Request ? input.url : String(input);
      const headers = new Headers(init?.headers);
      const token = headers.get('Authorization')?.replace('Bearer ', '') ?? null;
      asked.set(id, (answer) => {
        if (still.dead) return;
        if (answer.error !== undefined) reject(new TypeError(answer.error));
        else resolve(responseOf(answer));
      });
      const raw = init?.body instanceof Uint8Array ? init.body : ((init?.body ?? '') as string);
      const body = Buffer.from(raw as string).toString('base64');
      say({ fetch: id, phone, method: init?.method ?? 'GET', path, body, token, headers: [...headers] });
    });
}

async function open(name: string): Promise<void> {
  const still = { dead: false };
  const marker = markers.get(name) ?? cookie();
  markers.set(name, marker);
  const now = (): number => Date.now() + (clocks.get(name) ?? 0);
  const machine = await openOffline({ name, fetch: network(name, still), now, automatic: false, marker, rounds: 10 });
  if (machine.status().shut?.why === 'pin') await machine.enter(PIN);
  lives.set(name, { machine, still });
}

function life(name: string): Life {
  const found = lives.get(name);
  if (!found) throw new Error(`There is no phone ${name}.`);
  return found;
}

/** Everything in memory is gone at this moment, without a word to the store. */
async function kill(name: string): Promise<void> {
  const { machine, still } = life(name);
  still.dead = true;
  locks.free(`${name}-sync`);
  setTimeout(() => {
    machine.close();
  }, 200);
  await open(name);
}

async function held(name: string): Promise<object> {
  const letters = await life(name).machine.letters(undefined, 10_000);
  const store = await openedStore(name);
  const kept = await Promise.all(COLLECTIONS.map(async (each) => [each, await rowsOf(store, each)] as const));
  const rows = kept.flatMap(([collection, all]) => [...all].map(([id, row]) => ({ collection, id, row })));
  store.close();
  const plain = letters.map(({ id, verb, body, happened_at, state, problem }) => {
    return { id, verb, body, happened_at, state, problem: problem?.number ?? '' };
  });
  return { letters: plain, rows };
}

/** A planted bug, asked for by the test of the tests only: the first unsent letter is dropped. */
async function forget(name: string): Promise<void> {
  const [first] = (await life(name).machine.letters('here', 1000)).reverse();
  const store = await openedStore(name);
  if (first) await store.delete('outbox', first.id);
  store.close();
}

/** What waits, sealed to the server's key; nothing before the first pull has brought that key. */
async function seal(name: string): Promise<string[]> {
  const store = await openedStore(name);
  const key = await readMeta(store, 'seal');
  const sealed = key ? await sealAll(store, key, Date.now() + (clocks.get(name) ?? 0)) : [];
  store.close();
  return sealed.map((bundle) => Buffer.from(bundle.bytes).toString('base64'));
}

async function close(name: string): Promise<void> {
  const { machine, still } = life(name);
  still.dead = true;
  machine.close();
  for (const shelf of [lives, clocks, markers]) shelf.delete(name);
  await new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase(name);
    gone.onsuccess = gone.onerror = gone.onblocked = resolve;
  });
}

async function obey(told: Told): Promise<unknown> {
  const { phone } = told;
  switch (told.do) {
    case 'open':
      return open(phone);
    case 'activate':
      return life(phone).machine.activate(told.code ?? '', phone, PIN);
    case 'tap':
      return (await life(phone).machine.issueTogether(told.orders ?? [])).map((letter) => letter.id);
    case 'fly':
      return (await life(phone).machine.syncNow()).trouble;
    case 'kill':
      return kill(phone);
    case 'clock':
      return clocks.set(phone, told.off ?? 0).size;
    case 'held':
      return held(phone);
    case 'seal':
      return seal(phone);
    case 'forget':
      return forget(phone);
    case 'close':
      return close(phone);
    default:
      throw new Error(`Nobody knows how to ${told.do}.`);
  }
}

async function hear(line: string): Promise<void> {
  const told = JSON.parse(line) as Told | Answered;
  if ('fetched' in told) {
    asked.get(told.fetched)?.(told);
    asked.delete(told.fetched);
    return;
  }
  try {
    say({ n: told.n, ok: (await obey(told)) ?? null });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    say({ n: told.n, error: String(error), name });
  }
}

createInterface({ input: process.stdin }).on('line', (line) => void hear(line));
