/** Keys in a row, and the ways over a phone's number pad. */
const ROWS = '01234567890 09876543210 147258369 963852741 789456123 159753 357159';
const DAY = '(0[1-9]|[12]\\d|3[01])';
const MONTH = '(0[1-9]|1[0-2])';
/** Born 1930–2012, whoever goes from house to house today; each has a child or a spouse who knows the day. */
const YEAR = '([03-9]\\d|1[0-2])';
const BIRTHDAY = new RegExp(`^(${DAY}${MONTH}${YEAR}|${YEAR}${MONTH}${DAY}|(..)?(19[3-9]\\d|200\\d|201[0-2])(..)?)$`);
const REPEATED = /^(...)\1$|^(.)\2(.)\3(.)\4$|^(.)(.)(.)\7\6\5$/;

/** Whether somebody who guesses at six digits tries these first: the phone gives ten guesses. */
export function isEasy(pin: string): boolean {
  return new Set(pin).size < 3 || ROWS.includes(pin) || REPEATED.test(pin) || BIRTHDAY.test(pin);
}
