import type { ComponentChildren } from 'preact';
import type { HouseholdView } from '../../offline';
import { useBundle, useLive } from '../../shell/live';
import { NearHouse } from '../../shell/near';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { dayInWords, isoDay } from '../../ui/dates';
import { Picture } from '../../ui/icons';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { languageNames, w } from './words';

type TitleOf = (procedure: string) => string;

function People({ view }: { view: HouseholdView }) {
  return (
    <section class="stack">
      <h2>{w.people}</h2>
      {view.residents.length === 0 ? (
        <p class="small">{w.noPeople}</p>
      ) : (
        <List>
          {view.residents.map((person) => (
            <li key={person.id} class="row wrap">
              <Picture name="me" />
              <div class="grow">
                <div class="b">{person.full_name}</div>
                <div class="small">
                  {[
                    person.birth_year ? w.born(person.birth_year) : '',
                    person.language ? w.speaks(languageNames([person.language])) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
              <StateChip state={person.state} />
              <a class="link" href={`#/cong-dan-so/${view.household.id}/${person.id}`}>
                {w.citizen}
              </a>
              <a class="link" href={`#/hoc/ho-chieu/${view.household.id}/${person.id}`} aria-label={`${w.skills}: ${person.full_name}`}>
                {w.skills}
              </a>
              <a class="link" href={`#/quyen/${view.household.id}/${person.id}`} aria-label={`${w.rights}: ${person.full_name}`}>
                {w.rights}
              </a>
            </li>
          ))}
        </List>
      )}
      <Button look="soft" icon="plus" href={`#/nha/${view.household.id}/them`}>
        {w.addPerson}
      </Button>
      <Button look="quiet" icon="warning" href={`#/ban-tin/can-den/${view.household.id}`}>
        {w.reachFirst}
      </Button>
      <Button look="quiet" icon="paper" href={`#/bieu-mau/nha/${view.household.id}`}>
        {w.forms}
      </Button>
    </section>
  );
}

function Preparations({ view, titleOf }: { view: HouseholdView; titleOf: TitleOf }) {
  const today = isoDay(new Date());
  if (view.preparations.length === 0) return null;
  return (
    <section class="stack">
      <h2>{w.open}</h2>
      <List>
        {view.preparations.map((p) => {
          const lacking = p.papers.filter((paper) => paper.state === 'missing').length;
          const when = p.next_date ? ` · ${w.appointment(dayInWords(p.next_date, today))}` : '';
          return (
            <RowLink
              key={p.id}
              href={`#/phieu/${p.id}`}
              picture={lacking > 0 ? 'paper' : 'check'}
              tone={lacking > 0 ? 'rice' : 'leaf'}
              title={titleOf(p.procedure)}
              small={w.missing(lacking) + when}
              end={<StateChip state={p.state} />}
            />
          );
        })}
      </List>
    </section>
  );
}

function History({ view, titleOf }: { view: HouseholdView; titleOf: TitleOf }) {
  const today = isoDay(new Date());
  return (
    <section class="stack">
      <h2>{w.history}</h2>
      {view.assists.length === 0 ? (
        <p class="small">{w.noHistory}</p>
      ) : (
        <ul class="card list">
          {view.assists.slice(0, 5).map((assist) => (
            <li key={assist.id} class="row wrap">
              <Picture name="hand" />
              <div class="grow">
                <div class="b">{titleOf(assist.procedure)}</div>
                <div class="small">{dayInWords(isoDay(new Date(assist.happened_at)), today)}</div>
                <a class="link" href={`#/tep/${assist.id}`}>
                  {w.files}
                </a>
              </div>
              <StateChip state={assist.state} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function About({ view }: { view: HouseholdView }) {
  const { household, village } = view;
  const lines: ComponentChildren[] = [
    village?.name,
    household.languages.length > 0 ? w.speaks(languageNames(household.languages)) : '',
    household.note,
  ].filter(Boolean);
  return (
    <section class="card side">
      <Picture name="house" tone={household.reached ? 'teal' : 'rice'} />
      <div class="grow">
        {lines.map((line, n) => (
          <p key={n} class={n === 0 ? 'b' : 'small'}>
            {line}
          </p>
        ))}
        <StateChip state={household.state} />
      </div>
    </section>
  );
}

/** One house: who lives there, what is in hand, what was done. */
export function House({ id }: { id: string }) {
  const view = useLive((store) => store.household(id), [id]);
  const guides = useBundle('guides');
  const titleOf: TitleOf = (code) => guides?.guides.find((g) => g.procedure === code)?.title ?? code;
  const leave = (): void => {
    back('/nha');
  };
  if (view === undefined) return null;
  if (view === null) {
    return (
      <Page title={w.houses} back={leave}>
        <Notice icon="question" title={w.notFound}>
          {w.notFoundHint}
        </Notice>
        <Button href="#/nha">{w.houses}</Button>
      </Page>
    );
  }
  return (
    <Page
      title={w.house(view.household.head_name)}
      tab={w.houses}
      back={leave}
      dock={
        <Button icon="hand" href={`#/can/${id}`}>
          {w.help}
        </Button>
      }
    >
      <About view={view} />
      <Preparations view={view} titleOf={titleOf} />
      <NearHouse view={view} />
      <People view={view} />
      <History view={view} titleOf={titleOf} />
    </Page>
  );
}
