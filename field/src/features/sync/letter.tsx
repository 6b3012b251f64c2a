import { useState } from 'preact/hooks';
import { whyUnkept, type Letter, type Unkept } from '../../offline';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { isoDay, momentInWords } from '../../ui/dates';
import { TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { corrected, editableOf, onDay, wrongDay, type Edits } from './corrections';
import { ProblemText, whatOf } from './parts';
import { w } from './words';

function Fields({ letter, edits, change }: { letter: Letter; edits: Edits; change: (patch: Edits) => void }) {
  return (
    <>
      {wrongDay(letter) && (
        <TextField
          label={w.fields.happened_at}
          hint={w.happenedHint}
          kind="date"
          value={edits.happened_at ?? ''}
          onInput={(happened_at) => { change({ happened_at }); }}
        />
      )}
      {editableOf(letter).map(({ key, kind, value }) => (
        <TextField
          key={key}
          label={w.fields[key]}
          kind={kind === 'date' ? 'date' : 'text'}
          digits={kind === 'year'}
          value={edits[key] ?? value}
          onInput={(text) => { change({ [key]: text }); }}
        />
      ))}
    </>
  );
}

/** What was refused together with this letter, and goes again together with it. */
function Behind({ letters }: { letters: readonly Letter[] }) {
  if (letters.length === 0) return null;
  return (
    <section class="card look stack tight">
      <h2>{w.behind(letters.length)}</h2>
      <p class="small">{w.behindHint}</p>
      <ol class="list">
        {letters.map((letter) => (
          <li key={letter.id} class="row">
            <span class="grow b">{whatOf(letter)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Sends the letter as it was or put right, and then what builds on it, in order. */
async function sendAll(letter: Letter, edits: Edits, behind: readonly Letter[]): Promise<void> {
  const day = edits.happened_at ? onDay(edits.happened_at) : undefined;
  await field().correct(letter.id, corrected(letter, edits), day);
  if (behind.length > 0) await field().sendAgain(behind.map((each) => each.id));
}

function Drop({ act, id }: { act: (work: Promise<unknown>) => void; id: string }) {
  const [sure, setSure] = useState(false);
  return (
    <Button
      look="ghost"
      icon="trash"
      onClick={() => {
        if (sure) act(field().withdraw(id));
        else setSure(true);
      }}
    >
      {sure ? w.dropSure : w.drop}
    </Button>
  );
}

interface OpenProps {
  readonly letter: Letter;
  readonly root: Letter | null;
  readonly behind: readonly Letter[];
  readonly leave: () => void;
}

function Open({ letter, root, behind, leave }: OpenProps) {
  const [edits, setEdits] = useState<Edits>({});
  const [why, setWhy] = useState<Unkept | null>(null);
  const [noDay, setNoDay] = useState(false);
  const act = (work: Promise<unknown>): void => {
    work.then(leave, (error: unknown) => {
      setWhy(whyUnkept(error));
    });
  };
  const send = (): void => {
    const day = edits.happened_at ?? '';
    const missing = wrongDay(letter) && (day === '' || day > isoDay(new Date()));
    setNoDay(missing);
    if (!missing) act(sendAll(letter, edits, behind));
  };
  const changed = Object.keys(edits).length > 0;
  const all = behind.length + 1;
  const label = changed ? (all > 1 ? w.correctAll(all) : w.correct) : all > 1 ? w.resendAll(all) : w.resend;
  return (
    <Page title={w.letter} back={leave} dock={<Button onClick={send}>{label}</Button>}>
      {why && <NotKept why={why} />}
      {noDay && <Notice look="alarm" icon="warning" title={w.dayNeeded} loud />}
      <section class="card look stack">
        <h2>{whatOf(letter)}</h2>
        <p class="small">{w.happened(momentInWords(new Date(letter.happened_at), new Date()))}</p>
        <StateChip state={letter.state} />
        {letter.problem && <ProblemText problem={letter.problem} />}
      </section>
      {root && (
        <Notice icon="back" title={w.rootFirst(whatOf(root))}>
          <a class="link" href={`#/cho-gui/${root.id}`}>
            {w.toRoot}
          </a>
        </Notice>
      )}
      <Fields letter={letter} edits={edits} change={(patch) => { setEdits((now) => ({ ...now, ...patch })); }} />
      <Behind letters={behind} />
      <Drop act={act} id={letter.id} />
    </Page>
  );
}

/** One refused record: why, and the ways on. */
export function LetterPage({ id }: { id: string }) {
  const found = useLive(async (store) => {
    const letters = await store.letters('review', 10_000);
    return { letter: letters.find((each) => each.id === id), ...(await store.chain(id)) };
  }, [id]);
  const leave = (): void => {
    back('/cho-gui');
  };
  if (!found) return null;
  if (!found.letter) {
    return (
      <Page title={w.letter} back={leave}>
        <Notice icon="check" title={w.gone}>
          {w.kept}
        </Notice>
      </Page>
    );
  }
  return <Open key={id} letter={found.letter} root={found.root} behind={found.behind} leave={leave} />;
}
