/** Letters that look like others, and the tricks of hiding them. */

const MARKS = /\p{Mn}/gu;
/** Cyrillic and Greek letters, and some of other alphabets, each above the Latin letter it looks like. */
const STRANGE = 'авсԁеԍһіјкӏмпорԛѕтѵшхугзьαβεηικνορτυχγωɡıłøɩӊɑѡց';
const LOOKS = 'abcdeghijklmnopqstvwxyr3babenikvoptuxywgiloihawg';
const LIKE = new Map(Array.from(STRANGE).map((one, at) => [one, LOOKS.charAt(at)] as const));

/** What cannot be seen, and what turns the direction of writing. */
export const HIDDEN = /[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/u;
/** Letters of full width, and signs that look like a dot or a slash and are none. */
export const WIDE = /[\uff01-\uff5e\u3002\uff61\u2024\u2044\u2215\u29f8\u2571]/u;

const HIDDEN_ALL = new RegExp(HIDDEN, 'gu');

/** Small Latin letters without marks, whatever alphabet they were borrowed from; everything else stays. */
export function latin(text: string): string {
  const plain = text.normalize('NFKC').replace(HIDDEN_ALL, '').toLowerCase().normalize('NFD').replace(MARKS, '');
  return Array.from(plain, (one) => (one === 'đ' ? 'd' : (LIKE.get(one) ?? one))).join('');
}

/** How a name looks at a glance: 0 and o, l and 1 and i, rn and m are one. */
export function glance(name: string): string {
  return latin(name)
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[i1|!]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/3/g, 'e')
    .replace(/4/g, 'a')
    .replace(/5/g, 's')
    .replace(/q/g, 'g');
}

/** Whether one name has letters of two alphabets. */
export function isMixed(name: string): boolean {
  const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];
  return alphabets.filter((one) => one.test(name)).length > 1;
}

/** Whether one change, one letter more or one letter less makes one name of the other. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  const swapped = a.charAt(at) === b.charAt(at + 1) && a.charAt(at + 1) === b.charAt(at) && rest(a, at + 2) === rest(b, at + 2);
  return swapped || rest(a, at + 1) === rest(b, at + 1) || rest(a, at) === rest(b, at + 1) || rest(a, at + 1) === rest(b, at);
}

/** What stands behind `xn--` (RFC 3492); the name as it is where it makes no sense. */
export function unpunycode(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const cut = label.lastIndexOf('-');
  const out = cut > 3 ? Array.from(label.slice(4, cut), (one) => one.charCodeAt(0)) : [];
  let [n, i, bias] = [128, 0, 72];
  const rest = label.slice(cut > 3 ? cut + 1 : 4);
  for (let at = 0; at < rest.length; ) {
    const old = i;
    for (let w = 1, k = 36; ; k += 36) {
      const digit = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(rest.charAt(at) || '?');
      if (digit < 0) return label;
      at += 1;
      i += digit * w;
      const t = Math.min(26, Math.max(1, k - bias));
      if (digit < t) break;
      w *= 36 - t;
    }
    let delta = Math.floor((i - old) / (old === 0 ? 700 : 2));
    const length = out.length + 1;
    delta += Math.floor(delta / length);
    let k = 0;
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
    bias = k + Math.floor((36 * delta) / (delta + 38));
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff) return label;
    out.splice(i, 0, n);
    i += 1;
  }
  return String.fromCodePoint(...out);
}
