import { before } from './base';
import { text, type Bytes, type Vault } from './vault';

/**
 * What of a record may lie readable: names that say nothing of anybody, and where it stands. All the
 * rest is one box. `blob` and `bytes` are encrypted by whoever puts them there.
 */
const READABLE: Readonly<Record<string, { readonly key: readonly string[]; readonly rest: readonly string[] }>> = {
  outbox: { key: ['id'], rest: ['seq', 'member', 'state'] },
  drafts: { key: ['member', 'household_id', 'procedure'], rest: [] },
  files: { key: ['digest'], rest: ['member', 'state', 'blob'] },
};
/** The facts that name somebody. */
const FACTS = ['session'];

const isVeiled = (table: string): boolean => table in READABLE || table === 'meta';

type Rec = Record<string, unknown>;
type Ask = (...told: unknown[]) => Promise<unknown>;

const isBoxed = (value: unknown): value is Rec & { box: Bytes } =>
  typeof value === 'object' && value !== null && 'box' in value;

function named(table: string, value: Rec): string {
  return [table, ...(READABLE[table]?.key ?? []).map((name) => value[name])].join(' ');
}

async function hide(vault: Vault, table: string, value: Rec, key: unknown): Promise<unknown> {
  const readable = READABLE[table];
  if (!readable && !FACTS.includes(String(key))) return value;
  const plain: Rec = {};
  const rest: Rec = {};
  const names = readable ? [...readable.key, ...readable.rest] : [];
  for (const [name, part] of Object.entries(value)) (names.includes(name) ? plain : rest)[name] = part;
  // Read while the phone was locked: its box goes back as it is.
  if (isBoxed(value)) return { ...plain, box: value.box };
  const about = readable ? named(table, value) : `${table} ${String(key)}`;
  return { ...plain, box: await vault.hide(about, text(JSON.stringify(rest))) };
}

/** What was stored, readable; while the phone is locked only its envelope, and of a fact nothing. */
async function show(vault: Vault, table: string, value: unknown, key?: unknown): Promise<unknown> {
  if (!isBoxed(value)) return value;
  if (!vault.open) return READABLE[table] ? value : undefined;
  const { box, ...plain } = value;
  const about = READABLE[table] ? named(table, plain) : `${table} ${String(key)}`;
  return { ...plain, ...(JSON.parse(await said(vault, about, box)) as Rec) };
}

/** Boxes opened lately: screens read the same ones again and again. Each begins with a number that comes only once. */
const LATELY = 300;

async function said(vault: Vault, about: string, box: Bytes): Promise<string> {
  const mark = `${about} ${String(box.subarray(0, 12))}`;
  const known = vault.opened.get(mark);
  if (known !== undefined) return known;
  const plain = new TextDecoder().decode(await vault.show(about, box));
  if (vault.opened.size >= LATELY) vault.opened.clear();
  if (vault.open) vault.opened.set(mark, plain);
  return plain;
}

function shown(vault: Vault, table: string, found: unknown, key?: unknown): Promise<unknown> {
  return Array.isArray(found) ? Promise.all(found.map((one) => show(vault, table, one))) : show(vault, table, found, key);
}

/** What can be asked only to keep a transaction alive. */
interface Asked {
  readonly transaction: object;
  get(key: never): Promise<unknown>;
}

const ticks = new WeakMap<object, Promise<unknown>>();

/** The next answer of a transaction; all who wait in it wait for the same one. */
function tick(table: Asked): Promise<unknown> {
  const tx = table.transaction;
  const next =
    ticks.get(tx) ??
    table.get('' as never).finally(() => {
      ticks.delete(tx);
    });
  ticks.set(tx, next);
  return next;
}

/**
 * Waits for something that is no request, without letting the transaction end: it ends by itself
 * as soon as nothing is asked of it.
 */
export async function holding<T>(table: Asked, work: Promise<T>): Promise<T> {
  let done = false;
  const end = (): void => {
    done = true;
  };
  work.then(end, end);
  while (!(done as boolean)) await tick(table);
  return work;
}

interface Table extends Asked {
  readonly name: string;
  get: Ask;
  getAll: Ask;
  put: Ask;
  add: Ask;
  index(name: string): { getAll: Ask };
}

function table(real: Table, vault: Vault): Table {
  const { name } = real;
  const read = (ask: Ask): Ask => async (...told) => holding(real, shown(vault, name, await ask(...told), told[0]));
  const write = (ask: Ask): Ask => async (value, ...key) => ask(await holding(real, hide(vault, name, value as Rec, key[0])), ...key);
  return before(real, {
    get: read(real.get.bind(real)),
    getAll: read(real.getAll.bind(real)),
    put: write(real.put.bind(real)),
    add: write(real.add.bind(real)),
    index: (which: string) => {
      const found = real.index(which);
      return before(found, { getAll: read(found.getAll.bind(found)) });
    },
  });
}

/** A transaction that hides what it writes and shows what it reads. */
export function veiled<T extends object>(tx: T & { objectStore(name: never): unknown }, vault: Vault): T {
  return before(tx, {
    objectStore: (name: never) => {
      const real = tx.objectStore(name) as Table;
      return isVeiled(real.name) ? table(real, vault) : real;
    },
  });
}

/** The same for what is read in passing, outside of transactions. */
export function veiledStore<T extends object>(db: T, vault: Vault): T & { readonly vault: Vault } {
  const read = (verb: string): Ask => async (name, ...told) => {
    const found = await (Reflect.get(db, verb) as Ask).call(db, name, ...told);
    return isVeiled(String(name)) ? shown(vault, String(name), found, told[0]) : found;
  };
  const reads = Object.fromEntries(['get', 'getAll', 'getAllFromIndex'].map((verb) => [verb, read(verb)]));
  return before(db, { vault, ...reads }) as T & { readonly vault: Vault };
}
