import { useState } from 'preact/hooks';
import type { Bodies, Letter, Verb } from '../../offline';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { momentInWords } from '../../ui/dates';
import { TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { ProblemText, StateChip, whatOf } from './parts';
import { w } from './words';

interface Editable {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** The one field of a letter that a person can put right here. */
function editable(letter: Letter): Editable | null {
  const body = letter.body;
  if ('head_name' in body) return { key: 'head_name', label: w.head, value: body.head_name };
  if ('full_name' in body) return { key: 'full_name', label: w.name, value: body.full_name };
  if ('witness_name' in body && body.given_by === 'witnessed') {
    return { key: 'witness_name', label: w.witness, value: body.witness_name ?? '' };
  }
  return null;
}

function Open({ letter, leave }: { letter: Letter; leave: () => void }) {
  const edit = editable(letter);
  const [text, setText] = useState(edit?.value ?? '');
  const [sure, setSure] = useState(false);
  const [fault, setFault] = useState(false);
  const changed = edit !== null && text.trim() !== '' && text.trim() !== edit.value;
  const act = (work: Promise<unknown>): void => {
    work.then(leave, () => {
      setFault(true);
    });
  };
  const send = (): void => {
    const body: Bodies[Verb] = changed ? { ...letter.body, [edit.key]: text.trim() } : letter.body;
    act(field().correct(letter.id, body));
  };
  return (
    <Page title={w.letter} back={leave} dock={<Button onClick={send}>{changed ? w.correct : w.resend}</Button>}>
      {fault && <Notice look="alarm" icon="warning" title={w.notSaved} loud />}
      <section class="card look stack">
        <h2>{whatOf(letter)}</h2>
        <p class="small">{w.happened(momentInWords(new Date(letter.happened_at), new Date()))}</p>
        <StateChip state={letter.state} />
        {letter.problem && <ProblemText problem={letter.problem} />}
      </section>
      {edit && <TextField label={edit.label} value={text} onInput={setText} />}
      <Button
        look="ghost"
        icon="trash"
        onClick={() => {
          if (sure) act(field().withdraw(letter.id));
          else setSure(true);
        }}
      >
        {sure ? w.dropSure : w.drop}
      </Button>
    </Page>
  );
}

/** One refused record: why, and the ways on. */
export function LetterPage({ id }: { id: string }) {
  const letters = useLive((store) => store.letters('review'), []);
  const leave = (): void => {
    back('/cho-gui');
  };
  if (!letters) return null;
  const letter = letters.find((each) => each.id === id);
  if (!letter) {
    return (
      <Page title={w.letter} back={leave}>
        <Notice icon="check" title={w.gone}>
          {w.kept}
        </Notice>
      </Page>
    );
  }
  return <Open letter={letter} leave={leave} />;
}
