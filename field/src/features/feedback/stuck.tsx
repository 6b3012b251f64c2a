import { useState } from 'preact/hooks';
import { newId, whyUnkept, type AnsweredDifficulty, type Unkept, type Village } from '../../offline';
import { field, useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { OptionLine, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './stuck-words';

const nameOf = ({ kind, name }: Village): string => `${kind} ${name}`.trim();

const leave = (): void => {
  back('/y-kien');
};

function Answers({ answers }: { answers: readonly AnsweredDifficulty[] }) {
  return (
    <>
      {answers.map((one) => (
        <Notice key={one.id} look="sure" icon="check" title={w.answered(one.by_name)}>
          {one.words} {one.passed_to && w.passed(one.passed_to)}
        </Notice>
      ))}
    </>
  );
}

function Done({ answers }: { answers: readonly AnsweredDifficulty[] }) {
  return (
    <Page title={w.door} back={leave}>
      <Notice look="sure" icon="check" title={w.saved} loud>
        {w.savedHint}
      </Notice>
      <Answers answers={answers} />
    </Page>
  );
}

interface Told {
  readonly cause: string;
  readonly village: string;
  readonly note: string;
}

function Where({ villages, told, change }: { villages: readonly Village[]; told: Told; change: (told: Told) => void }) {
  return (
    <>
      <h2>{w.where}</h2>
      <div class="opts" role="radiogroup" aria-label={w.where}>
        {villages.map((one) => (
          <OptionLine key={one.id} name="village" checked={one.id === told.village} onPick={() => { change({ ...told, village: one.id }); }}>
            {nameOf(one)}
          </OptionLine>
        ))}
      </div>
    </>
  );
}

/** What keeps somebody from going on, when there was no help to record: the cause is enough. */
export function Stuck() {
  const causes = useBundle('difficulties')?.causes;
  const villages = useLive((store) => store.villages(), []) ?? [];
  const answers = useLive((store) => store.rows('feedback.answers'), []) ?? [];
  const [told, change] = useState<Told>({ cause: '', village: '', note: '' });
  const [fault, setFault] = useState<Unkept | 'needCause' | 'needPlace' | ''>('');
  const [done, setDone] = useState(false);
  if (!causes) {
    return (
      <Page title={w.door} back={leave}>
        <Notice icon="wait" title={w.notHere}>{w.notHereHint}</Notice>
      </Page>
    );
  }
  const village = villages.length === 1 ? villages[0]?.id : told.village;
  const fitting = answers.filter((one) => one.cause === told.cause && (one.village_id ?? village) === village);
  const save = (): void => {
    if (!told.cause || !village) {
      setFault(told.cause ? 'needPlace' : 'needCause');
      window.scrollTo(0, 0);
      return;
    }
    field().issue('feedback.raise_difficulty', { id: newId(), village_id: village, cause: told.cause, procedure: '', note: told.note }).then(
      () => {
        setDone(true);
      },
      (error: unknown) => {
        setFault(whyUnkept(error));
      },
    );
  };
  if (done) return <Done answers={fitting} />;
  return (
    <Page title={w.door} back={leave} dock={<Button onClick={save}>{w.save}</Button>}>
      {fault === 'needCause' || fault === 'needPlace' ? <Notice look="alarm" icon="warning" title={w[fault]} loud /> : fault && <NotKept why={fault} />}
      <h2>{w.title}</h2>
      <div class="opts" role="radiogroup" aria-label={w.title}>
        {causes.map(({ id, name }) => (
          <OptionLine key={id} name="cause" checked={id === told.cause} onPick={() => { change({ ...told, cause: id }); setFault(''); }}>
            {name}
          </OptionLine>
        ))}
      </div>
      <Answers answers={fitting} />
      {villages.length > 1 && <Where villages={villages} told={told} change={change} />}
      <TextField label={w.note} hint={w.noteHint} value={told.note} onInput={(note) => { change({ ...told, note: note.slice(0, 200) }); }} />
    </Page>
  );
}
