import { useState } from 'preact/hooks';
import { newId, whyUnkept, type HouseholdView, type Unkept } from '../../offline';
import { agreeTo, dialled, GivenBy, NO_PROOF, proofGap, useWording, type Proof } from '../../shell/agree';
import { w as asked } from '../../shell/agree-words';
import { field, useLive } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Finder, OptionLine, TextField } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './words';

type Person = HouseholdView['residents'][number];
interface Told {
  readonly name: string;
  readonly story: string;
  readonly telephone: string;
}

/** Records the maker, by a consent that stands or one that is given now. */
async function enter(person: Person, view: HouseholdView, told: Told, said: Proof, wording: string): Promise<string> {
  if (!(await field().consentOf(person.id, 'publish'))) await agreeTo(person.id, ['publish'], said, wording);
  const body = {
    id: newId(), kind: 'household' as const, resident_id: person.id, name: told.name.trim(), story: told.story.trim(), village_id: view.household.village_id,
    telephone: dialled(told.telephone),
  };
  const { telephone: _telephone, ...shown } = body;
  const row = { ...shown, agreed: true, standing: 'waiting' as const, why: '', version: 1 };
  await field().issue('market.enter_maker', body, { collection: 'market.makers', id: body.id, row });
  return body.id;
}

/** The question in the house's own words; without a yes nothing is recorded. */
function Ask({ person, view }: { person: Person; view: HouseholdView }) {
  const wording = useWording();
  const agreed = useLive((store) => store.consentOf(person.id, 'publish'), [person.id]);
  const [told, setTold] = useState<Told>({ name: w.house(view.household.head_name), story: '', telephone: '' });
  const [said, setSaid] = useState<Proof>(NO_PROOF);
  const [gap, setGap] = useState('');
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const sentence = wording.say.publish;
  if (agreed === undefined) return null;
  if (!sentence) return <Notice icon="wait" title={w.noWords}>{w.noWordsHint}</Notice>;
  const save = (): void => {
    const open = agreed ? null : proofGap(said);
    const number = dialled(told.telephone);
    const lacks = told.name.trim().length < 2 ? w.makerName : number && !/^0\d{9}$/.test(number) ? w.telephoneOdd : open ? asked.gaps[open] : '';
    setGap(lacks);
    if (!lacks) enter(person, view, told, said, wording.version).then((id) => { swap(`/cho/nha/${id}`); }, (error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  return (
    <section class="stack">
      <TextField label={w.makerName} value={told.name} onInput={(name) => { setTold({ ...told, name: name.slice(0, 80) }); }} />
      <TextField label={w.makerStory} value={told.story} onInput={(story) => { setTold({ ...told, story: story.slice(0, 600) }); }} />
      <TextField digits label={w.telephone} hint={w.telephoneHint} value={told.telephone} onInput={(telephone) => { setTold({ ...told, telephone }); }} />
      <h2>{w.ask(person.given_name)}</h2>
      <div class="card stack tight">
        <p>{wording.intro}</p>
        <p class="b">{sentence}</p>
        {agreed && <p class="small">{w.agreed}</p>}
      </div>
      {!agreed && <GivenBy said={said} change={(patch) => { setSaid((now) => ({ ...now, ...patch })); }} />}
      {unkept && <NotKept why={unkept} />}
      {gap && <Notice look="warn" icon="warning" title={gap} loud />}
      <Button onClick={save}>{w.agree}</Button>
    </section>
  );
}

function Choose({ pick }: { pick: (household: string) => void }) {
  const [text, setText] = useState('');
  const hits = useLive((store) => store.findHouseholds(text, { limit: 12 }), [text]);
  return (
    <section class="stack">
      <Finder label={w.choose} value={text} onInput={setText} />
      {hits?.length === 0 && <p role="status">{w.none}</p>}
      <div class="opts" role="radiogroup" aria-label={w.choose}>
        {hits?.map(({ household: { id, head_name } }) => (
          <OptionLine key={id} name="house" checked={false} onPick={() => { pick(id); }}>
            {w.house(head_name)}
          </OptionLine>
        ))}
      </div>
    </section>
  );
}

/** A home that makes something: which, in whose name, with whose word. */
export function NewMaker() {
  const [house, setHouse] = useState('');
  const [who, setWho] = useState('');
  const view = useLive(async (store) => (house ? store.household(house) : null), [house]);
  const person = view?.residents.find(({ id }) => id === who);
  return (
    <Page
      title={w.newMaker}
      back={() => {
        if (house) setHouse('');
        else back('/cho');
        setWho('');
      }}
    >
      {!view && <Choose pick={setHouse} />}
      {view && (
        <>
          <h2>{w.who}</h2>
          <div class="opts" role="radiogroup" aria-label={w.who}>
            {view.residents.map(({ id, full_name }) => (
              <OptionLine key={id} name="who" checked={id === who} onPick={() => { setWho(id); }}>
                {full_name}
              </OptionLine>
            ))}
          </div>
        </>
      )}
      {view && person && <Ask key={who} person={person} view={view} />}
    </Page>
  );
}
