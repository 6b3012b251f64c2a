import type { Answer, Answers, Checklist, Guide } from '../rules/types';
import type { Answered, AnyPurpose, PaperState, RightsBundle, StepMode } from '../offline';

/** One piece of help for one house, as far as it has come; kept as a draft until it is recorded. */
export interface Errand {
  readonly resident_id: string | null;
  readonly answers: Answers;
  readonly papers: Readonly<Record<string, PaperState['state']>>;
  /** Why a paper that is there will not do: a key of the reasons, '' while it is not said. */
  readonly faults: Readonly<Record<string, string>>;
  readonly consents: Readonly<Partial<Record<AnyPurpose, string>>>;
  readonly steps: Readonly<Record<string, StepMode>>;
  readonly safety_card: string | null;
  /** Empty until somebody has said. */
  readonly safety_answered: Answered | '';
  readonly difficulties: readonly string[];
  readonly next_date: string | null;
  /** Guide steps walked through so far. */
  readonly walked: number;
  /** Named once, so that a save tried again never makes a second record. */
  readonly preparation_id: string | null;
  /** The version this errand began with; a newer one is offered, never slipped in. */
  readonly guide: Guide | null;
}

export const EMPTY: Errand = {
  resident_id: null,
  answers: {},
  papers: {},
  faults: {},
  consents: {},
  steps: {},
  safety_card: null,
  safety_answered: '',
  difficulties: [],
  next_date: null,
  walked: 0,
  preparation_id: null,
  guide: null,
};

/**
 * An errand from a draft that any release may have saved: what is missing is filled in, what has
 * another shape today is left out, and nothing else is touched.
 */
export function errandFrom(saved: unknown): Errand {
  const kept = typeof saved === 'object' && saved !== null && 'guide' in saved ? saved.guide : null;
  return { ...fitting(EMPTY, saved), guide: isGuide(kept) ? kept : null };
}

/** Whether something kept is a guide that can be replayed. */
function isGuide(kept: unknown): kept is Guide {
  if (typeof kept !== 'object' || kept === null) return false;
  const { procedure, version } = kept as Partial<Guide>;
  return typeof procedure === 'string' && typeof version === 'string';
}

/** The empty form with every saved part of the same kind put in; null fits and may be filled by anything plain. */
export function fitting<T extends object>(empty: T, saved: unknown): T {
  if (typeof saved !== 'object' || saved === null) return empty;
  const kind = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
  const known = Object.entries(saved).filter(([name, value]) => {
    if (!(name in empty)) return false;
    const want: unknown = empty[name as keyof T];
    return want === null ? value === null || typeof value === 'string' : value !== null && kind(value) === kind(want);
  });
  return { ...empty, ...(Object.fromEntries(known) as Partial<T>) };
}

/** Drafts of the two small forms are kept beside the errands, under these names. */
export const NEW_HOUSEHOLD = 'new-household';
/** Under this name lie the drafts of the commune's own forms. */
export const OF_FORMS = 'bieu-mau';
export const NEW_RESIDENT = 'new-resident';

/** The address of a page of one errand. */
export function errandPath(household: string, procedure: string, page: string): string {
  return `/viec/${household}/${encodeURIComponent(procedure)}/${page}`;
}

/** Answers to the questions that are asked; what was said to questions no longer asked is left out. */
export function askedAnswers(list: Checklist, answers: Answers): Record<string, NonNullable<Answer>> {
  return Object.fromEntries(
    list.asked.flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined || answer === null ? [] : [[id, answer]];
    }),
  );
}

/** The questions whose answers tell something delicate, each with the consent without which it is not kept. */
export function delicate(rights: Pick<RightsBundle, 'telling'> | null, procedure: string, answers: Answers): ReadonlyMap<string, AnyPurpose> {
  const told = (rights?.telling ?? []).filter((one) => {
    const answer = answers[one.question];
    return one.procedure === procedure && one.options.some((id) => (Array.isArray(answer) ? answer.includes(id) : answer === id));
  });
  return new Map(told.map(({ question, purpose }) => [question, purpose]));
}

/** What goes on the record: a paper nobody looked at counts as missing, never as there. */
export function paperStates(list: Checklist, marks: Errand['papers'], faults: Errand['faults']): PaperState[] {
  return list.items.map(({ id }) => {
    const state = marks[id] ?? 'missing';
    const fault = state === 'missing' ? faults[id] : undefined;
    return fault ? { id, state, fault } : { id, state };
  });
}
