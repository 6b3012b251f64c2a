import { useState } from 'preact/hooks';
import { newId, whyUnkept, type Bodies, type HouseholdView, type Purpose, type Unkept } from '../../offline';
import { newSlip } from '../../rules/slip';
import { errandPath, type Errand } from '../../shell/errand';
import { field, useBundle, useErrand, useLive, useSession } from '../../shell/live';
import { back, go } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { OptionLine, Segments, TextField } from '../../ui/fields';
import { Icon } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { recordVoice, type Recording } from '../../ui/record';
import { language } from '../../ui/words';
import { consentGap, type ConsentGap, type Giver, type Method, type Relation } from './rules';
import { w } from './words';

type Asked = Exclude<Purpose, 'keep_file'>;
const PURPOSES: readonly Asked[] = ['help_now', 'follow_up', 'statistics'];
const LONGEST_MS = 30_000;
type Given = Partial<Record<Purpose, string>>;

interface Said {
  readonly agreed: readonly Purpose[];
  readonly giver: Giver | null;
  readonly other: string;
  readonly relation: Relation | null;
  readonly method: Method;
  readonly voice: Blob | null;
}

/** The words that are read aloud: the newest this phone has, else those it came with. */
function useWords() {
  const bundle = useBundle('rights');
  const name = useSession()?.place.commune_name ?? '';
  const commune = name.charAt(0).toLowerCase() + name.slice(1);
  const english = language === 'en';
  if (!bundle) return { version: 'v1', intro: w.wording(commune), say: w.purposes };
  const said = bundle.purposes.map((one) => [one.key, english ? one.say_en : one.say] as const);
  const say = { ...w.purposes, ...(Object.fromEntries(said) as Partial<typeof w.purposes>) };
  const intro = `${english ? bundle.intro_en : bundle.intro} ${english ? bundle.rights_en : bundle.rights}`;
  return { version: bundle.id, intro: intro.replace('{commune}', commune), say };
}
type Wording = ReturnType<typeof useWords>;

async function consentsOf(resident: string | null): Promise<Given> {
  if (!resident) return {};
  const known: Given = {};
  for (const purpose of PURPOSES) {
    const id = await field().consentOf(resident, purpose);
    if (id) known[purpose] = id;
  }
  return known;
}

/** Records each consent that was given now as its own record, all or none. */
async function record(resident: string, said: Said, known: Given, wording: string): Promise<Given> {
  const [receipt, giver, other] = [newSlip(), said.giver ?? 'self', said.other.trim()];
  const bodies = said.agreed
    .filter((purpose) => !known[purpose])
    .map((purpose): Bodies['people.agree'] => ({
      id: newId(),
      resident_id: resident,
      purpose,
      given_by: giver,
      method: said.method === 'tap' && giver === 'witnessed' ? 'spoken' : said.method,
      representative: giver === 'representative' ? other : '',
      relation: giver === 'representative' ? said.relation : null,
      witness: giver === 'witnessed' ? other : '',
      wording,
      receipt,
      about: null,
      voice: null,
    }));
  if (bodies.length > 0) {
    if (said.method === 'voice' && said.voice) await (await field().files()).agree(bodies, said.voice);
    else await field().issueTogether(bodies.map((body) => ({ verb: 'people.agree', body })));
  }
  return { ...known, ...Object.fromEntries(bodies.map(({ purpose, id }) => [purpose, id])) };
}

function Who({ house, chosen, pick }: { house: HouseholdView; chosen: string | null; pick: (id: string) => void }) {
  return (
    <section class="stack tight">
      <h2>{w.consentFor}</h2>
      <div class="opts">
        {house.residents.map((person) => (
          <OptionLine
            key={person.id}
            name="resident"
            checked={chosen === person.id}
            onPick={() => {
              pick(person.id);
            }}
          >
            {person.full_name}
          </OptionLine>
        ))}
      </div>
      <Button look="soft" icon="plus" href={`#/nha/${house.household.id}/them`}>
        {w.addPerson}
      </Button>
    </section>
  );
}

interface PurposesProps {
  readonly agreed: readonly Purpose[];
  readonly known: Given;
  readonly say: Wording['say'];
  readonly toggle: (p: Purpose) => void;
}

function Purposes({ agreed, known, say, toggle }: PurposesProps) {
  return (
    <div class="opts">
      {PURPOSES.map((purpose) =>
        known[purpose] ? (
          <div key={purpose} class="card sure side">
            <Icon name="check" />
            <div class="grow">
              <p class="b">{say[purpose]}</p>
              <p class="small">{w.already}</p>
            </div>
          </div>
        ) : (
          <OptionLine
            key={purpose}
            name={purpose}
            many
            checked={agreed.includes(purpose)}
            onPick={() => {
              toggle(purpose);
            }}
          >
            {say[purpose]}
            <br />
            <span class="small">{purpose === 'help_now' ? w.needed : w.optional}</span>
          </OptionLine>
        ),
      )}
    </div>
  );
}

function GivenBy({ said, change }: { said: Said; change: (patch: Partial<Said>) => void }) {
  return (
    <section class="stack tight">
      <h2>{w.givenBy}</h2>
      <Segments
        label={w.givenBy}
        name="giver"
        value={said.giver}
        onPick={(giver) => {
          change({ giver });
        }}
        choices={[
          { id: 'self', label: w.givers.self },
          { id: 'representative', label: w.givers.representative },
          { id: 'witnessed', label: w.givers.witnessed },
        ]}
      />
      {said.giver && said.giver !== 'self' && (
        <TextField
          label={said.giver === 'witnessed' ? w.witness : w.representative}
          hint={w.giversHint[said.giver]}
          value={said.other}
          onInput={(other) => {
            change({ other });
          }}
        />
      )}
      {said.giver === 'representative' && (
        <label class="field">
          <span>{w.relation}</span>
          <select
            value={said.relation ?? ''}
            onChange={(event) => {
              change({ relation: (event.currentTarget.value || null) as Relation | null });
            }}
          >
            <option value="">…</option>
            {Object.entries(w.relations).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {said.giver && <How said={said} change={change} />}
    </section>
  );
}

/** How the agreement is given: by a tap, a signature on paper, or a voice that is recorded here. */
function How({ said, change }: { said: Said; change: (patch: Partial<Said>) => void }) {
  const [running, setRunning] = useState<Recording | null>(null);
  const listen = async (): Promise<void> => {
    try {
      const recording = await recordVoice({ bits: 16_000, longest: LONGEST_MS });
      setRunning(recording);
      change({ voice: await recording.sound });
    } catch {
      change({ method: 'signature', voice: null });
    }
    setRunning(null);
  };
  return (
    <>
      <Segments
        label={w.how}
        name="method"
        value={said.method}
        onPick={(method) => {
          change({ method });
        }}
        choices={(['tap', 'signature', 'voice'] as const).map((id) => ({
          id,
          label: id === 'tap' && said.giver === 'witnessed' ? w.methods.spoken : w.methods[id],
        }))}
      />
      {said.method === 'voice' && (
        <Button
          look={running ? 'rice' : 'soft'}
          icon={said.voice ? 'check' : 'ear'}
          onClick={() => {
            if (running) running.stop();
            else void listen();
          }}
        >
          {running ? w.voiceStop : said.voice ? w.voiceKept : w.voiceStart}
        </Button>
      )}
    </>
  );
}

interface AskProps {
  readonly house: HouseholdView;
  readonly errand: Errand;
  readonly pick: (resident: string) => void;
  readonly done: (given: Given) => void;
  readonly refuse: () => void;
  readonly leave: () => void;
}

function useSaid(resident: string | null) {
  const [said, setSaid] = useState<Said>({ agreed: [], giver: null, other: '', relation: null, method: 'tap', voice: null });
  const known = useLive(() => consentsOf(resident), [resident]) ?? {};
  const everything = { ...said, agreed: [...said.agreed, ...PURPOSES.filter((p) => known[p])] };
  const asked = said.agreed.some((p) => !known[p]);
  const gap = consentGap({ resident, ...everything, giver: asked ? said.giver : (said.giver ?? 'self') });
  return { said, setSaid, known, gap };
}

function Ask({ house, errand, pick, done, refuse, leave }: AskProps) {
  const only = house.residents.length === 1 ? (house.residents[0]?.id ?? null) : null;
  const resident = errand.resident_id ?? only;
  const { said, setSaid, known, gap } = useSaid(resident);
  const [fault, setFault] = useState<ConsentGap | null>(null);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const [busy, setBusy] = useState(false);
  const { version, intro, say } = useWords();
  const agree = async (): Promise<void> => {
    setFault(gap);
    if (gap || !resident || busy) return;
    setBusy(true);
    try {
      pick(resident);
      done(await record(resident, said, known, version));
    } catch (error) {
      setUnkept(whyUnkept(error));
      setBusy(false);
      window.scrollTo(0, 0);
    }
  };
  return (
    <Page
      title={w.consent}
      back={leave}
      say={`${intro} ${PURPOSES.map((p) => say[p]).join(' ')}`}
      dock={
        <Button busy={busy} onClick={() => void agree()}>
          {w.go}
        </Button>
      }
    >
      {fault && <Notice look="alarm" icon="warning" title={w[fault]} loud />}
      {unkept && <NotKept why={unkept} />}
      <Who house={house} chosen={resident} pick={pick} />
      <section class="card stack tight">
        <p>{intro}</p>
        <p class="small">{w.readAloud}</p>
      </section>
      <Purposes
        agreed={said.agreed}
        known={known}
        say={say}
        toggle={(p) => {
          setSaid((now) => {
            const on = now.agreed.includes(p);
            return { ...now, agreed: on ? now.agreed.filter((x) => x !== p) : [...now.agreed, p] };
          });
        }}
      />
      <GivenBy said={said} change={(patch) => { setSaid((now) => ({ ...now, ...patch })); }} />
      <Button look="ghost" onClick={refuse}>
        {w.refuse}
      </Button>
    </Page>
  );
}

/** Asks for consent before anything about a person is recorded: purpose by purpose, nothing ticked. */
export function Consent({ household, procedure }: { household: string; procedure: string }) {
  const work = useErrand(household, procedure);
  if (!work?.house) return null;
  const { house, errand, change, settled } = work;
  return (
    <Ask
      house={house}
      errand={errand}
      pick={(resident_id) => {
        if (resident_id !== errand.resident_id) change({ resident_id, consents: {} });
      }}
      done={(consents) => {
        change({ consents });
        const on = (): void => {
          go(errandPath(household, procedure, 'ghi'));
        };
        // The consents are letters already; without the draft the record page asks for them again.
        settled().then(on, on);
      }}
      refuse={() => {
        back(errandPath(household, procedure, 'giay'));
      }}
      leave={() => {
        back(errandPath(household, procedure, 'giay'));
      }}
    />
  );
}
