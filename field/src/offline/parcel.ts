import { fromBase64url, toBase64url } from './base64url';
import { readReceipt, type Receipt } from './receipts';
import { MOST_BYTES, gunzip, gzip, idOf, isWholeBundle, join } from './format';

/**
 * What passes from phone to phone: a sealed bundle on its way out, or a signed receipt on its way back.
 *
 * As a file it is plain text between two lines, because phones share text files everywhere and chats
 * leave them as they are; as pictures it is the bytes themselves.
 */
export type Parcel =
  | { readonly kind: 'bundle'; readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'receipt'; readonly receipt: Receipt };

const RECEIPT_MARK = Uint8Array.of(0x4e, 0x43, 0x52, 1);
const FIRST = '-----NHIP CAU-----';
const LAST = '-----HET-----';
const LINE = 76;

/** The file's words: a person who opens it by mistake reads what to do with it. */
export function asText(bytes: Uint8Array): string {
  const lines = toBase64url(bytes).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  const hint = 'Tệp này đã niêm phong. Mở ứng dụng Nhịp Cầu, chọn "Mang hộ", rồi chọn tệp này.';
  return [hint, '', FIRST, ...lines, LAST, ''].join('\n');
}

/** A receipt as bytes. */
export function packReceipt(receipt: Receipt): Promise<Uint8Array<ArrayBuffer>> {
  const words = new TextEncoder().encode(JSON.stringify(receipt));
  return gzip(words).then((packed) => join(RECEIPT_MARK, packed));
}

/** What a file or a chain of pictures holds; null when it is nothing of ours, or was cut off. */
export async function readParcel(given: Uint8Array<ArrayBuffer>): Promise<Parcel | null> {
  const bytes = unwrapped(given);
  if (!bytes) return null;
  if (isWholeBundle(bytes)) return { kind: 'bundle', id: idOf(bytes), bytes };
  if (!RECEIPT_MARK.every((byte, at) => bytes[at] === byte)) return null;
  try {
    const words = new TextDecoder().decode(await gunzip(bytes.slice(RECEIPT_MARK.length)));
    const receipt = readReceipt(JSON.parse(words));
    return receipt && { kind: 'receipt', receipt };
  } catch {
    return null;
  }
}

function unwrapped(given: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (given.length > MOST_BYTES * 2) return null;
  const text = new TextDecoder().decode(given);
  const [, inside] = text.split(FIRST);
  if (inside === undefined) return given;
  const [body, end] = inside.split(LAST);
  if (body === undefined || end === undefined) return null;
  try {
    return fromBase64url(body.replace(/\s/g, ''));
  } catch {
    return null;
  }
}
