let last = 0;
let step = 0;

/**
 * A new UUIDv7: the phone names things, the server never renames.
 *
 * Ids made in one millisecond, or after the clock was set back, still grow within this page.
 */
export function newId(now: number = Date.now()): string {
  if (now > last) {
    last = now;
    step = 0;
  } else if (++step > 0xfff) {
    last += 1;
    step = 0;
  }
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80;
  const tail = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  const time = last.toString(16).padStart(12, '0');
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7${step.toString(16).padStart(3, '0')}`;
  return `${head}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
