import { useState } from 'preact/hooks';
import { whyUnkept, type HouseholdView, type Resident, type Unkept } from '../../offline';
import type { CitizenItem, CitizenList } from '../../rules/life';
import { errandPath } from '../../shell/errand';
import { field, useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { isoDay, shortDate } from '../../ui/dates';
import { Segments } from '../../ui/fields';
import { Picture } from '../../ui/icons';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { freeOn, standingOf } from './rules';
import { w } from './words';

function Standing({ list }: { list: CitizenList }) {
  const standing = standingOf(list, isoDay(new Date()));
  if (standing === 'open') {
    return <p class="small">{w.citizenUntil(shortDate(list.valid_from), shortDate(list.valid_to))}</p>;
  }
  return (
    <Notice look="alarm" icon="warning" title={w.citizenStanding[standing](shortDate(standing === 'ended' ? list.valid_to : list.valid_from))} loud>
      {w.citizenOver}
    </Notice>
  );
}

interface ItemProps {
  readonly item: CitizenItem;
  readonly unclear: string;
  readonly there: boolean | null;
  readonly pick: (there: boolean) => void;
  readonly href: string | null;
}

function Item({ item, unclear, there, pick, href }: ItemProps) {
  return (
    <li class="paper">
      <div class="row">
        <Picture name={item.pictogram ?? 'paper'} tone={there ? 'leaf' : 'teal'} />
        <div class="grow">
          <p class="b">{item.text}</p>
          <p class="small">{item.how}</p>
          {item.unclear && <p class="small b">{unclear}</p>}
        </div>
      </div>
      <Segments
        label={item.text}
        name={item.key}
        value={there === null ? null : there ? 'have' : 'not'}
        onPick={(id) => {
          pick(id === 'have');
        }}
        choices={[
          { id: 'have', label: w.citizenHas },
          { id: 'not', label: w.citizenHasNot },
        ]}
      />
      {href && (
        <Button look="quiet" href={href}>
          {w.citizenHow}
        </Button>
      )}
    </li>
  );
}

/** What costs nothing online while the list counts; the date stands beside it. */
function Free({ list, way }: { list: CitizenList; way: (code: string) => string }) {
  const guides = useBundle('guides')?.guides;
  const free = freeOn(list, isoDay(new Date()));
  if (free.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{w.citizenFree}</h2>
      <p class="small">{w.citizenFreeHint(shortDate(list.valid_to))}</p>
      <List>
        {free.map((code) => (
          <RowLink key={code} href={way(code)} picture="money" title={guides?.find((g) => g.procedure === code)?.title ?? code} />
        ))}
      </List>
    </section>
  );
}

/** What was ticked: kept on the phone and sent where the person agreed, else only on this page. */
function useTicks(person: Resident) {
  const [seen, setSeen] = useState<Readonly<Record<string, boolean>>>({});
  const [unkept, setUnkept] = useState<Unkept | null>(null);
  const there = (key: string): boolean | null => seen[key] ?? (person.has_items?.includes(key) ? true : null);
  const pick = (key: string, on: boolean): void => {
    const show = (): void => {
      setSeen((now) => ({ ...now, [key]: on }));
    };
    if (!person.follow_up) {
      show();
      return;
    }
    field()
      .issue('people.note_item', { resident_id: person.id, item: key, there: on })
      .then(
        () => {
          setUnkept(null);
          show();
        },
        (error: unknown) => {
          setUnkept(whyUnkept(error));
        },
      );
  };
  return { there, pick, unkept };
}

function Sheet({ view, person, list }: { view: HouseholdView; person: Resident; list: CitizenList }) {
  const { there, pick, unkept } = useTicks(person);
  const house = view.household.id;
  const way = (code: string): string => `#${errandPath(house, code, 'hoi')}`;
  const done = list.items.filter((item) => there(item.key)).length;
  return (
    <>
      <Standing list={list} />
      <Notice look="plain" icon="heart" title={list.free_choice} />
      <p>{list.first}</p>
      <Button look="soft" href={way(list.first_procedure)}>
        {w.citizenFirst}
      </Button>
      <p class="b" role="status">
        {w.citizenDone(done, list.items.length)}
      </p>
      {unkept && <NotKept why={unkept} />}
      <p class="small">{person.follow_up ? w.citizenKept : w.citizenNotKept}</p>
      <ul class="card list">
        {list.items.map((item) => (
          <Item
            key={item.key}
            item={item}
            unclear={list.unclear_note}
            there={there(item.key)}
            pick={(on) => {
              pick(item.key, on);
            }}
            href={item.procedure ? way(item.procedure) : null}
          />
        ))}
      </ul>
      <Free list={list} way={way} />
      <section class="card stack tight">
        <h2>{w.citizenBenefits}</h2>
        {list.benefits.map((benefit) => (
          <p key={benefit.text}>
            {benefit.text} {benefit.unclear && <span class="small">{list.unclear_note}</span>}
          </p>
        ))}
      </section>
      <p class="small">
        {w.citizenLaw(list.law, shortDate(list.as_of))} {!list.reviewed_by && w.citizenUnchecked}
      </p>
    </>
  );
}

/** The digital citizen's list of one person: dated, free to refuse, ticks kept only where that was agreed. */
export function Citizen({ household, person: id }: { household: string; person: string }) {
  const view = useLive((store) => store.household(household), [household]);
  const life = useBundle('life');
  const person = view?.residents.find((one) => one.id === id);
  if (view === undefined || life === undefined) return null;
  return (
    <Page
      title={person ? w.citizenOf(person.given_name) : w.citizen}
      tab={w.citizen}
      back={() => {
        back(`/nha/${household}`);
      }}
      say={life?.citizen.items.map((item) => item.text).join('. ')}
    >
      {view && person && life ? (
        <Sheet view={view} person={person} list={life.citizen} />
      ) : (
        <Notice icon="question" title={w.notFound}>
          {w.notFoundHint}
        </Notice>
      )}
    </Page>
  );
}
