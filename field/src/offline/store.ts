import { openBase, type Base, type Transaction } from './base';
import { whyUnkept } from './errors';
import type { Collection, Draft, FileKind, Letter, Problem, Rows, Session } from './types';
import { Vault, type Bytes, type Lock } from './vault';
import { veiled, veiledStore } from './veil';

/** Rows that lie together in one box: one by one, a village would take seconds to open. */
export interface Page {
  collection: Collection;
  page: number;
  ids: readonly string[];
  box: Bytes;
}

/** One record of the `rows` store. */
export interface RowRecord<C extends Collection = Collection> {
  collection: C;
  id: string;
  row: Rows[C];
}

export interface BundleRecord {
  name: string;
  hash: string;
  data: unknown;
}

/** A letter as stored; only its state, problem, answer time and successor ever change. */
export type StoredLetter = Letter;

export interface StoredDraft extends Draft {
  member: string;
}

/** A first sync on its way: the parts of a snapshot that have arrived, in order. */
export interface SnapshotPart {
  hash: string;
  part: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file that follows its letter; it leaves the phone only when the server holds every byte of it. */
export interface StoredFile {
  /** SHA-256 of the bytes, lower-case hexadecimal: its name everywhere. */
  digest: string;
  member: string;
  /** The letter that announced it. */
  letter: string;
  assist: string;
  kind: FileKind;
  media: string;
  bytes: number;
  blob: Blob;
  /** Where an upload that has begun is resumed; null before. */
  upload: string | null;
  added_at: string;
  state: 'here' | 'sent' | 'refused';
  problem: Problem | null;
}

/**
 * A sealed bundle: made here for others to carry, or carried here for somebody else. A `spare` holds what was
 * recorded in one tap: should this phone have to forget everything, it can still be brought to the server.
 */
export interface SealedBundle {
  id: string;
  role: 'mine' | 'carried' | 'spare';
  bytes: Uint8Array<ArrayBuffer>;
  /** The letters inside; known only for one's own. */
  letters: readonly string[];
  made_at: string;
  delivered_at: string | null;
  /** The server's signed receipt, as it came. */
  receipt: unknown;
  /** Why the server did not take it, when it was last tried. */
  problem?: Problem | null;
  /** When it was last tried. */
  tried_at?: string;
  /** When it was handed to another phone, as far as this one knows. */
  given_at?: string;
  /** When this phone had sent all of it by itself, so that nobody need wait for a receipt. */
  closed_at?: string;
}

/** Single facts, each under its own key. */
export interface Meta {
  store_id: string;
  device_id: string;
  /** `bound`: the server knows this phone's key. */
  session: Session & { token: string; bound?: boolean };
  /** Whose phone this is, as far as it may be told while it is locked. */
  owner: { member: string; commune: string };
  /** What the phone signs its requests with; the private half cannot be read out of the browser. */
  device_key: CryptoKeyPair;
  cursor: { commune: string; scope: string; number: number };
  last_sync: string;
  notice: Problem;
  evicted: { noticed_at: string; unsent: number };
  /** What the phone's clock said when last looked at, what the server's said when last met, and how far it was ahead then; milliseconds. */
  clock: { seen: number; server: number; off?: number };
  lease: { owner: string; until: number };
  /** The server's keys: `public` to seal to, `receipts` to check what it signs; P-256 points in base64url. */
  seal: { id: string; public: string; receipts: readonly string[] };
  /** The number of the last courier receipt that the server has told us. */
  heard: number;
  /** When the server was last given back from a backup, as far as this phone has heard. */
  restored: string;
  /** What the server takes at most. */
  limits: { file_bytes: number };
  /** Bytes of files that went over mobile data on one day. */
  spent: { day: string; bytes: number };
  /** Until when people may be shown without meeting the server, and the latest moment known; by this phone's clock. */
  shown: { until: number; seen: number };
  /** The tongue in which this phone speaks; Vietnamese when none was chosen. */
  tongue: string;
  /** The commune has locked this phone: when it shut itself, and what was sealed or went with it. */
  locked: { at: string; letters: number; review: number; files: number; sealed: boolean; commune: string; guessed?: boolean };
}

/** The keys of this phone; none of them is of use without the PIN. */
export interface Keys {
  /** How the data key lies here. */
  lock: Lock;
  /** Made in this browser, not to be read out of it. */
  bind: CryptoKey;
  /** What the server lent for the days of the lease. */
  share: Bytes;
}

export interface Tables {
  meta: { key: string; value: unknown };
  keys: { key: string; value: unknown };
  pages: { key: [Collection, number]; value: Page };
  /** Where releases before the PIN kept rows; empty since. */
  rows: {
    key: [string, string];
    value: RowRecord;
    indexes: { household: [string, string] };
  };
  outbox: {
    key: string;
    value: StoredLetter;
    indexes: { seq: number; state: [string, string, number] };
  };
  bundles: { key: string; value: BundleRecord };
  drafts: { key: [string, string, string]; value: StoredDraft };
  snapshots: { key: [string, number]; value: SnapshotPart };
  files: { key: string; value: StoredFile; indexes: { state: [string, string] } };
  sealed: { key: string; value: SealedBundle; indexes: { role: string } };
}

export type Store = Base<Tables> & { readonly vault: Vault };
export type StoreName = keyof Tables;

/** Raised with every change of the tables; see `tests/stores/` for what older code left behind. */
export const VERSION = 3;

/**
 * Opens the phone's database, creating or upgrading its tables.
 *
 * An older tab gives way to a newer one at once, so an upgrade never hangs; `onGone` tells that
 * this connection no longer works. A tab that is asleep and cannot give way is told of by `onBlocked`.
 */
export async function openStore(name: string, onGone: () => void, onBlocked?: () => void): Promise<Store> {
  const db = await openBase<Tables>(name, VERSION, {
    upgrade(fresh, old) {
      if (old < 1) createTables(fresh);
      if (old < 2) addCarriers(fresh);
      if (old < 3) addKeys(fresh);
    },
    blocked: () => onBlocked?.(),
    gone: onGone,
  });
  return veiledStore(db, new Vault());
}

function createTables(db: IDBDatabase): void {
  db.createObjectStore('meta');
  const rows = db.createObjectStore('rows', { keyPath: ['collection', 'id'] });
  rows.createIndex('household', ['collection', 'row.household_id']);
  const outbox = db.createObjectStore('outbox', { keyPath: 'id' });
  outbox.createIndex('seq', 'seq', { unique: true });
  outbox.createIndex('state', ['member', 'state', 'seq']);
  db.createObjectStore('bundles', { keyPath: 'name' });
  db.createObjectStore('drafts', { keyPath: ['member', 'household_id', 'procedure'] });
}

function addCarriers(db: IDBDatabase): void {
  db.createObjectStore('snapshots', { keyPath: ['hash', 'part'] });
  const files = db.createObjectStore('files', { keyPath: 'digest' });
  files.createIndex('state', ['member', 'state']);
  const sealed = db.createObjectStore('sealed', { keyPath: 'id' });
  sealed.createIndex('role', 'role');
}

function addKeys(db: IDBDatabase): void {
  db.createObjectStore('keys');
  db.createObjectStore('pages', { keyPath: ['collection', 'page'] });
}

/**
 * Runs one transaction and resolves only once it is committed to disk.
 *
 * If the work throws, nothing of it is stored.
 */
export async function write<N extends StoreName, T>(
  db: Store,
  names: N[],
  work: (tx: Transaction<Tables, N>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(names, 'readwrite', { durability: 'strict' });
  // Without a listener a failed commit would also surface as an unhandled rejection.
  const done = tx.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  let result: T;
  try {
    result = await work(veiled(tx, db.vault));
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // The transaction had already ended by itself.
    }
    const ended = await done;
    // A phone that is full says so at the commit; the request itself only says that it was broken off.
    throw ended && whyUnkept(ended.error) === 'full' ? ended.error : error;
  }
  const failed = await done;
  if (failed) throw failed.error;
  return result;
}

/** Reads one single fact. */
export async function readMeta<K extends keyof Meta>(db: Store, key: K): Promise<Meta[K] | null> {
  return ((await db.get('meta', key)) as Meta[K] | undefined) ?? null;
}

/** Writes one single fact, or removes it when it is null. */
export async function writeMeta<K extends keyof Meta>(db: Store, key: K, value: Meta[K] | null): Promise<void> {
  await write(db, ['meta'], async (tx) => {
    const meta = tx.objectStore('meta');
    await (value === null ? meta.delete(key) : meta.put(value, key));
  });
}

/** Reads one of the phone's keys. */
export async function readKey<K extends keyof Keys>(db: Store, key: K): Promise<Keys[K] | null> {
  return ((await db.get('keys', key)) as Keys[K] | undefined) ?? null;
}

/** The keys of one member's letters in one state, in the order they were written. */
export function stateRange(member: string, state: Letter['state']): IDBKeyRange {
  return IDBKeyRange.bound([member, state], [member, state, []]);
}
