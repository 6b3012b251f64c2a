/** RFC 9285: bytes in the letters that a QR code packs tightly, and that every reader returns unharmed. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let n = pair ? ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += LETTERS.charAt(n % 45);
      n = Math.floor(n / 45);
    }
  }
  return text;
}

/** The bytes, or null when this is no base45. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  for (let at = 0, to = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), (letter) => LETTERS.indexOf(letter));
    if (digits.includes(-1)) return null;
    const [low = 0, middle = 0, high] = digits;
    const n = low + middle * 45 + (high ?? 0) * 2025;
    if (n > (high === undefined ? 0xff : 0xffff)) return null;
    if (high !== undefined) bytes[to++] = n >>> 8;
    bytes[to++] = n & 0xff;
  }
  return bytes;
}
