/** From a guide and a family's answers to their own list: pure, the same here and on the server. */
import { evaluate, valuesIn, variables, type Amounts } from './conditions';
import type { Answer, AnswerFault, Answers, Checklist, Condition, FaultKind, Guide, Line, Question } from './types';
import { amountsOn, isLapsed, says } from './values';

/** The answers that this guide cannot take, in the order they came. */
export function checkAnswers(guide: Guide, answers: Readonly<Record<string, unknown>>): AnswerFault[] {
  const questions = new Map((guide.questions ?? []).map((question) => [question.id, question]));
  return Object.entries(answers).flatMap(([name, answer]) => {
    const question = questions.get(name);
    const kind = question ? answerFault(question, answer) : 'unknown_question';
    return kind ? [{ question: name, kind }] : [];
  });
}

/** What is wrong with one answer to this question, or null. */
export function answerFault(question: Question, answer: unknown): FaultKind | null {
  switch (question.kind) {
    case 'one':
      if (typeof answer !== 'string') return 'wrong_type';
      return optionIds(question).includes(answer) ? null : 'unknown_option';
    case 'many':
      return manyFault(question, answer);
    case 'number':
      return numberFault(question, answer);
    case 'date':
      return isDay(answer) ? null : 'wrong_type';
    case 'place':
      return typeof answer === 'string' && /^\d\d(\.\d{5})?$/.test(answer) ? null : 'wrong_type';
  }
}

/**
 * The list for these answers on this day (ISO date).
 *
 * Answers to questions that are not asked, and answers the guide cannot take, count as not given; a
 * question with a usual answer then counts as answered so, and is named in `assumed`.
 * A line is listed once every question it reads is answered, assumed or not asked.
 */
export function replay(guide: Guide, answers: Answers, on: string): Checklist {
  const amounts = amountsOn(guide, on);
  const { known, pending, asked } = walk(guide.questions ?? [], answers, amounts);
  const say = says(guide, amounts);
  const certain = <L extends Line>(lines: readonly L[] = []): readonly L[] =>
    lines.filter((line) => inForce(line, on) && decided(line, known, pending, amounts)).map(say);
  const told = asked.map(say);
  const open = told.filter((question) => pending.has(question.id));
  const list = {
    items: certain(guide.papers),
    steps: certain(guide.steps),
    warnings: certain(guide.warnings),
    mistakes: certain(guide.mistakes),
    fees: certain(guide.fees),
    conflicts: certain(guide.conflicts),
  };
  return {
    ...list,
    guide: { procedure: guide.procedure, version: guide.version ?? '', title: guide.title },
    asked: told,
    open,
    assumed: told.filter(({ id }) => Object.hasOwn(known, id) && known[id] !== answers[id]),
    lapsed: (guide.values ?? []).filter(({ id }) => isLapsed(guide, id, amounts, list, (line) => inForce(line, on))),
    complete: open.length === 0,
  };
}

/** Whether the guide is out of force, or its next review has passed, on this day (ISO date). */
export function isStale(guide: Guide, on: string): boolean {
  const review = guide.review?.next_review ?? '';
  return (review !== '' && on > review) || !inForce(guide, on);
}

/** Whether a value is a calendar day written YYYY-MM-DD. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || value < '0001') return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}

interface Walk {
  readonly known: Answers;
  readonly pending: ReadonlySet<string>;
  readonly asked: readonly Question[];
}

function walk(questions: readonly Question[], answers: Answers, amounts: Amounts): Walk {
  const known: Record<string, Answer> = {};
  const pending = new Set<string>();
  const asked: Question[] = [];
  for (const question of questions) {
    const { id, when } = question;
    if (when && waits(when, pending, amounts)) {
      pending.add(id);
    } else if (!when || evaluate(when, known, amounts)) {
      asked.push(question);
      const given = Object.hasOwn(answers, id) ? (answers[id] ?? null) : null;
      const answer = given === null || answerFault(question, given) ? (question.assume ?? null) : given;
      if (answer === null) pending.add(id);
      else known[id] = answer;
    }
  }
  return { known, pending, asked };
}

function waits(when: Condition, pending: ReadonlySet<string>, amounts: Amounts): boolean {
  return variables(when).some((name) => pending.has(name)) || valuesIn(when).some((name) => !(name in amounts));
}

function decided(line: Line, known: Answers, pending: ReadonlySet<string>, amounts: Amounts): boolean {
  return !line.when || (!waits(line.when, pending, amounts) && evaluate(line.when, known, amounts));
}

function inForce(line: Omit<Line, 'id'>, on: string): boolean {
  const { valid_from: start = '', valid_to: end = '' } = line;
  return (start === '' || start <= on) && (end === '' || on <= end);
}

function optionIds(question: Question): string[] {
  return (question.options ?? []).map((option) => option.id);
}

function manyFault(question: Question, answer: unknown): FaultKind | null {
  if (!Array.isArray(answer) || answer.length === 0) return 'wrong_type';
  const given: unknown[] = answer;
  if (!given.every((entry) => typeof entry === 'string')) return 'wrong_type';
  const options = optionIds(question);
  if (!given.every((entry) => options.includes(entry))) return 'unknown_option';
  if (new Set(given).size !== given.length) return 'wrong_type';
  const alone = (question.options ?? []).filter((option) => option.exclusive).map((option) => option.id);
  return given.length > 1 && given.some((entry) => alone.includes(entry)) ? 'exclusive' : null;
}

function numberFault(question: Question, answer: unknown): FaultKind | null {
  if (typeof answer !== 'number' || !Number.isInteger(answer)) return 'wrong_type';
  const { min = -Infinity, max = Infinity } = question;
  return min <= answer && answer <= max ? null : 'out_of_range';
}
