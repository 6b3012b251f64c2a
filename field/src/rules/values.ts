/** Amounts that law may change: what each is on a day, and how a text says it; the same here and on the server. */
import { valuesIn, type Amounts } from './conditions';
import type { Checklist, DatedValue, Guide, Line, Paper, Unit } from './types';

const NAMED = /\{([a-z][a-z0-9_]*)\}/g;
const UNKNOWN = '(chưa có mức cho ngày này)';
const UNITS: Record<Unit, string> = {
  dong: ' đ',
  age: ' tuổi',
  day: ' ngày',
  working_day: ' ngày làm việc',
  month: ' tháng',
  year: ' năm',
  percent: '%',
  count: '',
};
const SPOKEN = ['ask', 'why', 'name', 'get', 'note', 'text', 'fix'];

/** What each dated value of a guide is on a day (ISO date); one out of its periods is left out. */
export function amountsOn(guide: Guide, on: string): Amounts {
  const found: Record<string, number> = {};
  for (const { id, periods } of guide.values ?? []) {
    for (const { from, to, amount } of periods) if (from <= on && (!to || on <= to)) found[id] = amount;
  }
  return found;
}

/** An amount with its unit, as in "8.000 đ" or "14 tuổi". */
export function sayAmount(value: DatedValue, amount: number | undefined): string {
  if (amount === undefined) return UNKNOWN;
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '.') + UNITS[value.unit];
}

/** Says the dated values in the texts of a line; one that names none is returned as it is. */
export function says(guide: Guide, amounts: Amounts): <L extends { readonly id: string }>(line: L) => L {
  const values = new Map((guide.values ?? []).map((value) => [value.id, sayAmount(value, amounts[value.id])]));
  if (values.size === 0) return (line) => line;
  const say = (text: string): string => text.replace(NAMED, (all, id: string) => values.get(id) ?? all);
  return (line) => {
    const told: Record<string, unknown> = { ...line };
    for (const part of SPOKEN) if (typeof told[part] === 'string') told[part] = say(told[part]);
    if (Array.isArray(told['options'])) {
      told['options'] = (told['options'] as { label: string }[]).map((o) => ({ ...o, label: say(o.label) }));
    }
    const fee = typeof told['value'] === 'string' ? amounts[told['value']] : undefined;
    return (fee === undefined ? told : { ...told, amount: fee }) as typeof line;
  };
}

/** All the papers a guide knows as they read on a day, listed or not: for whoever shows them without replaying. */
export function papersOn(guide: Guide, on: string): readonly Paper[] {
  return (guide.papers ?? []).map(says(guide, amountsOn(guide, on)));
}

type Lists = Pick<Checklist, 'items' | 'steps' | 'warnings' | 'mistakes' | 'fees' | 'conflicts'>;

/** Whether a list needs this value and it has no amount: a listed line names it, or a condition hangs on it. */
export function isLapsed(
  guide: Guide,
  id: string,
  amounts: Amounts,
  list: Lists,
  holds: (line: Line) => boolean,
): boolean {
  if (id in amounts) return false;
  const { papers = [], steps = [], warnings = [], mistakes = [], fees = [], conflicts = [], questions = [] } = guide;
  const kinds: [readonly Line[], readonly Line[]][] = [
    [papers, list.items],
    [steps, list.steps],
    [warnings, list.warnings],
    [mistakes, list.mistakes],
    [fees, list.fees],
    [conflicts, list.conflicts],
    [questions, questions],
  ];
  return kinds.some(([all, listed]) => {
    const ids = new Set(listed.map((line) => line.id));
    return all.some(
      (line) =>
        (line.when && holds(line) && valuesIn(line.when).includes(id)) || (ids.has(line.id) && names(line, id)),
    );
  });
}

function names(line: Line, id: string): boolean {
  const { options = [], value } = line as { options?: readonly { label: string }[]; value?: string };
  const told = line as unknown as Record<string, unknown>;
  const texts = [...SPOKEN.map((part) => told[part]), ...options.map((o) => o.label)];
  return value === id || texts.some((text) => typeof text === 'string' && text.includes(`{${id}}`));
}
