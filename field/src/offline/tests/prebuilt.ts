import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

type Row = Record<string, unknown>;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The rows of an area as the server keeps them for first syncs, and a line that may break. */
export class Prebuilt {
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cursor: number;
  /** Answers that stop, each after so many bytes. */
  cuts: number[] = [];
  /** A byte that the line turns over. */
  flipped: number | null = null;
  gone = false;
  /** The byte at which each fetch began. */
  readonly begun: number[] = [];

  constructor(rows: ReadonlyMap<string, unknown>, cursor: number, shape = 1) {
    this.bytes = new Uint8Array(gzipSync([JSON.stringify({ shape }), ...linesOf(rows)].join('\n')));
    this.hash = createHash('sha256').update(this.bytes).digest('hex');
    this.cursor = cursor;
  }

  get ref(): Row {
    const { hash, cursor } = this;
    return { hash, bytes: this.bytes.length, cursor, rows: 0, url: `/api/v1/snapshots/${hash}` };
  }

  answer(headers: Headers): Response {
    const tag = `"${this.hash}"`;
    const asked = headers.get('If-Range') === tag ? /^bytes=(\d+)-$/.exec(headers.get('Range') ?? '')?.[1] : undefined;
    const from = Number(asked ?? 0);
    this.begun.push(from);
    const rest = this.bytes.slice(from);
    if (this.flipped !== null && this.flipped >= from) rest[this.flipped - from] = ~(rest[this.flipped - from] ?? 0);
    const told: Record<string, string> = { ETag: tag };
    if (asked !== undefined) told['Content-Range'] = `bytes ${from}-${this.bytes.length - 1}/${this.bytes.length}`;
    return new Response(breaking(rest, this.cuts.shift()), { status: asked === undefined ? 200 : 206, headers: told });
  }
}

/** A body in pieces of 700 bytes that ends, or breaks off after so many bytes. */
function breaking(bytes: Uint8Array<ArrayBuffer>, cut?: number): ReadableStream<Uint8Array> {
  let at = 0;
  const end = cut === undefined ? bytes.length : Math.min(cut, bytes.length);
  return new ReadableStream({
    pull(line) {
      const piece = bytes.slice(at, Math.min(at + 700, end));
      at += piece.length;
      if (piece.length > 0) line.enqueue(piece);
      else if (cut === undefined) line.close();
      else line.error(new TypeError('network error'));
    },
  });
}

function linesOf(rows: ReadonlyMap<string, unknown>): string[] {
  const byCollection = new Map<string, Row[]>();
  for (const [key, row] of rows) {
    const [collection = ''] = key.split(' ');
    byCollection.set(collection, [...(byCollection.get(collection) ?? []), row as Row]);
  }
  const told: string[] = [];
  return [...byCollection].flatMap(([collection, some]) => {
    const fields = [...new Set(some.flatMap((row) => Object.keys(row)))];
    const columns: unknown[][] = fields.map((field) => some.map((row) => row[field] ?? null));
    const ids = fields.map((_, place) => place).filter((place) => columns[place]?.every((one) => typeof one === 'string' && ID.test(one)));
    for (const place of ids) columns[place] = shortened((columns[place] ?? []) as string[], told);
    return [JSON.stringify({ collection, fields, ids, columns })];
  });
}

function shortened(column: readonly string[], told: string[]): unknown[] {
  let last = 0;
  return column.map((id) => {
    const known = told.indexOf(id);
    if (known < 0) {
      told.push(id);
      return id.replaceAll('-', '');
    }
    const step = known - last;
    last = known;
    return step;
  });
}
