import { MOST_POINTS, type Sides, sidesOf } from './decode';

/** Why a chosen file cannot be looked at. */
export type Refusal = 'empty' | 'pdf' | 'lockedPdf' | 'heic' | 'notPicture' | 'huge' | 'broken';

const letters = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Names a file by its first bytes, whatever it is called; null when it looks like a picture. */
export async function kindOf(file: Blob): Promise<Refusal | null> {
  if (file.size === 0) return 'empty';
  const head = letters(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (head.startsWith('%PDF')) {
    const tail = letters(new Uint8Array(await file.slice(-4096).arrayBuffer()));
    const start = letters(new Uint8Array(await file.slice(0, 4096).arrayBuffer()));
    return /\/Encrypt\b/.test(tail + start) ? 'lockedPdf' : 'pdf';
  }
  if (/^.{4}ftyp(hei|hev|mif|msf)/s.test(head)) return 'heic';
  return /^(\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP|GIF8|BM|.{4}ftypavif)/s.test(head) ? null : 'notPicture';
}

/** The size of a picture that can be opened, or why it cannot. */
export async function admit(file: Blob): Promise<Sides | Refusal> {
  const refusal = await kindOf(file);
  if (refusal) return refusal;
  const sides = await sidesOf(file).catch(() => null);
  if (!sides) return 'broken';
  return sides.width * sides.height > MOST_POINTS ? 'huge' : sides;
}

/** Papers that name a person to the state: they are looked at and forgotten. */
export function isIdentity(id: string, name: string): boolean {
  return /căn cước|cccd|cmnd|chứng minh|hộ chiếu|tùy thân|tuỳ thân|passport|can_?cuoc|id_card|identity/i.test(`${id} ${name}`);
}

/** Whether a paper is a card, by its name. */
export const isCard = (id: string, name: string): boolean => /căn cước|cccd|cmnd|thẻ|card/i.test(`${id} ${name}`);
