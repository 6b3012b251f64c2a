/** What the phone shows a family, rendered from its own screens, for the comparison of the five channels. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Sheet } from '../src/features/dossiers/papers';
import { StepPage } from '../src/features/dossiers/walk';
import { nextQuestion } from '../src/features/guides/rules';
import { answerFault, replay } from '../src/rules/replay';
import type { Answer, Answers, Checklist, Guide, Question } from '../src/rules/types';
import { EMPTY } from '../src/shell/errand';
import type { Work } from '../src/shell/live';

/** One family: the guide by its number, the day, and what it answers, question by question in this order. */
export interface Family {
  readonly guide: number;
  readonly on: string;
  readonly script: readonly (readonly [question: string, answer: Answer])[];
}

export interface Shown {
  /** The questions as they were asked. */
  readonly asked: readonly string[];
  /** What does not fit together; the list is not shown then. */
  readonly conflict: string;
  readonly sheet: string;
  readonly steps: readonly string[];
}

/** Walks the guide as a member does with this family, and shows the list. */
export function show(guide: Guide, family: Family): Shown {
  const asked: string[] = [];
  let answers: Answers = {};
  let list = replay(guide, answers, family.on);
  let last: string | null = null;
  for (const [name, answer] of family.script) {
    const question: Question | undefined = nextOf(list, last) ?? list.assumed.find(({ id }) => id === name);
    if (!question || question.id !== name) throw new Error(`${guide.procedure}: ${question?.id ?? 'nothing'} is asked, not ${name}`);
    if (answerFault(question, answer)) throw new Error(`${guide.procedure}: ${name} does not take ${JSON.stringify(answer)}`);
    asked.push(question.ask);
    answers = { ...answers, [name]: answer };
    list = replay(guide, answers, family.on);
    last = name;
  }
  const conflict = list.conflicts[0]?.text ?? '';
  return { asked, conflict, sheet: conflict ? '' : sheetOf(guide, list, answers), steps: stepsOf(guide, list) };
}

function nextOf(list: Checklist, last: string | null): Question | null {
  return list.open.length > 0 ? nextQuestion(list, last) : null;
}

function sheetOf(guide: Guide, list: Checklist, answers: Answers): string {
  const work: Work = {
    errand: { ...EMPTY, answers },
    house: null,
    change: () => undefined,
    unkept: null,
    settled: () => Promise.resolve(),
  };
  return render(h(Sheet, { family: { guide, list, work, newer: null }, path: (page: string) => `/${page}`, house: 'house' }));
}

function stepsOf(guide: Guide, list: Checklist): string[] {
  const nothing = (): void => undefined;
  return list.steps.map((step, at) =>
    render(h(StepPage, { guide, step, at: at + 1, all: list.steps.length, next: nothing, leave: nothing })),
  );
}
