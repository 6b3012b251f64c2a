/** What a household will need next: worked out on the phone, from what people agreed to keep, and from nothing else. */
import type { RadarPeriod, RadarRule } from './life';

/** What the radar may know of a person; without their consent it is not asked at all. */
export interface Watched {
  readonly id: string;
  readonly birth_year: number | null;
  readonly not_reminded: readonly string[];
}

export interface Help {
  readonly resident_id: string;
  readonly procedure: string;
  readonly day: string;
}

export interface Reminder {
  readonly resident: string;
  readonly rule: RadarRule;
  readonly text: string;
  /** The law's figure for this day is not known: ask, never trust an old one. */
  readonly lapsed: boolean;
}

/** How long help already given counts as having done it, in years. */
const DONE_FOR = 2;
/** How long after its day a renewal is still said. */
const OVERDUE_MONTHS = 12;

export function inMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Everything that is near for one person on a day (ISO date), in the order of the rules. */
export function upcoming(rules: readonly RadarRule[], person: Watched, helps: readonly Help[], on: string): Reminder[] {
  const mine = helps.filter((help) => help.resident_id === person.id && help.day <= on);
  return rules
    .filter((rule) => !person.not_reminded.includes(rule.key))
    .flatMap((rule) => (rule.kind === 'age' ? ofAge(rule, person, mine, on) : afterHelp(rule, person, mine, on)) ?? []);
}

function periodOn(rule: RadarRule, on: string): RadarPeriod | undefined {
  return rule.periods.find(({ from, to }) => from <= on && (to === '' || on <= to));
}

function ofAge(rule: RadarRule, person: Watched, mine: readonly Help[], on: string): Reminder | null {
  if (person.birth_year === null) return null;
  const age = Number(on.slice(0, 4)) - person.birth_year;
  const since = inMonths(on, -12 * DONE_FOR);
  const does = [rule.procedure, ...(rule.instead ?? [])];
  if (mine.some(({ procedure, day }) => does.includes(procedure) && day >= since)) return null;
  const period = periodOn(rule, on);
  const near = (period ?? rule.periods.at(-1))?.ages?.includes(age) ?? false;
  return near ? said(rule, person, period, { age, days: period?.days ?? 0 }) : null;
}

function afterHelp(rule: RadarRule, person: Watched, mine: readonly Help[], on: string): Reminder | null {
  const days = mine.filter(({ procedure }) => procedure === rule.procedure).map(({ day }) => day);
  const last = days.sort().at(-1);
  if (last === undefined) return null;
  const period = periodOn(rule, on);
  const { months = 0, before = 0 } = period ?? rule.periods.at(-1) ?? {};
  const due = inMonths(last, months);
  if (on < inMonths(due, -before) || on > inMonths(due, OVERDUE_MONTHS)) return null;
  return said(rule, person, period, { months });
}

function said(rule: RadarRule, person: Watched, period: unknown, numbers: Readonly<Record<string, number>>): Reminder {
  const lapsed = period === undefined;
  const text = rule.text.replace(/\{(\w+)\}/g, (_, name: string) => String(numbers[name] ?? ''));
  return { resident: person.id, rule, text: lapsed ? (rule.note ?? '') : text, lapsed };
}
