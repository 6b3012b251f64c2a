/** Fold Vietnamese for searching: without marks, and by sound. The server folds the same way. */

/** Longest first; the first that fits is taken. */
const FIRST: readonly (readonly [written: string, heard: string])[] = [
  ['ngh', 'ng'],
  ['ng', 'ng'],
  ['nh', 'nh'],
  ['gh', 'g'],
  ['kh', 'kh'],
  ['ch', 'ch'],
  ['th', 'th'],
  ['tr', 'ch'],
  ['ph', 'f'],
  ['d', 'd'],
  ['r', 'd'],
  ['x', 's'],
  ['n', 'l'],
  ['c', 'k'],
  ['q', 'k'],
];

/** The words in small letters without marks, đ as d, y as i where both are written. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/y/g, oneI);
}

/** "ky" and "ki", "quy" and "qui" are written both ways; "tay" and "tai" are two words. */
function oneI(y: string, at: number, all: string): string {
  const afterVowel = at > 0 && 'aeiou'.includes(all.charAt(at - 1));
  return afterVowel && all.slice(Math.max(0, at - 2), at) !== 'qu' ? y : 'i';
}

/** The folded words as they are heard: tr/ch, d/gi/r, s/x, n/l, ph/f, c/k/q, ng/ngh, g/gh. */
export function sound(text: string): string {
  return fold(text).split(' ').map(heard).join(' ');
}

function heard(word: string): string {
  if (word.startsWith('gi')) return `d${/^gi[aeiou]/.test(word) ? word.slice(2) : word.slice(1)}`;
  const first = FIRST.find(([written]) => word.startsWith(written));
  return first ? first[1] + word.slice(first[0].length) : word;
}
