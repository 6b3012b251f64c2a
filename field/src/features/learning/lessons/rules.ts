import type { Lesson, LessonPart, Progress, Question, Try } from '../../../offline';
import { fold } from '../../../rules/fold';

/** What somebody did on a made-up screen, by its kind. */
export interface Acts {
  choose: string;
  form: Readonly<Record<string, string>>;
  code: { readonly typed: string; readonly told: boolean };
  order: readonly string[];
  match: Readonly<Record<string, string>>;
  pay: 'pay' | 'refuse';
  find: string;
  photo: string;
}
export type Kind = keyof Acts;
export type TryOf<K extends Kind> = Extract<Try, { readonly kind: K }>;

/** Text without regard to case and double spaces, but with its marks. */
const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
const digits = (text: string): string => text.replace(/\D/g, '');
const date = (text: string): string => text.split(/\D+/).filter(Boolean).map(Number).join('/');

const READ: Readonly<Record<TryOf<'form'>['fields'][number]['kind'], (text: string) => string>> = { text: plain, number: digits, date };

/** The lines of a form that do not yet say what stands on the slip. */
export function wrongLines({ fields }: TryOf<'form'>, typed: Acts['form']): string[] {
  return fields.filter(({ id, kind, want }) => READ[kind](typed[id] ?? '') !== READ[kind](want)).map(({ id }) => id);
}

const JUDGES: { readonly [K in Kind]: (one: TryOf<K>, did: Acts[K]) => boolean } = {
  choose: ({ options }, did) => options.some(({ id, right }) => right === true && id === did),
  form: (one, did) => wrongLines(one, did).length === 0,
  code: ({ code }, { typed, told }) => digits(typed) === code && !told,
  order: ({ items }, did) => items.length === did.length && items.every(({ id }, at) => id === did[at]),
  match: ({ lines }, did) => lines.every(({ id, file }) => did[id] === file),
  pay: ({ right }, did) => right === did,
  find: ({ right }, did) => right === did,
  photo: ({ looks }, did) => looks.some(({ id, right }) => right === true && id === did),
};

/** Whether what was done on a made-up screen is right. */
export function isRight<K extends Kind>(one: TryOf<K>, did: Acts[K]): boolean {
  return JUDGES[one.kind](one, did);
}

/** The acts of a try out of their right order, the same way each time. */
export function mixed<T>(items: readonly T[]): T[] {
  const odd = items.filter((_, at) => at % 2 === 1);
  return [...odd, ...items.filter((_, at) => at % 2 === 0).reverse()];
}

/** The entries that say what was searched, marks or not. */
export function found({ entries }: TryOf<'find'>, text: string): TryOf<'find'>['entries'] {
  const parts = fold(text).split(' ').filter(Boolean);
  return entries.filter(({ words }) => parts.every((part) => fold(words).includes(part)));
}

/** How many of so many questions have to be right: 85 in a hundred. */
export function needed(of: number): number {
  return Math.ceil((of * 85) / 100);
}

/** Nobody reads a question and its answers in less. */
const LEAST_SECONDS = 3;

export type Verdict = 'passed' | 'fast' | 'again';

/** What a quiz comes to; one answered faster than it can be read counts for nothing. */
export function verdict({ right, of, seconds }: Pick<Progress, 'right' | 'of' | 'seconds'>): Verdict {
  if (of === 0 || right < needed(of)) return 'again';
  return seconds < of * LEAST_SECONDS ? 'fast' : 'passed';
}

export function isRightAnswer({ options }: Question, picked: string): boolean {
  return options.some(({ id, right }) => right === true && id === picked);
}

/** How one try or question went: whether it came right, and after how many goes. */
export interface Gone {
  readonly ok: boolean;
  readonly goes: number;
}

/** What a part of a lesson came to. */
export interface Outcome {
  readonly part: LessonPart;
  readonly right: number;
  readonly of: number;
  readonly seconds: number;
  readonly tried: { id: string; ok: boolean; goes: number }[];
}

const LONGEST_S = 86_400;

/** Sums up a part: cards are only read, tries count when they came right, questions at the first go. */
export function outcomeOf(part: LessonPart, items: readonly { readonly id: string }[], gone: ReadonlyMap<string, Gone>, ms: number): Outcome {
  const tried = part === 'cards' ? [] : items.map(({ id }) => ({ id, ok: gone.get(id)?.ok ?? false, goes: gone.get(id)?.goes ?? 1 }));
  const seconds = Math.min(LONGEST_S, Math.max(0, Math.round(ms / 1000)));
  return { part, right: tried.filter(({ ok }) => ok).length, of: tried.length, seconds, tried };
}

/** How far one learner is in one lesson. */
export interface Summary {
  readonly read: boolean;
  readonly tried: boolean;
  /** The best quiz so far; null when there was none. */
  readonly best: { readonly right: number; readonly of: number } | null;
  readonly passed: boolean;
}

const NOTHING: Summary = { read: false, tried: false, best: null, passed: false };

/** How far each lesson is for one learner (null: the member), whatever the order in which it came, and however often. */
export function summaries(rows: readonly Progress[], learner: string | null, member: string): Map<string, Summary> {
  const found = new Map<string, Summary>();
  const seen = new Set<string>();
  for (const row of rows) {
    const theirs = learner === null ? row.resident_id === null && row.member_id === member : row.resident_id === learner;
    if (!theirs || !row.done || seen.has(row.id)) continue;
    seen.add(row.id);
    const old = found.get(row.lesson) ?? NOTHING;
    found.set(row.lesson, {
      read: old.read || row.part === 'cards',
      tried: old.tried || row.part === 'tries',
      best: row.part === 'quiz' && row.of > 0 ? better(old.best, row) : old.best,
      passed: old.passed || (row.part === 'quiz' && verdict(row) === 'passed'),
    });
  }
  return found;
}

function better(old: Summary['best'], { right, of }: Progress): Summary['best'] {
  return old && old.right * of >= right * old.of ? old : { right, of };
}

/** The part with which a lesson goes on. */
export function partNext(summary: Summary = NOTHING): LessonPart {
  if (!summary.read || summary.passed) return 'cards';
  return summary.tried ? 'quiz' : 'tries';
}

/** The lesson to go on with: one of the same skills first, else the next of the list, among those not passed yet. */
export function lessonAfter(lesson: Lesson, all: readonly Lesson[], done: ReadonlyMap<string, Summary>): Lesson | undefined {
  const at = all.findIndex(({ id }) => id === lesson.id);
  const open = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].filter(
    (one) => !done.get(one.id)?.passed && one.for.some((whom) => lesson.for.includes(whom)),
  );
  return open.find(({ skills }) => skills.some((skill) => lesson.skills.includes(skill))) ?? open[0];
}
