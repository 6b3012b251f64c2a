/** The outside of a bundle: `NCB1 · bundle id · key id · sealed`. No key is needed to know one. */

/** The last byte is the version of the format; the whole head is bound into the seal. */
export const MARK = Uint8Array.of(0x4e, 0x43, 0x42, 1);
export const HEAD_BYTES = 28;
export const MOST_BYTES = 1024 * 1024;
const SMALLEST = 1024;

/** Up to 1, 1½, 2, 3, 4, 6 … kB, so that the size of a bundle tells little. */
export function sizeClass(bytes: number): number {
  let size = SMALLEST;
  while (size < bytes) size *= 2;
  const between = size * 0.75;
  return between >= bytes && between >= SMALLEST ? between : size;
}

/** Whether these bytes have the shape of a bundle; one that was cut off has no size that bundles have. */
export function isWholeBundle(bytes: Uint8Array): boolean {
  const marked = MARK.every((byte, at) => bytes[at] === byte);
  return marked && bytes.length <= MOST_BYTES && bytes.length === sizeClass(bytes.length);
}

/** The id in the head of a bundle. */
export function idOf(bundle: Uint8Array): string {
  const hex = Array.from(bundle.subarray(4, 20), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Packed where the browser can. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof CompressionStream === 'undefined') return bytes;
  return through(bytes, new CompressionStream('gzip'));
}

/** Unpacked, if it was packed. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? through(bytes, new DecompressionStream('gzip')) : bytes;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
