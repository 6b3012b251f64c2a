import { useEffect } from 'preact/hooks';
import type { Reason } from '../../rules/life';
import type { Checklist, Fee, Guide, Question, Warning } from '../../rules/types';
import { errandPath } from '../../shell/errand';
import { Checking, NewerGuide, useGuided, type Guided } from '../../shell/guided';
import { useBundle } from '../../shell/live';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Warned } from '../../shell/warned';
import { shortDate } from '../../ui/dates';
import { Icon, Picture } from '../../ui/icons';
import { Button, Page } from '../../ui/parts';
import { aloud, Mistakes, PaperLine, Verdict } from './check';
import { w } from './words';

function Basis({ guide, list }: { guide: Guide; list: Checklist }) {
  const review = guide.review;
  const laws = [...new Set(list.items.flatMap((paper) => paper.law ?? []))].slice(0, 3).join(', ');
  return (
    <section class="card small">
      <p>
        {laws && `${w.basis(laws)} `}
        {review?.reviewed_by && w.checked(review.reviewed_by, shortDate(review.reviewed_on))}
        {review?.legal_as_of && ` ${w.legalAsOf(shortDate(review.legal_as_of))}`}
      </p>
      <Checking guide={guide} />
    </section>
  );
}

function Fees({ fees }: { fees: readonly Fee[] }) {
  return (
    <li class="row">
      <Picture name="money" />
      <div class="grow">
        <p class="small">{w.fees}</p>
        {fees.length === 0 && <p class="b">{w.noFee}</p>}
        {fees.map((fee) => (
          <p key={fee.id} class="b">
            {fee.text}
          </p>
        ))}
      </div>
    </li>
  );
}

function Facts({ guide, fees }: { guide: Guide; fees: readonly Fee[] }) {
  return (
    <ul class="card list">
      <Fees fees={fees} />
      {guide.place && (
        <li class="row">
          <Picture name="office" />
          <div class="grow">
            <p class="small">{w.where}</p>
            <p>{guide.place.text}</p>
          </div>
        </li>
      )}
      {guide.time && (
        <li class="row">
          <Picture name="wait" />
          <div class="grow">
            <p class="small">{w.time}</p>
            <p>{guide.time.text}</p>
          </div>
        </li>
      )}
    </ul>
  );
}

function Assumed({ questions, path }: { questions: readonly Question[]; path: (page: string) => string }) {
  if (questions.length === 0) return null;
  return (
    <section class="card">
      <p class="small">{w.assumed}</p>
      <ul class="list">
        {questions.map(({ id, ask, assume, options }) => (
          <li key={id}>
            <a class="row" href={`#${path(`hoi/${id}`)}`}>
              <span class="grow">
                <span class="small line">{ask}</span>
                <span class="b line">{options?.find((option) => option.id === assume)?.label}</span>
              </span>
              <Icon name="next" small />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ListProps {
  readonly family: Guided;
  readonly reasons: readonly Reason[];
  readonly path: (page: string) => string;
  readonly house: string;
}

function PaperList({ family: { guide, list, work }, reasons, path, house }: ListProps) {
  const { errand, change } = work;
  if (list.items.length === 0) return null;
  return (
    <ul class="card list">
      {list.items.map(({ id, ...rest }) => (
        <PaperLine
          key={id}
          paper={{ id, ...rest }}
          state={errand.papers[id]}
          fault={errand.faults[id]}
          reasons={reasons}
          mark={(state, fault) => {
            const { [id]: _, ...others } = errand.faults;
            const faults = fault === undefined ? others : { ...others, [id]: fault };
            change({ papers: { ...errand.papers, [id]: state }, faults });
          }}
          whyHref={path(`vi-sao/${id}`)}
          photoHref={`/chup/${house}/${encodeURIComponent(guide.procedure)}/${id}`}
        />
      ))}
    </ul>
  );
}

/** The whole list as it stands on the screen; a reason to stop leaves only what to know. */
export function Sheet({ family, path, house }: { family: Guided; path: (page: string) => string; house: string }) {
  const { guide, list, work } = family;
  const { errand } = work;
  const reasons = useBundle('life')?.reasons ?? [];
  const stops = list.warnings.filter((warning) => warning.stop);
  const goesOn = stops.length === 0;
  const warned = (warning: Warning) => <Warned key={warning.id} warning={warning} house={house} />;
  return (
    <Page
      title={w.title}
      back={() => {
        const last = list.asked.filter((question) => !list.assumed.includes(question)).at(-1);
        back(last ? path(`hoi/${last.id}`) : `/can/${house}`);
      }}
      say={aloud(list, errand.papers)}
      dock={goesOn && <Button href={`#${path('dong-y')}`}>{w.toRecord}</Button>}
    >
      <p class="small">
        {guide.title} · {work.house?.household.head_name}
      </p>
      {work.unkept && <NotKept why={work.unkept} />}
      <NewerGuide guided={family} />
      {stops.map(warned)}
      {goesOn && (
        <>
          <Verdict list={list} errand={errand} reasons={reasons} />
          <PaperList family={family} reasons={reasons} path={path} house={house} />
          <Mistakes mistakes={list.mistakes} />
        </>
      )}
      <Assumed questions={list.assumed} path={path} />
      {list.warnings.filter((warning) => !warning.stop).map(warned)}
      {goesOn && <Facts guide={guide} fees={list.fees} />}
      <Basis guide={guide} list={list} />
      {goesOn && list.steps.length > 0 && (
        <Button look="soft" icon="next" href={`#${path('buoc/1')}`}>
          {w.steps}
        </Button>
      )}
      {list.asked.length > 0 && (
        <Button look="ghost" href={`#${path(`hoi/${list.asked[0]?.id ?? ''}`)}`}>
          {w.change}
        </Button>
      )}
    </Page>
  );
}

/** Exactly this family's papers, with everything that is missing named at once. */
export function Papers({ household, procedure }: { household: string; procedure: string }) {
  const family = useGuided(household, procedure);
  const path = (page: string): string => errandPath(household, procedure, page);
  const unready = family === null || (family !== undefined && (!family.list.complete || family.list.conflicts.length > 0));
  useEffect(() => {
    if (unready) swap(path('hoi'));
  }, [unready]);
  if (!family || unready) return null;
  return <Sheet family={family} path={path} house={household} />;
}
