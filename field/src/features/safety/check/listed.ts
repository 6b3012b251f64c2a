import type { Bad } from './types';

const HIGH = 2 ** 32;

/** Forty bits of a name (cyrb53, cut); the server counts the same (`safety/checking/hashes.py`). */
export function hashOf(name: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const byte of new TextEncoder().encode(name)) {
    a = Math.imul(a ^ byte, 2654435761);
    b = Math.imul(b ^ byte, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b & 255) * HIGH + (a >>> 0);
}

/** The hashes of a list, read from Rice's code: how far each is from the one before, its high part in ones, its low in k bits. */
export function unpacked({ hashes, k, count }: Bad): Set<number> {
  const bytes = Uint8Array.from(atob(hashes), (one) => one.charCodeAt(0));
  let at = 0;
  const bit = (): number => {
    const found = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    at += 1;
    return found;
  };
  const found = new Set<number>();
  let value = 0;
  for (let n = 0; n < count && at < bytes.length * 8; n++) {
    let high = 0;
    while (at < bytes.length * 8 && bit()) high += 1;
    let low = 0;
    for (let i = 0; i < k; i++) low = low * 2 + bit();
    value += high * 2 ** k + low;
    found.add(value);
  }
  return found;
}
