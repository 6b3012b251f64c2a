import type { Assist, AssistStep, StepMode } from '../../offline';
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

/** The card to go through: the OTP card when a code was typed, else one this house has not had. */
export function cardFor(
  cards: readonly SafetyCard[],
  past: readonly Assist[],
  modes: Readonly<Record<string, StepMode>>,
): SafetyCard | undefined {
  const otp = modes['enter_otp'] ? cards.find((card) => card.id.includes('otp')) : undefined;
  const had = new Set(past.map((assist) => assist.safety_card));
  return otp ?? cards.find((card) => !had.has(card.id)) ?? cards[0];
}
