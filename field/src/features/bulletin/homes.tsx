import { useRef, useState } from 'preact/hooks';
import { newId, whyUnkept, type HazardWarning, type HomeNeed, type HomeState, type Seen, type Unkept } from '../../offline';
import { field, useLive, useSession } from '../../shell/live';
import { shrink } from '../../shell/picture';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { NotKept } from '../../shell/unkept';
import { Picks, Segments } from '../../ui/fields';
import { Button, Notice, Page } from '../../ui/parts';
import { Picture } from '../../ui/icons';
import { ChooseHome } from './choose';
import { homesFor, type Housed } from './households';
import { w } from './safe-words';
import { OneWarning } from './warning';
import { w as warned } from './words';

const FOUND = ['safe', 'needs_help', 'away'] as const;
const NEEDS = ['shelter', 'medicine', 'food', 'carry', 'boat', 'other'] as const;

/** Records how a home was found; the list shows it at once. */
async function note(warning: string, household_id: string, state: HomeState, needs: readonly HomeNeed[], member_id: string): Promise<void> {
  const body = { id: newId(), warning_id: warning, household_id, state, needs: [...needs] };
  const at = new Date(await field().moment()).toISOString();
  const row = { id: body.id, warning_id: warning, household_id, found: state, needs: body.needs, at, member_id };
  await field().issue('bulletin.check_home', body, { collection: 'bulletin.checks', id: body.id, row });
}

type Say = (work: Promise<unknown>) => void;

function Photo({ check, checks, say }: { check: string; checks: readonly string[]; say: Say }) {
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [busy, setBusy] = useState(false);
  const known = useLive(async (store) => {
    const [letters, files] = [await store.letters(), await (await store.files()).list()];
    const taken = letters.filter(({ body, state }) => 'check_id' in body && checks.includes(body.check_id) && state !== 'withdrawn');
    return { many: taken.length, refused: files.filter(({ assist, state }) => state === 'refused' && checks.includes(assist)) };
  }, [checks]);
  const keep = async (file: File): Promise<void> => {
    setBusy(true);
    const blob = await shrink(file).catch(() => null);
    setUnreadable(!blob);
    if (blob) say((await field().files()).look({ id: newId(), check, blob }));
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input
        ref={input}
        class="gone"
        type="file"
        accept="image/*"
        aria-label={w.photo}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void keep(file);
        }}
      />
      <Button look="soft" icon="camera" busy={busy} onClick={() => input.current?.click()}>
        {w.photo}
      </Button>
      {unreadable && <Notice look="alarm" icon="warning" title={w.unreadable} loud />}
      {!!known?.many && (
        <p class="small" role="status">
          {w.photos(known.many)}
        </p>
      )}
      {known?.refused.map(({ digest }) => (
        <Button key={digest} look="ghost" icon="trash" onClick={() => void field().files().then((files) => files.drop(digest))}>
          {w.refused}. {w.drop}
        </Button>
      ))}
    </>
  );
}

function Needs({ home, put }: { home: Housed; put: (needs: readonly HomeNeed[]) => void }) {
  const kept = home.check?.needs ?? [];
  const [needs, setNeeds] = useState(kept);
  return (
    <>
      <Picks
        label={w.what}
        value={needs}
        choices={NEEDS.map((id) => ({ id, label: w.needs[id] }))}
        onToggle={(id) => {
          setNeeds(needs.includes(id) ? needs.filter((one) => one !== id) : [...needs, id]);
        }}
      />
      {[...needs].sort().join() === [...kept].sort().join() ? (
        kept.length > 0 && <p class="small" role="status">{w.needsKept(kept.map((id) => w.needs[id]).join(', '))}</p>
      ) : (
        <Button
          look="soft"
          onClick={() => {
            put(needs);
          }}
        >
          {w.keepNeeds}
        </Button>
      )}
    </>
  );
}

const TONE = { safe: 'leaf', needs_help: 'brick', away: 'teal' } as const;

function One({ home, warning, say }: { home: Housed; warning: string; say: Say }) {
  const member = useSession()?.member.id ?? '';
  const { check, household, reasons, people } = home;
  const name = household ? w.house(household.head_name) : w.unknownHouse;
  const put = (state: HomeState, needs: readonly HomeNeed[] = []): void => {
    say(note(warning, home.id, state, needs, member));
  };
  const who = [people.map((one) => one.given_name).join(', '), reasons.map((one) => w.reasons[one]).join(' · ')];
  return (
    <section class={check?.found === 'needs_help' ? 'card alarm stack tight' : 'card stack tight'}>
      <div class="card-head">
        <Picture name="house" tone={check ? TONE[check.found] : 'rice'} />
        <div class="grow">
          <h2>{name}</h2>
          <p class="small">{who.filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <Segments
        label={w.how(name)}
        name={home.id}
        value={check?.found ?? null}
        onPick={put}
        choices={FOUND.map((id) => ({ id, label: w.found[id], ...(id === 'needs_help' && { tone: 'rice' as const }) }))}
      />
      {check?.found === 'needs_help' && <Needs key={check.needs.join()} home={home} put={(needs) => { put('needs_help', needs); }} />}
      {check && (
        <p>
          <StateChip state={check.state} />
        </p>
      )}
      {check && <Photo check={check.id} checks={home.checks} say={say} />}
    </section>
  );
}

/** Homes stay where they were when the page was opened: one that was just asked must not jump from under the finger. */
function useSteady(homes: readonly Housed[]): readonly Housed[] {
  const order = useRef<string[]>([]);
  for (const { id } of homes) if (!order.current.includes(id)) order.current.push(id);
  return [...homes].sort((a, b) => order.current.indexOf(a.id) - order.current.indexOf(b.id));
}

function Round({ warning, homes }: { warning: Seen<HazardWarning>; homes: readonly Housed[] }) {
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const steady = useSteady(homes);
  const say: Say = (work) => {
    work.then(
      () => {
        setUnkept(null);
      },
      (error: unknown) => {
        setUnkept(whyUnkept(error));
      },
    );
  };
  const needy = homes.filter(({ check }) => check?.found === 'needs_help').length;
  return (
    <>
      {unkept && <NotKept why={unkept} />}
      <Notice look={needy > 0 ? 'alarm' : 'plain'} icon="house" title={w.asked(homes.filter(({ check }) => check).length, homes.length)} loud>
        {needy > 0 && w.needHelp(needy)}
      </Notice>
      {steady.map((home) => (
        <One key={home.id} home={home} warning={warning.id} say={say} />
      ))}
    </>
  );
}

/** Home by home in a warning: safe, in need of help, or away; in two taps and without network. */
export function Homes({ id }: { id: string }) {
  const warning = useLive(async (store) => (await store.rows('bulletin.warnings')).find((one) => one.id === id) ?? null, [id]);
  const homes = useLive(async (store) => (warning ? homesFor(store, warning) : []), [id, warning === undefined]);
  const [besides, setBesides] = useState<readonly string[]>([]);
  const [choosing, setChoosing] = useState(false);
  const asked = useLive((store) => store.rows('people.households'), []) ?? [];
  if (warning === null) return <OneWarning id={id} />;
  if (!homes || !warning) return null;
  const more = besides.filter((one) => !homes.some((home) => home.id === one));
  const extra = more.map((one) => ({ id: one, reasons: [], check: null, people: [], checks: [], household: asked.find((home) => home.id === one) ?? null }));
  return (
    <Page
      title={warning.drill ? `${warned.drill}: ${w.homes}` : w.homes}
      back={() => {
        back(`/ban-tin/canh-bao/${id}`);
      }}
    >
      <Round warning={warning} homes={[...homes, ...extra]} />
      {choosing ? (
        <ChooseHome
          pick={(one) => {
            setBesides([...besides, one]);
            setChoosing(false);
          }}
        />
      ) : (
        <Button look="soft" icon="plus" onClick={() => { setChoosing(true); }}>
          {w.other}
        </Button>
      )}
      {warning.drill && <p class="drilled">{warned.drill}</p>}
    </Page>
  );
}
