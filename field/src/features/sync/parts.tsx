import type { Letter, Problem } from '../../offline';
import { language } from '../../ui/words';
import { toldIn } from './rules';
import { w } from './words';


/** What a letter tells, in a few words; a consent by its purpose. */
export function whatOf(letter: Letter): string {
  return 'purpose' in letter.body && letter.verb !== 'people.take_back' ? w.consents[letter.body.purpose] : w.verbs[letter.verb];
}

/** A Problem in words: what happened, what was kept, what to do; its number in small type. */
export function ProblemText({ problem }: { problem: Problem }) {
  const told = toldIn(problem, language);
  const fields: Readonly<Record<string, string>> = w.fields;
  return (
    <div class="stack tight">
      <p class="b">{told.detail.replace(/[a-z]+_[a-z]+|\bnote\b/g, (name) => fields[name] ?? name)}</p>
      <p>{told.kept}</p>
      <p>{told.todo}</p>
      <p class="tiny">{w.number(problem.number)}</p>
    </div>
  );
}
