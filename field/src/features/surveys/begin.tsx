import { useState } from 'preact/hooks';
import { whyUnkept, type HouseholdView, type SurveyForm, type Unkept } from '../../offline';
import { agreeTo, GivenBy, NO_PROOF, proofGap, useWording, type Proof } from '../../shell/agree';
import { w as asked } from '../../shell/agree-words';
import { useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Finder, OptionLine } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './words';

/** Of whom a form is filled in, and by which consent; without a person, in which village. */
export interface Whose {
  readonly village: string | null;
  readonly resident: string | null;
  readonly consent: string | null;
}

type Person = HouseholdView['residents'][number];

/** The purpose of the form and the question in the house's own words; without a yes nothing is asked. */
function Ask({ person, form, done }: { person: Person; form: SurveyForm; done: (whose: Whose) => void }) {
  const wording = useWording();
  const agreed = useLive((store) => store.consentOf(person.id, 'survey'), [person.id]);
  const [said, setSaid] = useState<Proof>(NO_PROOF);
  const [gap, setGap] = useState('');
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const sentence = wording.say.survey;
  if (agreed === undefined) return null;
  if (!sentence) return <Notice icon="wait" title={w.noWords}>{w.noWordsHint}</Notice>;
  const go = async (): Promise<void> => {
    const consent = agreed ?? (await agreeTo(person.id, ['survey'], said, wording.version)).survey ?? null;
    done({ village: null, resident: person.id, consent });
  };
  const press = (): void => {
    const open = agreed ? null : proofGap(said);
    setGap(open ? asked.gaps[open] : '');
    if (!open) go().catch((error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  return (
    <section class="stack">
      <h2>{w.ask(person.given_name)}</h2>
      <div class="card stack tight">
        <p class="b">{w.forWhat(form.purpose, form.days)}</p>
        <p>{wording.intro}</p>
        <p class="b">{sentence}</p>
        {agreed && <p class="small">{w.agreed}</p>}
      </div>
      {!agreed && <GivenBy said={said} change={(patch) => { setSaid((now) => ({ ...now, ...patch })); }} />}
      {unkept && <NotKept why={unkept} />}
      {gap && <Notice look="warn" icon="warning" title={gap} loud />}
      <Button onClick={press}>{w.agree}</Button>
    </section>
  );
}

function Homes({ pick }: { pick: (household: string) => void }) {
  const [text, setText] = useState('');
  const hits = useLive((store) => store.findHouseholds(text, { limit: 12 }), [text]);
  return (
    <section class="stack">
      <Finder label={w.whose} value={text} onInput={setText} />
      {hits?.length === 0 && <p role="status">{w.none}</p>}
      <div class="opts" role="radiogroup" aria-label={w.whose}>
        {hits?.map(({ household: { id, head_name } }) => (
          <OptionLine key={id} name="house" checked={false} onPick={() => { pick(id); }}>
            {w.house(head_name)}
          </OptionLine>
        ))}
      </div>
    </section>
  );
}

/** Before a form about a person: which home, who, and whether they agree. */
function OfPerson({ form, household, done }: { form: SurveyForm; household: string; done: (whose: Whose) => void }) {
  const [house, setHouse] = useState(household);
  const [who, setWho] = useState('');
  const view = useLive(async (store) => (house ? store.household(house) : null), [house]);
  const person = view?.residents.find(({ id }) => id === who);
  return (
    <Page
      title={form.title}
      back={() => {
        if (house && !household) setHouse('');
        else back('/bieu-mau');
        setWho('');
      }}
    >
      {!view && <Homes pick={setHouse} />}
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
      {person && <Ask key={who} person={person} form={form} done={done} />}
    </Page>
  );
}

/** Before an anonymous form: in which village, where there are several. */
function OfVillage({ form, done }: { form: SurveyForm; done: (whose: Whose) => void }) {
  const villages = useLive((store) => store.villages(), []);
  const [village, setVillage] = useState('');
  if (!villages) return null;
  const only = villages.length === 1 ? (villages[0]?.id ?? null) : null;
  const chosen = only ?? (village || null);
  return (
    <Page
      title={form.title}
      back={() => { back('/bieu-mau'); }}
      dock={<Button busy={villages.length > 1 && !chosen} onClick={() => { done({ village: chosen, resident: null, consent: null }); }}>{w.begin}</Button>}
    >
      <Notice icon="shield" title={w.nobody}>{form.purpose && w.forWhat(form.purpose, form.days)}</Notice>
      {villages.length > 1 && (
        <>
          <h2>{w.village}</h2>
          <div class="opts" role="radiogroup" aria-label={w.village}>
            {villages.map(({ id, kind, name }) => (
              <OptionLine key={id} name="village" checked={id === village} onPick={() => { setVillage(id); }}>
                {`${kind} ${name}`.trim()}
              </OptionLine>
            ))}
          </div>
        </>
      )}
    </Page>
  );
}

/** What comes before the first question. */
export function Begin(props: { form: SurveyForm; household: string; done: (whose: Whose) => void }) {
  return props.form.about === 'person' ? <OfPerson {...props} /> : <OfVillage {...props} />;
}
