import type { Paper } from '../../rules/types';
import type { PaperState } from '../../offline';

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
