/**
 * Folding: how two spellings of the same words become equal. Its twin on the server passes the
 * same cases in contract/vectors/fold.json.
 */

/** Lower case without marks: "Đăng ký  khai sinh" → "dang ky khai sinh". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a folded text. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}
