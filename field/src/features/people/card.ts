/** What is taken from the code of an identity card: a name and a birth. The number is looked at, and let go. */
export interface CardSays {
  readonly name: string;
  /** The day (ISO date), or the year alone where the card knows no more. */
  readonly born: string;
  /** What does not fit the number: only a reason to look again. */
  readonly odd: 'year' | 'sex' | null;
}

/**
 * Reads the fields of a card's code, parted by "|": six, seven or more of them. The name is found by its looks, the birth stands behind it.
 *
 * Number, old number, name, birth, sex, home, day of issue; cards since 2024 say more. Null when it is no card.
 */
export function readCard(text: string): CardSays | null {
  if (text.length > 2000) return null;
  const [number = '', ...fields] = text.normalize('NFC').split('|').map((field) => field.trim());
  const at = fields.findIndex((field) => /^\p{L}[\p{L}\p{M}'’. -]{0,79}$/u.test(field));
  const [name, birth = '', sex = ''] = at < 0 ? [] : fields.slice(at, at + 3);
  const born = bornIn(birth);
  if (!/^[0-9]{12}$/.test(number) || name === undefined || born === null) return null;
  return { name: written(name), born, odd: oddity(number, born, sex) };
}

/** A birth as cards write it: ddmmyyyy, dd/mm/yyyy or the year alone. */
function bornIn(field: string): string | null {
  const [, day = '', month = '', year = ''] = /^(?:([0-9]{2})[/.-]?([0-9]{2})[/.-]?)?((?:19|20)[0-9]{2})$/.exec(field) ?? [];
  if (!day || day + month === '0000') return year || null;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? null : iso;
}

/** A name in capitals as people write it. */
function written(name: string): string {
  const one = name.replace(/\s+/g, ' ');
  if (one !== one.toUpperCase()) return one;
  return one.toLowerCase().replace(/(^|[ '’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** The fourth digit tells century and sex, the two after it the year. */
function oddity(number: string, born: string, sex: string): CardSays['odd'] {
  const told = Number(number.charAt(3));
  if (born.slice(0, 4) !== String(19 + Math.floor(told / 2)) + number.slice(4, 6)) return 'year';
  const said = ({ nam: 0, nữ: 1 } as Readonly<Record<string, number>>)[sex.toLowerCase()];
  return said !== undefined && said !== told % 2 ? 'sex' : null;
}
