import type { Table } from './base';
import type { Page, RowRecord, Store, Tables } from './store';
import type { Collection, Rows } from './types';
import { text, type Vault } from './vault';

type Row = Rows[Collection];
type Key = [Collection, number];
type Made = ReadonlyMap<string, Row>;

const PAGES = 32;

function pageOf(id: string): number {
  return (Number.parseInt(id.slice(-2), 36) || 0) % PAGES;
}

async function read(vault: Vault, { collection, page, ids, box }: Page): Promise<(readonly [string, Row])[]> {
  const plain = await vault.show(`pages ${collection} ${page}`, box);
  const rows = JSON.parse(new TextDecoder().decode(plain)) as Row[];
  return rows.map((row, at) => [ids[at] ?? row.id, row]);
}

async function made(vault: Vault, collection: Collection, page: number, rows: Made): Promise<Page> {
  const box = await vault.hide(`pages ${collection} ${page}`, text(JSON.stringify([...rows.values()])));
  return { collection, page, ids: [...rows.keys()], box };
}

function range(collection: Collection): IDBKeyRange {
  return IDBKeyRange.bound([collection], [collection, []]);
}

/** Every row of a collection by its id; read anew only when a pull has moved the cursor. Nothing while the phone is locked. */
export async function rowsOf<C extends Collection>(db: Store, collection: C): Promise<ReadonlyMap<string, Rows[C]>> {
  const { memory, open } = db.vault;
  if (!open) return new Map();
  const stamp = JSON.stringify((await db.get('meta', 'cursor')) ?? null);
  const known = memory.get(collection) as { stamp: string; rows: Promise<Map<string, Rows[C]>> } | undefined;
  if (known?.stamp === stamp) return known.rows;
  const rows = db.getAll('pages', range(collection)).then(async (pages) => {
    return new Map((await Promise.all(pages.map((page) => read(db.vault, page)))).flat()) as Map<string, Rows[C]>;
  });
  memory.set(collection, { stamp, rows });
  return rows;
}

/** Whether a row is here; can be asked inside a transaction, and of a locked phone. */
export async function isHere(
  pages: { get(key: Key): Promise<Page | undefined> },
  { collection, id }: { readonly collection: Collection; readonly id: string },
): Promise<boolean> {
  return (await pages.get([collection, pageOf(id)]))?.ids.includes(id) ?? false;
}

/** Rows to be changed; `null` drops one. */
export type Changes = Iterable<Pick<RowRecord, 'collection' | 'id'> & { readonly row: unknown }>;

/** Pages made ready while no transaction is open: none would wait for what is being encrypted. */
export interface Ready {
  /** All other rows go. */
  readonly anew: boolean;
  readonly pages: readonly { readonly key: Key; readonly was: string; readonly fresh: Page }[];
}

/** Every box begins with a number that comes only once. */
const markOf = (page: Page | undefined): string => String(page?.box.subarray(0, 12));

export async function ready(db: Store, changes: Changes, anew: boolean): Promise<Ready> {
  const touched = new Map<string, { key: Key; rows: Map<string, Row | null> }>();
  for (const { collection, id, row } of changes) {
    const page = pageOf(id);
    const name = `${collection} ${page}`;
    const one = touched.get(name) ?? { key: [collection, page], rows: new Map<string, Row | null>() };
    touched.set(name, one);
    one.rows.set(id, row as Row | null);
  }
  const pages = [...touched.values()].map(async ({ key, rows }) => {
    const old = anew ? undefined : await db.get('pages', key);
    const all = new Map(old ? await read(db.vault, old) : []);
    for (const [id, row] of rows) {
      if (row) all.set(id, row);
      else all.delete(id);
    }
    return { key, was: markOf(old), fresh: await made(db.vault, ...key, all) };
  });
  return { anew, pages: await Promise.all(pages) };
}

/** Stores what was made ready; false, and nothing is stored, when a page has changed meanwhile. */
export async function store(vault: Vault, table: Table<Tables['pages']>, { anew, pages }: Ready): Promise<boolean> {
  if (anew) await table.clear();
  else {
    const now = await Promise.all(pages.map(async ({ key }) => table.get(key)));
    if (now.some((page, at) => markOf(page) !== pages[at]?.was)) return false;
  }
  vault.memory.clear();
  await Promise.all(pages.map(async ({ key, fresh }) => (fresh.ids.length > 0 ? table.put(fresh) : table.delete(key))));
  return true;
}
