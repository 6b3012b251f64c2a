import { useEffect, useState } from 'preact/hooks';
import { newId, type Command } from '../../offline';
import { NEW_HOUSEHOLD } from '../../shell/errand';
import { field, useLive } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { OptionLine, Picks, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { givenName } from './rules';
import { useTyped } from './typed';
import { LANGUAGES, w } from './words';

const DRAFT = [NEW_HOUSEHOLD, ''] as const;

interface Typed {
  readonly head: string;
  readonly village: string;
  readonly note: string;
  readonly languages: readonly string[];
  readonly person: boolean;
}

const NOTHING: Typed = { head: '', village: '', note: '', languages: [], person: true };

async function register(typed: Typed, village: string): Promise<string> {
  const id = newId();
  const languages = [...typed.languages];
  const head = typed.head.trim();
  const home = { id, village_id: village, head_name: head, note: typed.note.trim(), languages };
  const person = {
    id: newId(),
    household_id: id,
    full_name: head,
    given_name: givenName(head),
    birth_year: null,
    sex: null,
    language: languages[0] ?? null,
  };
  const both: Command[] = [{ verb: 'people.register_household', body: home }];
  if (typed.person) both.push({ verb: 'people.add_resident', body: person });
  await field().issueTogether(both, { household: DRAFT[0], procedure: DRAFT[1] });
  return id;
}

function Form({ typed, change }: { typed: Typed; change: (patch: Partial<Typed>) => void }) {
  const villages = useLive((store) => store.villages(), []) ?? [];
  const only = villages.length === 1 ? villages[0] : undefined;
  useEffect(() => {
    if (only && !typed.village) change({ village: only.id });
  }, [only?.id, typed.village]);
  return (
    <>
      <TextField label={w.head} hint={w.headHint} value={typed.head} onInput={(head) => { change({ head }); }} />
      {villages.length > 1 && (
        <label class="field">
          <span>{w.village}</span>
          <select value={typed.village} onChange={(event) => { change({ village: event.currentTarget.value }); }}>
            <option value="">…</option>
            {villages.map((v) => (
              <option key={v.id} value={v.id}>
                {v.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <section class="stack tight">
        <h2>{w.languages}</h2>
        <Picks
          label={w.languages}
          choices={Object.entries(LANGUAGES).map(([id, label]) => ({ id, label }))}
          value={typed.languages}
          onToggle={(id) => {
            const has = typed.languages.includes(id);
            change({ languages: has ? typed.languages.filter((l) => l !== id) : [...typed.languages, id] });
          }}
        />
      </section>
      <TextField label={w.note} hint={w.noteHint} value={typed.note} onInput={(note) => { change({ note }); }} />
      <OptionLine name="person" many checked={typed.person} onPick={() => { change({ person: !typed.person }); }}>
        {w.headIsPerson}
      </OptionLine>
    </>
  );
}

/** Adds a house the team has found; what was typed survives leaving. */
export function AddHouse({ to }: { to: (household: string) => string }) {
  const { typed, change, unkept, failed } = useTyped<Typed>(...DRAFT, NOTHING);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (busy) return;
    if (!typed.head.trim()) {
      setFault(w.nameFirst);
      return;
    }
    if (!typed.village) {
      setFault(w.villageFirst);
      return;
    }
    setBusy(true);
    try {
      swap(to(await register(typed, typed.village)));
    } catch (error) {
      failed(error);
      setBusy(false);
      window.scrollTo(0, 0);
    }
  };
  return (
    <Page
      title={w.addHouse}
      back={() => {
        back('/nha');
      }}
      dock={
        <Button busy={busy} onClick={() => void save()}>
          {w.saveHouse}
        </Button>
      }
    >
      {fault && <Notice look="alarm" icon="warning" title={fault} loud />}
      {unkept && <NotKept why={unkept} />}
      <Form typed={typed} change={change} />
    </Page>
  );
}
