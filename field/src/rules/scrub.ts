/**
 * Nothing secret is written down: codes, passwords, card and identity numbers in free text are covered with dots.
 *
 * The server covers what comes from elsewhere in the same way (`kernel/scrub.py`, `contract/vectors/scrub.json`).
 */

const DOT = '•';
const D = '[0-9•]';
const RUN = `${D}(?:[ -]?${D}){3,7}`;
const END = `(?![0-9•]|[.,/:-]${D}| ?mah)`;
const BEFORE = '(^|[^0-9a-z•.,/:-])';
const ALONE = '(^|[^0-9a-z•.-])';
const STOP = '(?![0-9a-z•]|[.-][0-9a-z•])';
const KEY = '(?:otp|pin|passcode|password|mat khau|mat ma|ma (?:xac (?:thuc|minh|nhan)|bao mat|kich hoat))';

type Kind = 'code' | 'card' | 'identity' | 'password';

/** What it is, and where it stands: all that is matched but the part in the last parentheses comes before it. */
const PATTERNS: readonly (readonly [Kind, RegExp])[] = (
  [
    ['code', `((?:^|[^a-z])${KEY}(?![a-z])[^0-9•\\n;]{0,24}?(?:^|[^0-9a-z•.,/:-]))(${RUN})${END}`],
    ['code', `((?:^|[^a-z])ma(?: la| so)?[ :=]{1,3})(${RUN})${END}`],
    ['code', `${BEFORE}(${RUN}) ?(?:la |\\(|- |, ?)?(?:ma )?${KEY}(?![a-z])`],
    ['card', `${ALONE}(${D}(?:[ .-]?${D}){12,18})${STOP}`],
    ['identity', `${ALONE}(0(?:0[1-9]|[1-8][0-9]|9[0-6])(?:[ .]?[0-9]){9})${STOP}`],
    ['identity', '((?:cmnd|cccd|chung minh|can cuoc)[^0-9•\\n;]{0,16})([0-9]{9}|[0-9]{12})(?![0-9a-z•])'],
    ['password', '((?:^|[^a-z])(?:mat khau|password|passcode|mk) ?(?:la |is |[:=]) ?)([^ \\n]{4,})'],
  ] as const
).map(([kind, pattern]) => [kind, new RegExp(pattern, 'g')]);

/** The text with its secrets covered, and which kinds there were; a clean text comes back as it is. */
export function scrub(text: string): readonly [clean: string, kinds: readonly Kind[]] {
  if (text.length < 4 || !/[0-9@#$%!_&*•]/.test(text)) return [text, []];
  const whole = text.normalize('NFC');
  const plain = whole.replace(/[^]/g, letter);
  const covered = whole.split('');
  const kinds = new Set<Kind>();
  for (const [kind, pattern] of PATTERNS) {
    for (const { index, 1: before = '', 2: found = '' } of plain.matchAll(pattern)) {
      if (!isOne(kind, found)) continue;
      const from = index + before.length;
      for (let at = from; at < from + found.length; at++) {
        if (kind === 'password' || /[0-9]/.test(plain.charAt(at))) covered[at] = DOT;
      }
      kinds.add(kind);
    }
  }
  const clean = covered.join('');
  return clean === whole ? [text, []] : [clean, [...kinds]];
}

/** The small letter without marks, one for each place in the text. */
function letter(one: string): string {
  return one === 'đ' || one === 'Đ' ? 'd' : one.normalize('NFD').charAt(0).toLowerCase().charAt(0);
}

/** Whether what has the shape of a secret is one. */
function isOne(kind: Kind, found: string): boolean {
  if (kind === 'password') return /[0-9@#$%!_&*]/.test(found);
  if (kind !== 'card') return true;
  const digits = found.replace(/[^0-9•]/g, '');
  return digits.includes(DOT) || digits.startsWith('9704') || sumsUp(digits);
}

/** The check that every card number passes (ISO/IEC 7812). */
function sumsUp(digits: string): boolean {
  const sum = Array.from(digits).reverse().reduce((total, one, at) => {
    const value = Number(one) * (1 + (at % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
