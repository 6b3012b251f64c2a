import { useState } from 'preact/hooks';
import { newId, whyUnkept, type HouseholdView, type SafetyListed, type SafetyReason, type Seen, type Unkept } from '../../offline';
import { agreeTo, GivenBy, NO_PROOF, proofGap, useWording, type Proof, type ProofGap } from '../../shell/agree';
import { w as asked } from '../../shell/agree-words';
import { field, useLive } from '../../shell/live';
import { back, go } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { Picks } from '../../ui/fields';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { ChooseHome } from './choose';
import { listed } from './households';
import { w } from './safe-words';

type Person = HouseholdView['residents'][number];
const REASONS = ['elder', 'disabled', 'alone', 'infant', 'pregnant', 'ill'] as const;

/** Puts somebody on the list, by a consent that stands or one that is given now. */
async function put(person: Person, reasons: readonly SafetyReason[], said: Proof, wording: string): Promise<void> {
  const standing = await field().consentOf(person.id, 'safe_list');
  const consent_id = standing ?? (await agreeTo(person.id, ['safe_list'], said, wording)).safe_list ?? '';
  const body = { id: newId(), household_id: person.household_id, resident_id: person.id, consent_id, reasons: [...reasons] };
  const { consent_id: _consent, ...row } = body;
  await field().issue('bulletin.list_home', body, { collection: 'bulletin.safe_list', id: body.id, row });
}

/** The reasons, and the question in the words of the house: help in need never hangs on it. */
function Ask({ person, done }: { person: Person; done: () => void }) {
  const wording = useWording();
  const agreed = useLive((store) => store.consentOf(person.id, 'safe_list'), [person.id]);
  const [reasons, setReasons] = useState<readonly SafetyReason[]>([]);
  const [said, setSaid] = useState<Proof>(NO_PROOF);
  const [gap, setGap] = useState<ProofGap | 'needWhy' | null>(null);
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const sentence = wording.say.safe_list;
  if (agreed === undefined) return null;
  if (!sentence) {
    return (
      <Notice icon="wait" title={w.noWords}>
        {w.noWordsHint}
      </Notice>
    );
  }
  const agree = (): void => {
    const open = reasons.length === 0 ? 'needWhy' : agreed ? null : proofGap(said);
    setGap(open);
    if (!open) put(person, reasons, said, wording.version).then(done, (error: unknown) => { setUnkept(whyUnkept(error)); });
  };
  return (
    <section class="stack">
      <h2>{w.why}</h2>
      <Picks
        label={w.why}
        value={reasons}
        choices={REASONS.map((id) => ({ id, label: w.reasons[id] }))}
        onToggle={(id) => {
          setReasons(reasons.includes(id) ? reasons.filter((one) => one !== id) : [...reasons, id]);
        }}
      />
      <h2>{w.ask(person.given_name)}</h2>
      <div class="card stack tight">
        <p>{wording.intro}</p>
        <p class="b">{sentence}</p>
        {agreed && <p class="small">{w.agreed}</p>}
      </div>
      {!agreed && <GivenBy said={said} change={(patch) => { setSaid((now) => ({ ...now, ...patch })); }} />}
      {unkept && <NotKept why={unkept} />}
      {gap && <Notice look="warn" icon="warning" title={gap === 'needWhy' ? w.needWhy : asked.gaps[gap]} loud />}
      <Button onClick={agree}>{w.agree}</Button>
    </section>
  );
}

function Listed({ one, person }: { one: Seen<SafetyListed>; person: Person }) {
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  return (
    <section class="card stack tight">
      <h2>{person.full_name}</h2>
      <p class="small">
        {w.on}: {one.reasons.map((each) => w.reasons[each]).join(' · ')}
      </p>
      <p>
        <StateChip state={one.state} />
      </p>
      {unkept && <NotKept why={unkept} />}
      <Button
        look="quiet"
        icon="trash"
        onClick={() => {
          field().issue('bulletin.unlist_home', { list_id: one.id }).catch((error: unknown) => { setUnkept(whyUnkept(error)); });
        }}
      >
        {w.takeOff}
      </Button>
    </section>
  );
}

/** Who of a home is to be reached first: with their word, for a reason, and off the list again in one tap. */
export function SafeHome({ household }: { household: string }) {
  const view = useLive((store) => store.household(household), [household]);
  const list = useLive(listed, []);
  const [adding, setAdding] = useState('');
  if (view === undefined || !list) return null;
  const person = view?.residents.find(({ id }) => id === adding);
  return (
    <Page
      title={view ? w.house(view.household.head_name) : w.unknownHouse}
      tab={w.list}
      back={() => {
        back('/ban-tin/can-den');
      }}
    >
      <p>{w.listHint}</p>
      {view?.residents.length === 0 && <Notice icon="family" title={w.nobody} />}
      {view?.residents.map((one) => {
        const found = list.find(({ resident_id }) => resident_id === one.id);
        if (found) return <Listed key={one.id} one={found} person={one} />;
        return (
          adding !== one.id && (
            <Button key={one.id} look="soft" icon="plus" onClick={() => { setAdding(one.id); }}>
              {w.add(one.full_name)}
            </Button>
          )
        );
      })}
      {person && !list.some(({ resident_id }) => resident_id === adding) && <Ask key={adding} person={person} done={() => { setAdding(''); }} />}
    </Page>
  );
}

/** The homes to reach first, and the way to one more. */
export function SafeList() {
  const list = useLive(listed, []);
  const homes = useLive((store) => store.rows('people.households'), []);
  if (!list || !homes) return null;
  const ids = [...new Set(list.map(({ household_id }) => household_id))];
  const reasonsOf = (id: string): string =>
    [...new Set(list.filter(({ household_id }) => household_id === id).flatMap(({ reasons }) => reasons))].map((one) => w.reasons[one]).join(' · ');
  return (
    <Page
      title={w.list}
      back={() => {
        back('/ban-tin');
      }}
    >
      <p>{w.listHint}</p>
      {ids.length === 0 && <Notice icon="house" title={w.empty} />}
      {ids.length > 0 && (
        <List>
          {ids.map((id) => {
            const home = homes.find((one) => one.id === id);
            const title = home ? w.house(home.head_name) : w.unknownHouse;
            return <RowLink key={id} href={`#/ban-tin/can-den/${id}`} picture="house" tone="rice" title={title} small={reasonsOf(id)} />;
          })}
        </List>
      )}
      <ChooseHome
        pick={(id) => {
          go(`/ban-tin/can-den/${id}`);
        }}
      />
    </Page>
  );
}
