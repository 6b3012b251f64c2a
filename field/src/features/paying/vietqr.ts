/**
 * Codes for paying as banks write them (VietQR, in the shape of EMVCo): read with suspicion.
 *
 * The server reads and makes them in the same way (`safety/vietqr.py`, `contract/vectors/vietqr.json`).
 */

const MOST = 512;

export interface Paying {
  /** The number of the bank. */
  readonly bank: string;
  readonly account: string;
  /** It goes to a card, not to an account. */
  readonly card: boolean;
  /** Made for one payment. */
  readonly once: boolean;
  readonly dong: number | null;
  readonly purpose: string;
  readonly bill: string;
}

/** No code for paying; cut; not as it was made; who is paid stands not in it. */
export type Fault = 'none' | 'broken' | 'changed' | 'other';

type Fields = Readonly<Record<string, string | undefined>>;

/** What a code says, or why it is not believed; two takers, or one thing said twice, are never believed. */
export function readCode(text: string): Paying | Fault {
  if (!text.startsWith('000201') || text.length > 2 * MOST) return 'none';
  const letters = Array.from(text);
  if (letters.length > MOST) return 'none';
  const end = /6304([0-9A-Fa-f]{4})$/.exec(text);
  if (!end) return 'broken';
  if (checksum(text.slice(0, -4)) !== end[1]?.toUpperCase()) return 'changed';
  return readFields(fieldsOf(letters));
}

function readFields(fields: Fields | null): Paying | Fault {
  const inside = (text = ''): Fields | null => fieldsOf(Array.from(text));
  const taker = inside(fields?.['38']);
  const more = inside(fields?.['62']);
  const to = inside(taker?.['01']);
  const dong = /^([0-9]{1,13})(?:\.0{0,2})?$/.exec(fields?.['54'] || '0');
  if (!fields || !taker || !more || !to || !dong) return 'broken';
  const way = taker['02'];
  const card = way === 'QRIBFTTC';
  const ours = taker['00'] === 'A000000727' && (card || way === 'QRIBFTTA') && fields['53'] === '704' && fields['58'] === 'VN';
  if (!ours || Object.keys(fields).some((tag) => tag > '01' && tag < '52' && tag !== '38')) return 'other';
  const { '00': bank = '', '01': account = '' } = to;
  if (!/^[0-9]{6}$/.test(bank) || !/^[0-9A-Za-z]{1,19}$/.test(account)) return 'broken';
  return { bank, account, card, once: fields['01'] === '12', dong: Number(dong[1]) || null, purpose: more['08'] ?? '', bill: more['01'] ?? '' };
}

/** The fields of a text by their tags; null where a length lies, or a tag stands twice. */
function fieldsOf(letters: readonly string[]): Fields | null {
  const found: Record<string, string> = {};
  for (let at = 0; at < letters.length; ) {
    const head = /^([0-9]{2})([0-9]{2})$/.exec(letters.slice(at, at + 4).join(''));
    const tag = head?.[1];
    const end = at + 4 + Number(head?.[2]);
    if (tag === undefined || end > letters.length || tag in found) return null;
    found[tag] = letters.slice(at + 4, end).join('');
    at = end;
  }
  return found;
}

/** The code that pays an account; with an amount, for one payment. */
export function makeCode({ bank, account, dong, purpose }: Pick<Paying, 'bank' | 'account' | 'dong' | 'purpose'>): string {
  const one = (tag: string, value: string): string => (value ? tag + String(value.length).padStart(2, '0') + value : '');
  const taker = one('00', 'A000000727') + one('01', one('00', bank) + one('01', account)) + one('02', 'QRIBFTTA');
  const text =
    one('00', '01') + one('01', dong ? '12' : '11') + one('38', taker) + one('53', '704') + one('54', dong ? String(dong) : '') +
    one('58', 'VN') + one('62', one('08', purpose)) + '6304';
  return text + checksum(text);
}

/** CRC-16/CCITT-FALSE of a text, four characters. */
export function checksum(text: string): string {
  let sum = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, '0');
}
