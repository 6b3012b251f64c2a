import { useEffect } from 'preact/hooks';
import { isStale } from '../../rules/replay';
import type { Fee, Guide, Paper, Question, Warning } from '../../rules/types';
import type { PaperState } from '../../offline';
import { errandPath } from '../../shell/errand';
import { back, swap } from '../../shell/router';
import { NotKept } from '../../shell/unkept';
import { Warned } from '../../shell/warned';
import { isoDay, shortDate } from '../../ui/dates';
import { Segments } from '../../ui/fields';
import { Icon, Picture } from '../../ui/icons';
import { dong } from '../../ui/money';
import { Button, Notice, Page } from '../../ui/parts';
import { useFamilyList, type FamilyList } from './guide';
import { choicesFor, readiness, type Marks, type Readiness } from './rules';
import { w } from './words';

type State = PaperState['state'];

/** The official form by name, without the numbers of the texts behind it. */
function formOf({ form = '' }: Paper): string {
  const name = (form.split('(')[0] ?? '').trim();
  if (!name) return '';
  return /^(Mẫu|Form)\b/i.test(name) ? name : w.form(name);
}

/** "1 bản chính · 1 bản sao · Mẫu Tờ khai" as far as known. */
export function amounts(paper: Paper): string {
  return [
    paper.originals ? w.originals(paper.originals) : '',
    paper.copies ? w.copies(paper.copies) : '',
    formOf(paper),
  ]
    .filter(Boolean)
    .join(' · ');
}

function Verdict({ found, count }: { found: Readiness; count: number }) {
  if (count === 0) return <Notice look="sure" icon="check" title={w.none} />;
  if (found.kind === 'ready') {
    return (
      <Notice look="sure" icon="check" title={w.ready}>
        {w.readyHint}
      </Notice>
    );
  }
  if (found.kind === 'fresh') {
    return (
      <Notice icon="paper" title={w.fresh}>
        {w.freshHint(count)}
      </Notice>
    );
  }
  const title = found.missing.length > 0 ? w.missing(found.missing.length) : w.partial(found.unseen.length);
  return (
    <Notice look={found.missing.length > 0 ? 'alarm' : 'warn'} icon="warning" title={title}>
      {found.missing.length > 0 && (
        <>
          {w.missingHint}
          <ul>
            {found.missing.map((paper) => (
              <li key={paper.id} class="b">
                {paper.name}
              </li>
            ))}
          </ul>
          {found.unseen.length > 0 && <p>{w.partial(found.unseen.length)}.</p>}
        </>
      )}
    </Notice>
  );
}

interface PaperLineProps {
  readonly paper: Paper;
  readonly state: State | undefined;
  readonly mark: (state: State) => void;
  readonly whyHref: string;
}

function PaperLine({ paper, state, mark, whyHref }: PaperLineProps) {
  return (
    <li class="paper">
      <a class="head" href={`#${whyHref}`}>
        <span class={`tick ${state ?? ''}`} role="img" aria-label={w.stateAria[state ?? 'none']}>
          {state === 'have' && <Icon name="check" small />}
        </span>
        <span class="grow">
          <span class="b line">{paper.name}</span>
          <span class="small line">
            {w.how[paper.how]}. {amounts(paper)} <span class="asks">{w.why}</span>
          </span>
          {paper.get && state === 'missing' && <span class="small line b">{paper.get}</span>}
        </span>
      </a>
      <Segments
        label={paper.name}
        name={paper.id}
        value={state ?? null}
        onPick={mark}
        choices={choicesFor(paper).map((id) => ({ id, label: w.state[id] }))}
      />
    </li>
  );
}

function Basis({ guide }: { guide: Guide }) {
  const review = guide.review;
  const laws = [...new Set((guide.papers ?? []).flatMap((p) => p.law ?? []))].slice(0, 3).join(', ');
  if (isStale(guide, isoDay(new Date()))) {
    return (
      <Notice look="alarm" icon="warning" title={w.stale}>
        {w.staleHint}
      </Notice>
    );
  }
  return (
    <p class="card small">
      {laws && `${w.basis(laws)} `}
      {review?.reviewed_by ? w.checked(review.reviewed_by, shortDate(review.reviewed_on)) : <b>{w.unreviewed}</b>}
      {review?.legal_as_of && ` ${w.legalAsOf(shortDate(review.legal_as_of))}`}
    </p>
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
            {fee.amount !== undefined && !fee.text.includes('đ') && ` (${dong(fee.amount)})`}
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

function aloud(items: readonly Paper[], marks: Marks): string {
  const found = readiness(items, marks);
  const verdict =
    found.kind === 'ready' ? w.ready : found.missing.length > 0 ? w.missing(found.missing.length) : w.freshHint(items.length);
  return [verdict, ...items.map((paper) => `${paper.name}. ${w.how[paper.how]}`)].join('. ');
}

/** The whole list as it stands on the screen. */
export function Sheet({ family, path, house }: { family: FamilyList; path: (page: string) => string; house: string }) {
  const { guide, list, work } = family;
  const { errand, change } = work;
  const stops = list.warnings.filter((warning) => warning.stop);
  const warned = (warning: Warning) => <Warned key={warning.id} warning={warning} house={house} />;
  return (
    <Page
      title={w.title}
      back={() => {
        const last = list.asked.filter((question) => !list.assumed.includes(question)).at(-1);
        back(last ? path(`hoi/${last.id}`) : `/can/${house}`);
      }}
      say={aloud(list.items, errand.papers)}
      dock={stops.length === 0 && <Button href={`#${path('dong-y')}`}>{w.toRecord}</Button>}
    >
      <p class="small">
        {guide.title} · {work.house?.household.head_name}
      </p>
      {work.unkept && <NotKept why={work.unkept} />}
      {stops.map(warned)}
      {stops.length === 0 && <Verdict found={readiness(list.items, errand.papers)} count={list.items.length} />}
      {list.items.length > 0 && (
        <ul class="card list">
          {list.items.map((paper) => (
            <PaperLine
              key={paper.id}
              paper={paper}
              state={errand.papers[paper.id]}
              mark={(state) => {
                change({ papers: { ...errand.papers, [paper.id]: state } });
              }}
              whyHref={path(`vi-sao/${paper.id}`)}
            />
          ))}
        </ul>
      )}
      <Assumed questions={list.assumed} path={path} />
      {list.warnings.filter((warning) => !warning.stop).map(warned)}
      <Facts guide={guide} fees={list.fees} />
      <Basis guide={guide} />
      {list.steps.length > 0 && (
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
  const family = useFamilyList(household, procedure);
  const path = (page: string): string => errandPath(household, procedure, page);
  const unready = family === null || (family !== undefined && (!family.list.complete || family.list.conflicts.length > 0));
  useEffect(() => {
    if (unready) swap(path('hoi'));
  }, [unready]);
  if (!family || unready) return null;
  return <Sheet family={family} path={path} house={household} />;
}
