import { useState } from 'preact/hooks';
import { whyUnkept, type AnyPurpose, type HouseholdView, type Unkept } from '../../offline';
import { agreeTo, GivenBy, NO_PROOF, useWording, type Given, type Proof } from '../../shell/agree';
import { w as asked } from '../../shell/agree-words';
import { delicate, errandPath, type Errand } from '../../shell/errand';
import { field, useBundle, useErrand, useLive } from '../../shell/live';
import { back, go } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { OptionLine } from '../../ui/fields';
import { Icon } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { consentGap, type ConsentGap } from './rules';
import { w } from './words';

const ALWAYS: readonly AnyPurpose[] = ['help_now', 'follow_up', 'statistics'];

interface Said extends Proof {
  readonly agreed: readonly AnyPurpose[];
}
type Wording = ReturnType<typeof useWording>;

async function consentsOf(resident: string | null, purposes: readonly AnyPurpose[]): Promise<Given> {
  if (!resident) return {};
  const known: Given = {};
  for (const purpose of purposes) {
    const id = await field().consentOf(resident, purpose);
    if (id) known[purpose] = id;
  }
  return known;
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
  readonly purposes: readonly AnyPurpose[];
  readonly agreed: readonly AnyPurpose[];
  readonly known: Given;
  readonly say: Wording['say'];
  readonly toggle: (p: AnyPurpose) => void;
}

function Purposes({ purposes, agreed, known, say, toggle }: PurposesProps) {
  return (
    <div class="opts">
      {purposes.map((purpose) =>
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

interface AskProps {
  /** What is asked for this errand: what always is, and what its answers tell besides. */
  readonly purposes: readonly AnyPurpose[];
  readonly house: HouseholdView;
  readonly errand: Errand;
  readonly pick: (resident: string) => void;
  readonly done: (given: Given) => void;
  readonly refuse: () => void;
  readonly leave: () => void;
}

function useSaid(resident: string | null, purposes: readonly AnyPurpose[]) {
  const [said, setSaid] = useState<Said>({ agreed: [], ...NO_PROOF });
  const known = useLive(() => consentsOf(resident, purposes), [resident, purposes]) ?? {};
  const everything = { ...said, agreed: [...said.agreed, ...purposes.filter((p) => known[p])] };
  const asked = said.agreed.some((p) => !known[p]);
  const gap = consentGap({ resident, ...everything, giver: asked ? said.giver : (said.giver ?? 'self') });
  return { said, setSaid, known, gap };
}

function Ask({ purposes, house, errand, pick, done, refuse, leave }: AskProps) {
  const only = house.residents.length === 1 ? (house.residents[0]?.id ?? null) : null;
  const resident = errand.resident_id ?? only;
  const { said, setSaid, known, gap } = useSaid(resident, purposes);
  const [fault, setFault] = useState<ConsentGap | null>(null);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const [busy, setBusy] = useState(false);
  const { version, intro, say } = useWording();
  const agree = async (): Promise<void> => {
    setFault(gap);
    if (gap || !resident || busy) return;
    setBusy(true);
    try {
      pick(resident);
      done({ ...known, ...(await agreeTo(resident, said.agreed.filter((p) => !known[p]), said, version)) });
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
      say={`${intro} ${purposes.map((p) => say[p]).join(' ')}`}
      dock={
        <Button busy={busy} onClick={() => void agree()}>
          {w.go}
        </Button>
      }
    >
      {fault && <Notice look="alarm" icon="warning" title={{ ...asked.gaps, pickPerson: w.pickPerson, needHelpNow: w.needHelpNow }[fault]} loud />}
      {unkept && <NotKept why={unkept} />}
      <Who house={house} chosen={resident} pick={pick} />
      <section class="card stack tight">
        <p>{intro}</p>
        <p class="small">{w.readAloud}</p>
      </section>
      <Purposes
        purposes={purposes}
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
  const rights = useBundle('rights');
  if (!work?.house || rights === undefined) return null;
  const { house, errand, change, settled } = work;
  const told = delicate(rights, procedure, errand.answers);
  return (
    <Ask
      purposes={[...ALWAYS, ...new Set(told.values())]}
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
