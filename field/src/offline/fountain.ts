/**
 * A rateless code: from content of K blocks come as many frames as anybody cares to show, and nearly
 * any K of them give the content back, in any order, from any beginning.
 *
 * The first K frames are the blocks themselves; each later one is the XOR of about half of the
 * blocks, chosen by its number. Whoever missed frames needs K and a handful more, whichever they are.
 */

const HEAD_BYTES = 10;
const CHECK_BYTES = 4;
const FORMAT = 1;
/** What one frame carries of the content. */
export const BLOCK_BYTES = 300;
/** More than this is not shown as pictures: a file takes over. */
export const MOST_SHOWN = 32 * 1024;
const FRAME_NUMBERS = 65_536;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Which blocks a frame holds: one of the first K, else about half of all, the same on every phone. */
export function blocksOf(frame: number, blocks: number): boolean[] {
  if (frame < blocks) return Array.from({ length: blocks }, (_, at) => at === frame);
  let state = (Math.imul(frame + 1, 0x9e3779b1) ^ Math.imul(blocks, 0x85ebca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const chosen = Array.from({ length: blocks }, () => next() >>> 31 === 1);
  // A frame of nothing would be shown for nothing.
  if (!chosen.includes(true)) chosen[next() % blocks] = true;
  return chosen;
}

function xorInto(target: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) ^ (other[at] ?? 0);
}

/** Shows content as frames, each under its number; numbers above 65,535 begin again. */
export class Fountain {
  readonly blocks: number;
  readonly #parts: Uint8Array[];
  readonly #length: number;
  readonly #check: number;

  constructor(content: Uint8Array) {
    if (content.length === 0 || content.length > MOST_SHOWN) throw new RangeError('Not for frames.');
    this.blocks = Math.ceil(content.length / BLOCK_BYTES);
    const size = blockSize(content.length);
    this.#parts = Array.from({ length: this.blocks }, (_, at) => {
      const part = new Uint8Array(size);
      part.set(content.subarray(at * size, (at + 1) * size));
      return part;
    });
    this.#length = content.length;
    this.#check = crc32(content);
  }

  frame(number: number): Uint8Array {
    const name = number % FRAME_NUMBERS;
    const size = this.#parts[0]?.length ?? 0;
    const frame = new Uint8Array(HEAD_BYTES + size + CHECK_BYTES);
    const view = new DataView(frame.buffer);
    view.setUint8(0, FORMAT);
    view.setUint32(1, this.#check);
    view.setUint8(5, this.#length >>> 16);
    view.setUint16(6, this.#length & 0xffff);
    view.setUint16(8, name);
    const body = frame.subarray(HEAD_BYTES, HEAD_BYTES + size);
    blocksOf(name, this.blocks).forEach((held, at) => {
      const part = this.#parts[at];
      if (held && part) xorInto(body, part);
    });
    view.setUint32(HEAD_BYTES + size, crc32(frame.subarray(0, HEAD_BYTES + size)));
    return frame;
  }
}

function blockSize(length: number): number {
  return Math.ceil(length / Math.ceil(length / BLOCK_BYTES));
}

interface Seen {
  readonly check: number;
  readonly length: number;
  readonly number: number;
  readonly body: Uint8Array;
}

function readFrame(frame: Uint8Array): Seen | null {
  const end = frame.length - CHECK_BYTES;
  if (end <= HEAD_BYTES || frame[0] !== FORMAT) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  if (view.getUint32(end) !== crc32(frame.subarray(0, end))) return null;
  const length = (view.getUint8(5) << 16) | view.getUint16(6);
  if (length === 0 || length > MOST_SHOWN || blockSize(length) !== end - HEAD_BYTES) return null;
  return { check: view.getUint32(1), length, number: view.getUint16(8), body: frame.slice(HEAD_BYTES, end) };
}

interface Row {
  readonly held: boolean[];
  readonly body: Uint8Array;
}

/** Collects frames until the content is whole. Frames that are damaged, or of other content, change nothing. */
export class Bucket {
  #of: Seen | null = null;
  /** For each block at most one row whose first held block it is. */
  #rows: (Row | undefined)[] = [];
  #content: Uint8Array<ArrayBuffer> | null = null;

  /** How much is there, and how much it takes. */
  get progress(): { readonly done: number; readonly all: number } {
    const all = this.#rows.length;
    return { done: this.#rows.filter((row) => row !== undefined).length, all };
  }

  /** The whole content once there is enough; null before. */
  get content(): Uint8Array<ArrayBuffer> | null {
    return this.#content;
  }

  /** Takes one frame; true when it brought something new. */
  add(frame: Uint8Array): boolean {
    const seen = readFrame(frame);
    if (!seen || this.#content) return false;
    if (this.#of?.check !== seen.check || this.#of.length !== seen.length) {
      // Somebody shows another bundle now: begin anew.
      this.#of = seen;
      this.#rows = Array.from({ length: Math.ceil(seen.length / BLOCK_BYTES) });
    }
    const fresh = this.#reduce({ held: blocksOf(seen.number, this.#rows.length), body: seen.body });
    if (fresh && !this.#rows.includes(undefined)) this.#solve(seen);
    return fresh;
  }

  /** Takes out of a row what is known already; what is left, if anything, is a new row. */
  #reduce(row: Row): boolean {
    for (let at = 0; at < row.held.length; at++) {
      if (!row.held[at]) continue;
      const known = this.#rows[at];
      if (!known) {
        this.#rows[at] = row;
        return true;
      }
      take(row, known);
    }
    return false;
  }

  #solve({ length, check }: Seen): void {
    const rows = this.#rows as Row[];
    for (let at = rows.length - 1; at >= 0; at--) {
      const row = rows[at];
      if (!row) return;
      for (let later = at + 1; later < rows.length; later++) {
        const known = rows[later];
        if (row.held[later] && known) take(row, known);
      }
    }
    const size = blockSize(length);
    const content = new Uint8Array(rows.length * size);
    rows.forEach((row, at) => {
      content.set(row.body, at * size);
    });
    const whole = content.slice(0, length);
    if (crc32(whole) === check) this.#content = whole;
    else this.#of = null;
  }
}

function take(row: Row, known: Row): void {
  known.held.forEach((held, at) => {
    if (held) row.held[at] = !row.held[at];
  });
  xorInto(row.body, known.body);
}
