import type { Bodies, Letter, Verb } from '../../offline';

/** What a person may put right in a refused letter, by the name of the field in its body. */
const FIELDS = {
  head_name: 'text',
  full_name: 'text',
  given_name: 'text',
  birth_year: 'year',
  note: 'text',
  witness_name: 'text',
  next_date: 'date',
} as const;
export type FieldName = keyof typeof FIELDS;
/** What was typed so far, and the day the work was done when the clock had it wrong. */
export type Edits = Readonly<Partial<Record<FieldName | 'happened_at', string>>>;

interface Editable {
  readonly key: FieldName;
  readonly kind: 'text' | 'year' | 'date';
  readonly value: string;
}

/** The problems that speak of the time of a letter: it lies in the future, or before the platform. */
const WRONG_DAY = ['422.3', '422.4'];

/** The fields of a refused letter that stand in words on the screen; a consent given alone names nobody. */
export function editableOf({ body }: Letter): readonly Editable[] {
  const values: Readonly<Record<string, unknown>> = { ...body };
  return (Object.keys(FIELDS) as FieldName[]).flatMap((key) => {
    const value = values[key];
    const alone = key === 'witness_name' && values['given_by'] === 'self';
    if (value === undefined || alone) return [];
    return [{ key, kind: FIELDS[key], value: typeof value === 'string' || typeof value === 'number' ? String(value) : '' }];
  });
}

/** Whether the letter was refused for its time, so that the person has to name the day. */
export function wrongDay({ problem }: Letter): boolean {
  return WRONG_DAY.includes(problem?.number ?? '');
}

/** Noon of that day on this phone, or now when that is still to come: the day is what is known. */
export function onDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Math.min(new Date(year, month - 1, date, 12).getTime(), Date.now())).toISOString();
}

/** The body with what was typed; what is left empty and may be empty becomes nothing. */
export function corrected(letter: Letter, edits: Edits): Bodies[Verb] {
  const typed = editableOf(letter).flatMap(({ key, kind, value }) => {
    const text = edits[key]?.trim();
    if (text === undefined || text === value) return [];
    const plain = key === 'note' || key === 'head_name' || key === 'full_name' || key === 'given_name';
    const read = kind === 'year' ? (/^\d{4}$/.test(text) ? Number(text) : null) : plain || text ? text : null;
    return [[key, read]];
  });
  return { ...letter.body, ...(Object.fromEntries(typed) as object) };
}
