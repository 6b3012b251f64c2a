import type { Letter, LetterState, Problem } from '../../offline';
import { Icon } from '../../ui/icons';
import { language } from '../../ui/words';
import { toldIn } from './rules';
import { w } from './words';

const LOOK = { here: 'here', sent: 'sent', confirmed: 'sure', review: 'alarm', withdrawn: '' } as const;
const ICON = { here: 'wait', sent: 'up', confirmed: 'check', review: 'warning', withdrawn: 'trash' } as const;

/** What a letter tells, in a few words; a consent by its purpose. */
export function whatOf(letter: Letter): string {
  return 'purpose' in letter.body ? w.consents[letter.body.purpose] : w.verbs[letter.verb];
}

/** Where a record stands: a word, a shape and a colour. */
export function StateChip({ state }: { state: LetterState }) {
  return (
    <span class={`chip ${LOOK[state]}`}>
      <Icon name={ICON[state]} small />
      {w.state[state]}
    </span>
  );
}

/** A Problem in words: what happened, what was kept, what to do; its number in small type. */
export function ProblemText({ problem }: { problem: Problem }) {
  const told = toldIn(problem, language);
  return (
    <div class="stack tight">
      <p class="b">{told.detail}</p>
      <p>{told.kept}</p>
      <p>{told.todo}</p>
      <p class="tiny">{w.number(problem.number)}</p>
    </div>
  );
}
