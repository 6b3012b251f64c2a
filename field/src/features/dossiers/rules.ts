import type { Reason } from '../../rules/life';
import type { Paper } from '../../rules/types';
import type { PaperState } from '../../offline';
import { addDays } from '../../ui/dates';

export type Marks = Readonly<Record<string, PaperState['state']>>;

export interface Readiness {
  /** fresh: nothing looked at yet; partial: some not looked at; missing; ready. */
  readonly kind: 'fresh' | 'partial' | 'missing' | 'ready';
  readonly missing: readonly Paper[];
  readonly unseen: readonly Paper[];
}

/** Whether this family may set out: everything that is missing, named at once. */
export function readiness(papers: readonly Paper[], marks: Marks): Readiness {
  const missing = papers.filter((paper) => marks[paper.id] === 'missing');
  const unseen = papers.filter((paper) => marks[paper.id] === undefined);
  if (papers.length > 0 && unseen.length === papers.length) return { kind: 'fresh', missing, unseen };
  if (unseen.length > 0) return { kind: 'partial', missing, unseen };
  return { kind: missing.length > 0 ? 'missing' : 'ready', missing, unseen };
}

/** Only a paper that the office may find by itself can be marked "không cần". */
export function choicesFor(paper: Paper): readonly PaperState['state'][] {
  return paper.how === 'if_not_found' ? ['have', 'missing', 'not_needed'] : ['have', 'missing'];
}

/** Reasons that make sense for one paper: a form's own, a copy's own, and those of any paper. */
export function reasonsFor(paper: Paper, reasons: readonly Reason[]): readonly Reason[] {
  const only: Readonly<Record<string, unknown>> = {
    missing_paper: null,
    wrong_form: paper.form,
    info_missing: paper.form,
    not_certified: paper.copies,
  };
  return reasons.filter(({ key, on }) => on.includes('paper') && (!(key in only) || Boolean(only[key])));
}

/** One thing to put right before anybody sets out, and where that is done. */
export interface Todo {
  readonly paper: Paper;
  readonly fault: Reason | null;
  readonly do: string;
  readonly go: Reason['go'];
}

/** The farthest way first: what it brings may be needed for the rest. */
const WAYS: readonly Reason['go'][] = ['issuer', 'commune', 'home'];

/** Everything that is missing or will not do, at once, gathered by who has to go where. */
export function todos(
  papers: readonly Paper[],
  marks: Marks,
  faults: Readonly<Record<string, string>>,
  reasons: readonly Reason[],
): readonly (readonly [go: Reason['go'], list: readonly Todo[]])[] {
  const all = papers
    .filter(({ id }) => marks[id] === 'missing')
    .map((paper): Todo => {
      const fault = reasons.find(({ key }) => key === faults[paper.id]) ?? null;
      if (fault) return { paper, fault, do: fault.do, go: fault.go };
      return { paper, fault, do: paper.get ?? '', go: paper.form ? 'commune' : 'issuer' };
    });
  return WAYS.map((go) => [go, all.filter((todo) => todo.go === go)] as const).filter(([, list]) => list.length > 0);
}

/** The half hours of an office day. The commune may be closed all the same: it judges when the letter comes. */
export const HALF_HOURS = [15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32].map(
  (half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
);

/** The days that can be asked for: of the next two weeks those from Monday to Friday, from tomorrow on. */
export function bookable(today: string): string[] {
  const days = Array.from({ length: 13 }, (_, n) => addDays(today, n + 1));
  return days.filter((day) => new Date(day).getUTCDay() % 6 > 0);
}
