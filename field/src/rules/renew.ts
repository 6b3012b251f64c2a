/** From one version of a guide to the next, with what the family has said so far. */
import { answerFault } from './replay';
import type { Answers, Guide } from './types';

/** The answers that the new version can still take; what no longer fits is asked again. */
export function answersFor(guide: Guide, answers: Answers): Answers {
  const questions = new Map((guide.questions ?? []).map((question) => [question.id, question]));
  return Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => {
      const question = questions.get(id);
      return question !== undefined && answer !== null && answerFault(question, answer) === null;
    }),
  );
}

/** What was noted about papers that the new version still knows. */
export function notesFor<T>(guide: Guide, notes: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const papers = new Set((guide.papers ?? []).map((paper) => paper.id));
  return Object.fromEntries(Object.entries(notes).filter(([id]) => papers.has(id)));
}
