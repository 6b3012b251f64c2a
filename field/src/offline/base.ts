/** The browser's own database with promises for requests; nothing else of it is changed. */

/** A table: by what its records are named, what they are, and by what else they are found. */
export interface Kind {
  key: IDBValidKey;
  value: unknown;
  indexes?: object;
}

type Asked<K> = K | IDBKeyRange;
/** The keys of an index; a table without any has none to ask for. */
type Found<K extends Kind, I> = K extends { indexes: infer F } ? (I extends keyof F ? F[I] : never) : never;

/** What can be asked of a table, and of an index of it. */
export interface Look<K extends Kind, By = K['key']> {
  get(key: Asked<By>): Promise<K['value'] | undefined>;
  getAll(range?: Asked<By> | null, most?: number): Promise<K['value'][]>;
  getAllKeys(range?: Asked<By> | null, most?: number): Promise<K['key'][]>;
  count(range?: Asked<By>): Promise<number>;
  openCursor(range: Asked<By> | null, way: IDBCursorDirection): Promise<{ readonly value: K['value'] } | null>;
}

/** A table inside a transaction. */
export interface Table<K extends Kind> extends Look<K> {
  readonly name: string;
  readonly transaction: object;
  put(value: K['value'], key?: K['key']): Promise<unknown>;
  add(value: K['value'], key?: K['key']): Promise<unknown>;
  delete(key: Asked<K['key']>): Promise<unknown>;
  clear(): Promise<unknown>;
  index<I extends keyof NonNullable<K['indexes']>>(name: I): Look<K, Found<K, I>>;
}

export interface Transaction<T extends { [N in keyof T]: Kind }, N extends keyof T> {
  /** Settles with the transaction: only then is it on the disk. */
  readonly done: Promise<void>;
  objectStore<One extends N>(name: One): Table<T[One]>;
  abort(): void;
}

/** A database with these tables; every verb here is a transaction of its own. */
export interface Base<T extends { [N in keyof T]: Kind }> {
  readonly objectStoreNames: DOMStringList;
  get<N extends keyof T>(table: N, key: Asked<T[N]['key']>): Promise<T[N]['value'] | undefined>;
  getKey<N extends keyof T>(table: N, key: Asked<T[N]['key']>): Promise<T[N]['key'] | undefined>;
  getAll<N extends keyof T>(table: N, range?: Asked<T[N]['key']>): Promise<T[N]['value'][]>;
  getAllKeys<N extends keyof T>(table: N, range?: Asked<T[N]['key']>): Promise<T[N]['key'][]>;
  count<N extends keyof T>(table: N, range?: Asked<T[N]['key']>): Promise<number>;
  getAllFromIndex<N extends keyof T, I extends keyof NonNullable<T[N]['indexes']>>(
    table: N,
    index: I,
    range?: Asked<Found<T[N], I>>,
    most?: number,
  ): Promise<T[N]['value'][]>;
  countFromIndex<N extends keyof T, I extends keyof NonNullable<T[N]['indexes']>>(
    table: N,
    index: I,
    range?: Asked<Found<T[N], I>>,
  ): Promise<number>;
  put<N extends keyof T>(table: N, value: T[N]['value'], key?: T[N]['key']): Promise<void>;
  delete<N extends keyof T>(table: N, key: Asked<T[N]['key']>): Promise<void>;
  clear(table: keyof T): Promise<void>;
  transaction<N extends keyof T>(tables: N[], mode: 'readonly' | 'readwrite', how?: IDBTransactionOptions): Transaction<T, N>;
  close(): void;
}

type Ask = (...told: unknown[]) => unknown;

function why({ error }: IDBRequest | IDBTransaction): DOMException {
  return error ?? new DOMException('The transaction was broken off.', 'AbortError');
}

/** What a request brings; the transaction is still alive for whoever waited. */
function brought<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(why(request));
    };
  });
}

function ended(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => {
      resolve();
    };
    tx.onabort = () => {
      reject(why(tx));
    };
  });
}

/** Stands before an object: the verbs named here go another way, all others their own. */
export function before<T extends object>(real: T, ways: Readonly<Record<string, unknown>>, other = (made: unknown): unknown => made): T {
  return new Proxy(real, {
    get(_target, verb) {
      if (verb in ways) return ways[verb as string];
      const found: unknown = Reflect.get(real, verb);
      return typeof found === 'function' ? (...told: unknown[]) => other((found as Ask).apply(real, told)) : found;
    },
  });
}

function plain(made: unknown): unknown {
  if (made instanceof IDBRequest) return brought(made);
  if (made instanceof IDBObjectStore || made instanceof IDBIndex) return before(made, {}, plain);
  return made;
}

/** The verbs that ask one thing of one table, in a transaction of their own. */
function shortcuts(db: IDBDatabase): Record<string, Ask> {
  /** What is read at the same moment shares a transaction; it sees what was written before that moment. */
  let reads = new Map<unknown, IDBTransaction>();
  const ways: Record<string, Ask> = {
    transaction: (...told) => {
      reads = new Map();
      const tx = db.transaction(...(told as Parameters<IDBDatabase['transaction']>));
      return before(tx, { done: ended(tx) }, plain);
    },
  };
  const table = (name: unknown): IDBObjectStore => {
    if (reads.size === 0)
      queueMicrotask(() => {
        reads = new Map();
      });
    const tx = reads.get(name) ?? db.transaction(name as string);
    reads.set(name, tx);
    return tx.objectStore(name as string);
  };
  for (const verb of ['get', 'getKey', 'getAll', 'getAllKeys', 'count'] as const) {
    const ask = (of: IDBObjectStore | IDBIndex, told: unknown[]): unknown => plain((of[verb] as Ask).apply(of, told));
    // A database that was closed refuses the promise, never the caller: others may already be waiting beside it.
    ways[verb] = async (name, ...told) => await ask(table(name), told);
    ways[`${verb}FromIndex`] = async (name, index, ...told) => await ask(table(name).index(index as string), told);
  }
  for (const verb of ['put', 'delete', 'clear'] as const) {
    ways[verb] = async (name, ...told) => {
      reads = new Map();
      const tx = db.transaction(name as string, 'readwrite');
      const store = tx.objectStore(name as string);
      await Promise.all([plain((store[verb] as Ask).apply(store, told)), ended(tx)]);
    };
  }
  return ways;
}

/** What happens around a database that is opened. */
export interface Around {
  /** Makes the tables of an older version into those of today. */
  readonly upgrade: (db: IDBDatabase, old: number) => void;
  /** A tab holds an older version open and cannot give way. */
  readonly blocked: () => void;
  /** A newer version wants to open, or the browser has taken the database away; this one has been closed. */
  readonly gone: () => void;
}

export async function openBase<T extends { [N in keyof T]: Kind }>(name: string, version: number, { upgrade, blocked, gone }: Around): Promise<Base<T>> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = (event) => {
    upgrade(request.result, event.oldVersion);
  };
  request.onblocked = blocked;
  const db = await brought(request);
  db.onversionchange = () => {
    db.close();
    gone();
  };
  db.onclose = gone;
  return before(db, shortcuts(db)) as unknown as Base<T>;
}
