import type { AnsweredDifficulty, Assist, AssistStep, Answered, Sighting, StepMode } from '../../offline';
import type { SafetyCard } from '../../rules/types';

/** The steps of an assist, in the order they happen; the names stand on the wire. */
export const STEPS = [
  'find_procedure',
  'answer_questions',
  'check_papers',
  'create_account',
  'log_in',
  'fill_form',
  'photograph_papers',
  'upload',
  'enter_otp',
  'pay',
  'submit',
  'track',
  'supplement',
  'receive',
] as const;
export type StepName = (typeof STEPS)[number];

/** Steps of which every errand in this app has had a part. */
export const ALWAYS: readonly StepName[] = ['find_procedure', 'answer_questions', 'check_papers'];

const SECRET: ReadonlySet<string> = new Set(['enter_otp', 'log_in', 'pay']);

/** A secret may be prompted, never done for somebody. */
export function modesFor(step: StepName): readonly StepMode[] {
  return SECRET.has(step) ? ['alone', 'prompted'] : ['alone', 'prompted', 'done_for'];
}

/** The lines shown: the usual ones and those added by hand, in the order of the work. */
export function linesOf(modes: Readonly<Record<string, StepMode>>, added: readonly StepName[]): StepName[] {
  return STEPS.filter((step) => ALWAYS.includes(step) || added.includes(step) || modes[step] !== undefined);
}

/** What goes on the record: only steps that took place, a secret never as done for. */
export function recordedSteps(modes: Readonly<Record<string, StepMode>>): AssistStep[] {
  return STEPS.flatMap((step) => {
    const mode = modes[step];
    if (!mode || !modesFor(step).includes(mode)) return [];
    return [{ step, mode, secret: SECRET.has(step) }];
  });
}

/** Kinds of fraud that were told of here after a day: those of this village first, then the latest. */
export function seenNear(rows: readonly Sighting[], village: string, after: string): string[] {
  const rank = (row: Sighting): string => (row.village_id === village ? 'z' : '') + row.last_on;
  return rows.filter((row) => row.last_on >= after).sort((a, b) => (rank(a) < rank(b) ? 1 : -1)).map(({ kind }) => kind);
}

/**
 * The card that fits: about codes when one was typed; else, of those that this house has not had, about a fraud seen near,
 * then about what was done, then any.
 */
export function cardFor(cards: readonly SafetyCard[], past: readonly Assist[], done: readonly string[], near: readonly string[] = []): SafetyCard | undefined {
  const had = new Set(past.map((assist) => assist.safety_card));
  const fresh = cards.filter(({ id }) => !had.has(id));
  const about = (of: readonly SafetyCard[], names: readonly string[]): SafetyCard | undefined =>
    names.map((name) => of.find((card) => card.fits?.includes(name))).find(Boolean);
  return about(cards, done.filter((name) => name === 'enter_otp')) ?? about(fresh, [...near, ...done]) ?? fresh[0] ?? cards[0];
}

/** Why the question was not asked, as it stands on the wire. */
export const NOT_ASKED = ['safety_left', 'safety_emergency', 'safety_unwell', 'safety_other'] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

export const isWhy = (difficulty: string): difficulty is NotAsked => difficulty.startsWith('safety_');

/** Whether a help may be closed: the question was answered, a second time where the first was unsure, or it is said why it was not asked. */
export function mayClose(answered: Answered | '', difficulties: readonly string[]): boolean {
  return answered === 'not_asked' ? difficulties.some(isWhy) : answered !== '' && answered !== 'unsure';
}

/** What the commune or the province answered to what somebody is stuck on; an answer for another village than this phone's stays out. */
export function answersFor(answers: readonly AnsweredDifficulty[], difficulties: readonly string[], procedure: string, scope: string): AnsweredDifficulty[] {
  return answers.filter(
    (one) => difficulties.includes(one.cause) && (!one.procedure || one.procedure === procedure) && (one.village_id === null || scope.includes(one.village_id)),
  );
}
