import { useMemo, useState } from 'preact/hooks';
import type { Draft, Due, Offline } from '../../offline';
import { Foot } from '../../shell/foot';
import { lazy } from '../../shell/lazy';
import { useBundle, useLive, useSession, useStatus } from '../../shell/live';
import { errandPath, NEW_HOUSEHOLD, NEW_RESIDENT, OF_FORMS } from '../../shell/errand';
import { takeFreshVersion, useFreshVersion } from '../../shell/install';
import { addDays, dayInWords, isoDay, momentInWords, nearness } from '../../ui/dates';
import { Icon, Mark } from '../../ui/icons';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { Hazards } from '../../shell/hazards';
import { Warnings } from '../../shell/warnings';
import { w } from './words';

const Alerts = lazy(async () => (await import('../../shell/alerts')).Alerts);

const TeamCalls = lazy(async () => (await import('./calls')).TeamCalls);

const NearToday = lazy(async () => (await import('../../shell/near')).NearToday);

const ShutsSoon = lazy(async () => (await import('../../shell/soon')).ShutsSoon);

function Waiting({ unsent, review, loading }: { unsent: number; review: number; loading: number | null }) {
  if (loading !== null) {
    return (
      <span class="chip here" role="status">
        <Icon name="wait" small />
        {w.coming(loading)}
      </span>
    );
  }
  if (review > 0) {
    return (
      <a class="tap" href="#/cho-gui">
        <span class="chip alarm">
          <Icon name="warning" small />
          {w.review(review)}
        </span>
      </a>
    );
  }
  return (
    <a class="tap" href="#/cho-gui">
      <span class={unsent > 0 ? 'chip here' : 'chip sure'}>
        <Icon name={unsent > 0 ? 'wait' : 'check'} small />
        {unsent > 0 ? w.waiting(unsent) : w.allSent}
      </span>
    </a>
  );
}

function Ring({ part, all }: { part: number; all: number }) {
  const round = 2 * Math.PI * 23;
  const share = all > 0 ? part / all : 0;
  return (
    <svg class="ring" viewBox="0 0 56 56" aria-hidden="true">
      <circle class="all" cx="28" cy="28" r="23" />
      {share > 0 && (
        <circle
          class="part"
          cx="28"
          cy="28"
          r="23"
          stroke-dasharray={`${Math.max(1, share * round)} ${round}`}
          transform="rotate(-90 28 28)"
        />
      )}
    </svg>
  );
}

function Coverage({ reached, all }: { reached: number; all: number }) {
  if (all === 0) {
    return (
      <Notice title={w.noHouses} icon="house">
        {w.noHousesHint}
      </Notice>
    );
  }
  return (
    <a class="card side" href="#/nha">
      <Ring part={reached} all={all} />
      <span class="grow">
        <span class="b line">{w.reached(reached, all)}</span>
        <span class="small line">{all > reached ? w.unreached(all - reached) : w.allReached}</span>
      </span>
    </a>
  );
}

type Titles = (procedure: string) => { readonly title: string; readonly pictogram: string };

/** Plain names of procedures, from the guides when they are on this phone. */
function useTitles(): Titles {
  const bundle = useBundle('guides');
  return useMemo(() => {
    const known = new Map(bundle?.guides.map((g) => [g.procedure, g]));
    return (code) => {
      const guide = known.get(code);
      return { title: guide?.title ?? code, pictogram: guide?.pictogram ?? 'paper' };
    };
  }, [bundle]);
}

function DueList({ due, today, titles }: { due: readonly Due[]; today: string; titles: Titles }) {
  return (
    <List>
      {due.map(({ household, procedure, next_date, note }) => (
        <RowLink
          key={household.id + procedure}
          href={`#/nha/${household.id}`}
          picture={titles(procedure).pictogram}
          tone={next_date < today ? 'rice' : 'teal'}
          title={w.house(household.head_name)}
          small={`${note ?? titles(procedure).title} · ${next_date <= today ? nearness(next_date, today) : dayInWords(next_date, today)}`}
        />
      ))}
    </List>
  );
}

const FEW = 3;

function Agenda({ due, titles }: { due: readonly Due[]; titles: Titles }) {
  const [all, setAll] = useState(false);
  const today = isoDay(new Date());
  const now = due.filter((d) => d.next_date <= today);
  const soon = due.filter((d) => d.next_date > today).slice(0, 3);
  return (
    <>
      {now.length > 0 ? (
        <>
          <h2>{w.due(new Set(now.map((d) => d.household.id)).size)}</h2>
          <DueList due={all || now.length <= FEW + 1 ? now : now.slice(0, FEW)} today={today} titles={titles} />
          {!all && now.length > FEW + 1 && (
            <Button
              look="ghost"
              onClick={() => {
                setAll(true);
              }}
            >
              {w.allDue(now.length)}
            </Button>
          )}
        </>
      ) : (
        <Notice title={w.nothingDue} icon="check" look="plain">
          {w.nothingDueHint}
        </Notice>
      )}
      {soon.length > 0 && now.length < 3 && (
        <>
          <h2>{w.soon}</h2>
          <DueList due={soon} today={today} titles={titles} />
        </>
      )}
    </>
  );
}

/** Where an unfinished piece goes on: its errand, or one of the two small forms. */
function placeOf({ household_id: house, procedure }: Draft): string {
  if (house === NEW_HOUSEHOLD) return '/nha/them';
  if (house === OF_FORMS) return `/bieu-mau/${procedure}`;
  return procedure === NEW_RESIDENT ? `/nha/${house}/them` : errandPath(house, procedure, 'hoi');
}

function whatOf({ household_id: house, procedure }: Draft, titles: Titles): string {
  if (house === NEW_HOUSEHOLD) return w.newHouse;
  if (house === OF_FORMS) return w.form;
  return procedure === NEW_RESIDENT ? w.newPerson : titles(procedure).title;
}

async function houseNames(store: Offline, drafts: readonly Draft[]): Promise<Map<string, string>> {
  const views = await Promise.all(drafts.map((draft) => store.household(draft.household_id)));
  return new Map(views.flatMap((view) => (view ? [[view.household.id, view.household.head_name]] : [])));
}

function Unfinished({ drafts, titles }: { drafts: readonly Draft[]; titles: Titles }) {
  const names = useLive((field) => houseNames(field, drafts), [drafts]);
  if (drafts.length === 0) return null;
  const nameOf = (draft: Draft): string => {
    const name = names?.get(draft.household_id);
    return name === undefined ? '' : w.house(name);
  };
  return (
    <>
      <h2>{w.unfinished}</h2>
      <List>
        {drafts.slice(0, 3).map((draft) => (
          <RowLink
            key={draft.household_id + draft.procedure}
            href={`#${placeOf(draft)}`}
            picture="pen"
            tone="rice"
            title={[whatOf(draft, titles), nameOf(draft)].filter(Boolean).join(' · ')}
            small={w.leftAt(momentInWords(new Date(draft.saved_at), new Date()))}
          />
        ))}
      </List>
    </>
  );
}

const DOORS = [
  ['ban-tin', 'storm', w.news],
  ['hoc', 'school', w.learn],
  ['an-toan', 'shield', w.safe],
  ['cho', 'leaf', w.shop],
  ['y-kien', 'pen', w.voice],
] as const;

function Doors() {
  return (
    <nav class="tiles" aria-label={w.doors}>
      {DOORS.map(([to, icon, name]) => (
        <a key={to} class="card" href={`#/${to}`} style={to === 'ban-tin' ? 'grid-column:1/-1' : ''}>
          <Icon name={icon} />
          <span class="b line">{name}</span>
        </a>
      ))}
    </nav>
  );
}

/** The home screen: what is due, who has not been reached, what waits to be sent. */
export function Today() {
  const session = useSession();
  const status = useStatus();
  const titles = useTitles();
  const data = useLive(async (field) => {
    const [due, reach, drafts] = await Promise.all([field.due(addDays(isoDay(new Date()), 14)), field.reach(), field.drafts()]);
    return { due, reach, drafts };
  }, []);
  const warnings = useLive((field) => field.rows('safety.warnings'), []);
  const dangers = useLive((field) => field.rows('bulletin.warnings'), []);
  const fresh = useFreshVersion();
  return (
    <Page
      title={w.hello(session?.member.given_name ?? '')}
      front={<Mark />}
      aside={<Waiting unsent={status.unsent} review={status.review} loading={status.loading} />}
      dock={
        <Button href="#/giup" icon="hand">
          {w.start}
        </Button>
      }
      foot={<Foot />}
    >
      {!!dangers?.length && <Hazards />}
      {fresh && (
        <section class="card warn stack">
          <p class="b">{w.fresh}</p>
          <p class="small">{w.freshHint}</p>
          <Button look="soft" onClick={takeFreshVersion}>
            {w.useFresh}
          </Button>
        </section>
      )}
      {(status.evicted ?? status.clockBehind) || status.full || status.storage?.tight ? <Alerts status={status} /> : null}
      {status.shutsAt !== null && <ShutsSoon at={status.shutsAt} />}
      {data && (
        <>
          {status.lastSync === null && data.reach.households === 0 && (
            <Notice title={w.first} icon="wait" look="warn">
              {w.firstHint}
            </Notice>
          )}
          {!!warnings?.length && <Warnings />}
          <TeamCalls />
          <Agenda due={data.due} titles={titles} />
          <NearToday />
          <Unfinished drafts={data.drafts} titles={titles} />
          <Doors />
          <Coverage reached={data.reach.reached} all={data.reach.households} />
        </>
      )}
    </Page>
  );
}
