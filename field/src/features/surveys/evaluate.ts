/**
 * What an expression of a form comes to, for the answers so far.
 *
 * Its twin on the server is `surveys/plans/evaluating.py`; what both must say is `contract/vectors/surveys.json`.
 */

/** A number, or a list that begins with what it is; `surveys/plans/expressions.py` says which there are. */
export type Tree = number | readonly [string, ...unknown[]];
/** Answers are texts, as XForms writes them, in groups (objects) and repeats (lists). */
export interface Data {
  [name: string]: string | Data | Data[];
}
type Value = string | number | boolean | string[];
export type Here = Readonly<Record<string, number>>;

/** Where an expression is asked: the answers, the moment (as XForms writes it), its places in repeats, and a choice. */
export interface Around {
  readonly data: Data;
  readonly now: string;
  readonly here: Here;
  readonly choice?: Readonly<Record<string, string>>;
}

/** What lies at a path: of repeats within the shared steps the asker's own round, of others all rounds. */
export function answersAt(data: Data, path: string, shared: number, here: Here): (string | Data)[] {
  let found: (string | Data)[] = [data];
  let gone = '';
  path.split('/').forEach((step, at) => {
    gone += (at ? '/' : '') + step;
    const place = at < shared ? here[gone] : undefined;
    found = found.flatMap((one): (string | Data)[] => {
      const inner = typeof one === 'string' ? undefined : one[step];
      if (!Array.isArray(inner)) return inner === undefined ? [] : [inner];
      return place === undefined ? inner : inner.slice(place, place + 1);
    });
  });
  return found;
}

function days(text: string): number {
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  const begun = Date.parse(`${day ?? ''}T00:00:00Z`);
  if (Number.isNaN(begun) || new Date(begun).toISOString().slice(0, 10) !== day) return NaN;
  return begun / 864e5 + (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) / 86400;
}

/** A value as a number; a date as days, what is none as NaN. */
export function toNumber(value: Value): number {
  const one = Array.isArray(value) ? (value[0] ?? '') : value;
  if (typeof one !== 'string') return Number(one);
  return /^[ \t\r\n]*-?(\d+(\.\d*)?|\.\d+)[ \t\r\n]*$/.test(one) ? Number(one) : days(one.trim());
}

/** A value as a text, numbers as XPath writes them. */
export function toText(value: Value): string {
  if (Array.isArray(value)) return value[0] ?? '';
  if (typeof value !== 'number') return String(value);
  if (value === 0) return '0';
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : BigInt(value).toString();
}

/** Whether a value holds: not empty, not zero, not nothing. */
export const toTruth = (value: Value): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

const words = (value: Value): string[] => toText(value).split(/\s+/).filter(Boolean);
const all = (values: readonly Value[]): string[] => values.flatMap((one) => (Array.isArray(one) ? one : [toText(one)]));
const signs = (value: Value): string[] => Array.from(toText(value));

function compare(sign: string, left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') [left, right] = [toTruth(left), toTruth(right)];
  if (Array.isArray(left)) return left.some((one) => compare(sign, one, right));
  if (Array.isArray(right)) return right.some((one) => compare(sign, left, one));
  const same = sign === '=';
  if ((same || sign === '!=') && typeof left === 'string' && typeof right === 'string') return (left === right) === same;
  const [one, other] = [toNumber(left), toNumber(right)];
  if (same) return one === other;
  if (sign === '!=') return one !== other;
  return sign === '<' ? one < other : sign === '<=' ? one <= other : sign === '>' ? one > other : one >= other;
}

function rounded(value: Value, digits: Value = 0): number {
  const [number, by] = [toNumber(value), toNumber(digits)];
  if (!Number.isFinite(number) || Number.isNaN(by)) return by === 0 ? number : NaN;
  const scale = 10 ** Math.min(12, Math.max(-12, Math.trunc(by)));
  const scaled = number * scale;
  return Number.isFinite(scaled) ? (Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5)) / scale : number;
}

function part(value: Value, first: Value, last?: Value): string {
  const start = Math.trunc(toNumber(first));
  const end = last === undefined ? Infinity : Math.trunc(toNumber(last));
  if (!Number.isFinite(start) || Number.isNaN(end) || (last !== undefined && !Number.isFinite(end))) return '';
  return signs(value).slice(Math.max(0, start), Math.max(0, end)).join('');
}

function substring(value: Value, first: Value, many?: Value): string {
  const start = rounded(first);
  const end = many === undefined ? Infinity : start + rounded(many);
  return signs(value)
    .filter((_, at) => start <= at + 1 && at + 1 < end)
    .join('');
}

function among(values: readonly Value[], pick: (...numbers: number[]) => number): number {
  const numbers = all(values).filter(Boolean).map(toNumber);
  return numbers.length ? pick(...numbers) : NaN;
}

function day(value: Value): string {
  const text = toText(value).trim();
  if (!Number.isNaN(days(text))) return text.slice(0, 10);
  const number = toNumber(value);
  return Math.abs(number) <= 700_000 ? new Date(Math.floor(number) * 864e5).toISOString().slice(0, 10) : '';
}

const sorts: Readonly<Record<string, (given: readonly unknown[], around: Around) => Value>> = {
  s: ([text]) => text as string,
  c: ([column], { choice }) => choice?.[column as string] ?? '',
  r: ([path, shared], { data, here }) => answersAt(data, path as string, shared as number, here).map((one) => (typeof one === 'string' ? one : '')),
  ir: ([path, ...pairs], around) => {
    const places: Record<string, number> = { ...around.here };
    for (let at = 0; at < pairs.length; at += 2) {
      const place = toNumber(workOut(pairs[at + 1] as Tree, around));
      if (!(place >= 1)) return '';
      places[pairs[at] as string] = Math.trunc(place) - 1;
    }
    const [one] = answersAt(around.data, path as string, 99, places);
    return typeof one === 'string' ? one : '';
  },
  pos: ([repeat], { here }) => (here[repeat as string] ?? 0) + 1,
  today: (_, { now }) => now.slice(0, 10),
  now: (_, { now }) => now,
  count: ([ref], { data, here }) => {
    const [, path, shared] = ref as [string, string, number];
    return answersAt(data, path, shared, here).length;
  },
  or: (given, around) => given.some((one) => toTruth(workOut(one as Tree, around))),
  and: (given, around) => given.every((one) => toTruth(workOut(one as Tree, around))),
  if: ([asked, then, other], around) => workOut((toTruth(workOut(asked as Tree, around)) ? then : other) as Tree, around),
  coalesce: ([one, other], around) => toText(workOut(one as Tree, around)) || toText(workOut(other as Tree, around)),
};

type Call = (...given: [Value, Value, Value]) => Value;
const calls: Readonly<Record<string, Call>> = {
  '+': (a, b) => toNumber(a) + toNumber(b),
  '-': (a, b) => toNumber(a) - toNumber(b),
  '*': (a, b) => toNumber(a) * toNumber(b),
  div: (a, b) => toNumber(a) / toNumber(b),
  mod: (a, b) => toNumber(a) % toNumber(b),
  neg: (a) => -toNumber(a),
  true: () => true,
  false: () => false,
  not: (a) => !toTruth(a),
  boolean: toTruth,
  number: toNumber,
  string: toText,
  int: (a) => Math.trunc(toNumber(a)),
  round: rounded,
  abs: (a) => Math.abs(toNumber(a)),
  concat: (...given) => all(given).join(''),
  contains: (a, b) => toText(a).includes(toText(b)),
  'starts-with': (a, b) => toText(a).startsWith(toText(b)),
  'ends-with': (a, b) => toText(a).endsWith(toText(b)),
  substr: part,
  substring,
  'string-length': (a) => signs(a).length,
  'normalize-space': (a) => words(a).join(' '),
  join: (between, ...given) => all(given).join(toText(between)),
  regex: (a, b) => toText(a).length <= 2000 && new RegExp(`^(?:${toText(b)})$`).test(toText(a)),
  selected: (a, b) => words(a).includes(toText(b).trim()),
  'selected-at': (a, b) => words(a)[Math.trunc(toNumber(b))] ?? '',
  'count-selected': (a) => words(a).length,
  'count-non-empty': (a) => all([a]).filter(Boolean).length,
  sum: (a) => all([a]).filter(Boolean).reduce((sum, one) => sum + toNumber(one), 0),
  min: (...given) => among(given, Math.min),
  max: (...given) => among(given, Math.max),
  date: day,
  'decimal-date-time': toNumber,
};

/** What a tree comes to. */
export function workOut(tree: Tree, around: Around): Value {
  if (typeof tree === 'number') return tree;
  const [name, ...given] = tree;
  const own = sorts[name];
  if (own) return own(given, around);
  const values = given.map((one) => workOut(one as Tree, around));
  const call = calls[name] ?? ((a, b) => compare(name, a, b));
  return call(...(values as [Value, Value, Value]));
}
