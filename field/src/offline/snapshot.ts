import { sha256 } from './digest';
import { Unreachable } from './errors';
import { write, type RowRecord, type SnapshotPart, type Store } from './store';
import type { Collection } from './types';
import type { Wire } from './wire';

/** The shape of snapshots that this phone reads (server/nhipcau/sync/columns.py). */
const SHAPE = 1;
/** A part is stored as soon as so much of it has come: a kill in the middle costs no more. */
const PART_BYTES = 8192;

/** A snapshot that the server holds ready: all rows of the phone's place, packed; `hash` is that of the packed bytes. */
export interface SnapshotRef {
  readonly hash: string;
  readonly bytes: number;
  readonly url: string;
}

/** What came is not what was promised: the phone asks for its rows in the plain way. */
export class Damaged extends Error {}

/** The shape to ask for; 0 on a browser that cannot unpack. */
export function readableShape(): number {
  return 'DecompressionStream' in globalThis ? SHAPE : 0;
}

/**
 * Fetches a snapshot, going on where an earlier try was cut, checks every byte and unpacks it.
 *
 * Gives its lines, small until each is turned into rows. What has come stays stored until the rows are;
 * `told` hears how many percent have come.
 */
export async function fetchSnapshot(
  db: Store,
  wire: Wire,
  token: string,
  ref: SnapshotRef,
  told: (percent: number) => void,
): Promise<string[]> {
  await dropParts(db, ref.hash);
  let parts = await partsOf(db, ref.hash);
  if (sizeOf(parts) < ref.bytes) {
    await fetchRest(db, wire, token, ref, sizeOf(parts), told);
    parts = await partsOf(db, ref.hash);
  }
  const packed = await new Blob(parts.map((part) => part.bytes)).arrayBuffer();
  const lines = (await sha256(packed)) === ref.hash ? await unpacked(packed).catch(() => null) : null;
  if (lines) return lines;
  await dropParts(db);
  throw new Damaged('The snapshot is not the one that was promised.');
}

/** The lines of a snapshot; null when it has a shape that this phone does not read. */
async function unpacked(packed: ArrayBuffer): Promise<string[] | null> {
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const [head = '', ...lines] = (await new Response(plain).text()).split('\n');
  return (JSON.parse(head) as { shape: unknown }).shape === SHAPE ? lines : null;
}

async function fetchRest(
  db: Store,
  wire: Wire,
  token: string,
  ref: SnapshotRef,
  have: number,
  told: (percent: number) => void,
): Promise<void> {
  const { from, read } = await wire.stream(ref.url, token, have, `"${ref.hash}"`);
  if (from !== have) await dropParts(db);
  let stored = from;
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const store = async (): Promise<void> => {
    if (size === 0) return;
    const bytes = new Uint8Array(await new Blob(waiting).arrayBuffer());
    const hidden = await db.vault.hide(`snapshot ${ref.hash} ${stored}`, bytes);
    await write(db, ['snapshots'], (tx) => tx.objectStore('snapshots').put({ hash: ref.hash, part: stored, bytes: hidden }));
    stored += size;
    [waiting, size] = [[], 0];
  };
  try {
    for (let piece = await read(); piece && stored + size <= ref.bytes; piece = await read()) {
      waiting.push(piece);
      size += piece.length;
      told(Math.floor((100 * Math.min(stored + size, ref.bytes)) / ref.bytes));
      if (size >= PART_BYTES) await store();
    }
  } finally {
    await store();
  }
  if (stored < ref.bytes) throw new Unreachable('The snapshot stopped on its way.');
}

/** The parts that have come, in order and without a gap; anything after a gap is of no use. */
async function partsOf(db: Store, hash: string): Promise<SnapshotPart[]> {
  const hidden = await db.getAll('snapshots', IDBKeyRange.bound([hash], [hash, []]));
  const shown = hidden.map(async (part) => ({ ...part, bytes: await db.vault.show(`snapshot ${hash} ${part.part}`, part.bytes) }));
  const parts = await Promise.all(shown);
  let size = 0;
  const whole = parts.findIndex((part) => {
    const gap = part.part !== size;
    size += part.bytes.length;
    return gap;
  });
  return whole < 0 ? parts : parts.slice(0, whole);
}

function sizeOf(parts: readonly SnapshotPart[]): number {
  return parts.reduce((size, part) => size + part.bytes.length, 0);
}

/** Drops what came of all snapshots, or of all but one. */
async function dropParts(db: Store, except = ''): Promise<void> {
  const strange = (await db.getAllKeys('snapshots')).filter(([hash]) => hash !== except);
  if (strange.length === 0) return;
  await write(db, ['snapshots'], (tx) => Promise.all(strange.map((key) => tx.objectStore('snapshots').delete(key))));
}

interface Line {
  readonly collection: Collection;
  readonly fields: readonly string[];
  /** The columns that hold ids. */
  readonly ids: readonly number[];
  readonly columns: readonly (readonly unknown[])[];
}

/** Turns a line into its rows; `known` are the ids that the lines before it have told. */
export function rowsOf(text: string, known: string[]): RowRecord[] {
  const { collection, fields, ids, columns } = JSON.parse(text) as Line;
  const plain = columns.map((column, place) => (ids.includes(place) ? idsOf(column, known) : column));
  return (plain[0] ?? []).map((_, at) => {
    const row = Object.fromEntries(fields.map((field, place) => [field, plain[place]?.[at]]));
    return { collection, id: String(row['id']), row } as unknown as RowRecord;
  });
}

/** A text is a new id in 32 digits; a number leads so many steps on in the list of those already told. */
function idsOf(column: readonly unknown[], known: string[]): unknown[] {
  let at = 0;
  return column.map((one) => {
    if (typeof one === 'number') return known[(at += one)];
    if (typeof one !== 'string') return null;
    const id = one.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    known.push(id);
    return id;
  });
}
