import { useState } from 'preact/hooks';
import { newId } from '../../offline';
import { NEW_RESIDENT } from '../../shell/errand';
import { lazy } from '../../shell/lazy';
import { field, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Segments, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { birthYear, givenName } from './rules';
import { useTyped } from './typed';
import { LANGUAGES, w } from './words';

const CardScan = lazy(async () => (await import('./card-scan')).CardScan);

interface Typed {
  readonly name: string;
  readonly year: string;
  readonly sex: 'female' | 'male' | 'unknown' | null;
  readonly language: string | null;
}

const NOTHING: Typed = { name: '', year: '', sex: null, language: null };
const DRAFT = NEW_RESIDENT;

function gap(typed: Typed): string {
  if (!typed.name.trim()) return w.nameFirst;
  return birthYear(typed.year, new Date().getFullYear()) === undefined ? w.badYear : '';
}

async function add(household: string, typed: Typed): Promise<void> {
  const person = {
    id: newId(),
    household_id: household,
    full_name: typed.name.trim(),
    given_name: givenName(typed.name),
    birth_year: birthYear(typed.year, new Date().getFullYear()) ?? null,
    sex: typed.sex === 'unknown' ? null : typed.sex,
    language: typed.language,
  };
  await field().issueTogether([{ verb: 'people.add_resident', body: person }], { household, procedure: DRAFT });
}

function Form({ typed, languages, change }: { typed: Typed; languages: readonly string[]; change: (patch: Partial<Typed>) => void }) {
  const known = [...new Set([...languages, ...Object.keys(LANGUAGES)])].slice(0, 3);
  return (
    <>
      <TextField label={w.fullName} hint={w.fullNameHint} value={typed.name} onInput={(name) => { change({ name }); }} />
      <TextField label={w.birthYear} hint={w.birthHint} digits value={typed.year} onInput={(year) => { change({ year }); }} />
      <section class="stack tight">
        <h2>{w.sex}</h2>
        <Segments
          label={w.sex}
          name="sex"
          value={typed.sex}
          onPick={(sex) => { change({ sex }); }}
          choices={[
            { id: 'female', label: w.sexes.female },
            { id: 'male', label: w.sexes.male },
            { id: 'unknown', label: w.sexes.unknown },
          ]}
        />
      </section>
      <section class="stack tight">
        <h2>{w.language}</h2>
        <Segments
          label={w.language}
          name="language"
          value={typed.language}
          onPick={(language) => { change({ language }); }}
          choices={known.map((id) => ({ id, label: LANGUAGES[id] ?? id }))}
        />
      </section>
    </>
  );
}

/** Adds a person to a house: a name is enough, never an identity number. */
export function AddPerson({ household }: { household: string }) {
  const view = useLive((store) => store.household(household), [household]);
  const { typed, change, unkept, failed } = useTyped<Typed>(household, DRAFT, NOTHING);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const leave = (): void => {
    back(`/nha/${household}`);
  };
  const save = async (): Promise<void> => {
    const missing = gap(typed);
    setFault(missing);
    if (busy || missing) return;
    setBusy(true);
    try {
      await add(household, typed);
      leave();
    } catch (error) {
      failed(error);
      setBusy(false);
      window.scrollTo(0, 0);
    }
  };
  return (
    <Page
      title={w.addResident}
      back={leave}
      dock={
        <Button busy={busy} onClick={() => void save()}>
          {w.savePerson}
        </Button>
      }
    >
      {view && <p class="small">{w.house(view.household.head_name)}</p>}
      {fault && <Notice look="alarm" icon="warning" title={fault} loud />}
      {unkept && <NotKept why={unkept} />}
      <CardScan filled={change} />
      <Form typed={typed} languages={view?.household.languages ?? []} change={change} />
    </Page>
  );
}
