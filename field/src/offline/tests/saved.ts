/** Saving a phone's whole store as JSON, and putting a saved store back as it was. */

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

interface SavedTable {
  readonly keyPath: string | readonly string[] | null;
  readonly indexes: Readonly<Record<string, { readonly keyPath: string | readonly string[]; readonly unique: boolean }>>;
  /** For a table without a key path: [key, value]; else the value alone. */
  readonly records: readonly Plain[];
}

export interface SavedStore {
  readonly release: string;
  readonly version: number;
  readonly tables: Readonly<Record<string, SavedTable>>;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The store gave no answer.'));
    };
  });

/** Opens a database as it is, knowing nothing of the app. */
export function openRaw(name: string): Promise<IDBDatabase> {
  return done(indexedDB.open(name));
}

/** Everything in a database: its version, its tables with their indexes, and every record. */
export async function dump(name: string, release: string): Promise<SavedStore> {
  const db = await openRaw(name);
  const tables: Record<string, SavedTable> = {};
  for (const each of [...db.objectStoreNames].sort()) {
    const table = db.transaction(each).objectStore(each);
    const [keys, values] = await Promise.all([done(table.getAllKeys()), done(table.getAll() as IDBRequest<unknown[]>)]);
    const packed = await Promise.all(values.map(pack));
    tables[each] = {
      keyPath: table.keyPath,
      indexes: Object.fromEntries([...table.indexNames].sort().map((index) => [index, shapeOf(table.index(index))])),
      records: table.keyPath === null ? packed.map((value, at) => [keys[at] as Plain, value]) : packed,
    };
  }
  const { version } = db;
  db.close();
  return { release, version, tables };
}

function shapeOf(index: IDBIndex): { keyPath: string | string[]; unique: boolean } {
  return { keyPath: index.keyPath, unique: index.unique };
}

/** Puts a saved store on this phone, at the version it was saved at. */
export async function put(saved: SavedStore, name: string): Promise<void> {
  const request = indexedDB.open(name, saved.version);
  request.onupgradeneeded = () => {
    for (const [each, { keyPath, indexes }] of Object.entries(saved.tables)) {
      const table = request.result.createObjectStore(each, keyPath === null ? {} : { keyPath: keyPath as string });
      for (const [index, shape] of Object.entries(indexes)) {
        table.createIndex(index, shape.keyPath as string, { unique: shape.unique });
      }
    }
  };
  const db = await done(request);
  const names = Object.keys(saved.tables);
  const tx = db.transaction(names, 'readwrite');
  for (const each of names) {
    const { keyPath, records = [] } = saved.tables[each] ?? {};
    for (const record of records) {
      if (keyPath !== null) tx.objectStore(each).put(unpack(record));
      else tx.objectStore(each).put(unpack((record as Plain[])[1] ?? null), (record as string[])[0]);
    }
  }
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onerror = reject;
  });
  db.close();
}

/** Bytes and files as text that JSON can hold. */
async function pack(value: unknown): Promise<Plain> {
  if (value instanceof Blob) return { $blob: await pack(new Uint8Array(await value.arrayBuffer())), type: value.type };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return Promise.all(value.map(pack));
  if (typeof value !== 'object' || value === null) return value as Plain;
  const parts = await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await pack(part)] as const));
  return Object.fromEntries(parts);
}

function unpack(value: Plain): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, Plain>;
  if (typeof record['$bytes'] === 'string') return new Uint8Array(Buffer.from(record['$bytes'], 'base64'));
  if (record['$blob'] !== undefined) return new Blob([unpack(record['$blob']) as Uint8Array<ArrayBuffer>], { type: record['type'] as string });
  return Object.fromEntries(Object.entries(record).map(([key, part]) => [key, unpack(part)]));
}
