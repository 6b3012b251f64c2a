import type { Reason } from '../../rules/life';
import { replay } from '../../rules/replay';
import { readSlip } from '../../rules/slip';
import type { Checklist, Guide, Warning } from '../../rules/types';
import { papersOn } from '../../rules/values';
import type { Preparation, Resident, Seen } from '../../offline';
import { errandPath, EMPTY } from '../../shell/errand';
import { Checking } from '../../shell/guided';
import { field, useBundle, useLive } from '../../shell/live';
import { go, swap } from '../../shell/router';
import { Warned } from '../../shell/warned';
import { dayInWords, isoDay } from '../../ui/dates';
import { Icon, Picture } from '../../ui/icons';
import { Button, Notice, Page } from '../../ui/parts';
import { Qr } from '../../ui/qr';
import { Book } from './book';
import { w } from './words';

function Code({ slip }: { slip: string }) {
  const shown = readSlip(slip) ?? slip;
  return (
    <section class="card center stack tight">
      <Qr address={`${location.origin}/s/${shown.replace(/-/g, '')}`} label={w.qrAlt(shown)} />
      <p class="small">{w.code}</p>
      <p class="slipcode digits">{shown}</p>
      <p class="small">{w.showDesk}</p>
    </section>
  );
}

type Names = ReadonlyMap<string, string>;

function Fault({ reason }: { reason: Reason | undefined }) {
  if (!reason) return null;
  return (
    <span class="small line">
      {reason.name}. {reason.do}
    </span>
  );
}

/** What the family's list of its day says beside the papers; nothing when this phone has no such version any more. */
function listOf(prepared: Preparation, guide: Guide | undefined): Checklist | undefined {
  return guide?.version === prepared.guide_version ? replay(guide, prepared.answers, dayOf(prepared)) : undefined;
}

const stopsOf = (list?: Checklist): readonly Warning[] => list?.warnings.filter((warning) => warning.stop) ?? [];

const dayOf = ({ prepared_at }: Preparation): string => isoDay(new Date(prepared_at));

function Missing({ prepared, names, guide }: { prepared: Preparation; names: Names; guide: Guide | undefined }) {
  const list = listOf(prepared, guide);
  const stops = stopsOf(list);
  if (stops.length > 0) {
    return stops.map((warning) => <Warned key={warning.id} warning={warning} house={prepared.household_id} />);
  }
  const lapsed = list?.lapsed.map(({ label }) => label).join(', ');
  return (
    <>
      {lapsed && <Notice look="alarm" icon="warning" title={w.lapsedHint(lapsed)} />}
      <Papers prepared={prepared} names={names} sure={!lapsed} />
    </>
  );
}

/** The papers that are missing; where none is, that all are there, unless an amount of the law is unknown. */
function Papers({ prepared, names, sure }: { prepared: Preparation; names: Names; sure: boolean }) {
  const reasons = useBundle('life')?.reasons ?? [];
  const missing = prepared.papers.filter((paper) => paper.state === 'missing');
  if (missing.length === 0) return sure && <Notice look="sure" icon="check" title={w.complete} />;
  return (
    <section class="card alarm">
      <h2>{w.lacking}</h2>
      <ul>
        {missing.map((paper) => (
          <li key={paper.id} class="row">
            <span class="tick missing" />
            <span class="grow">
              <span class="b line">{names.get(paper.id) ?? w.oldPaper}</span>
              <Fault reason={reasons.find(({ key }) => key === paper.fault)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ prepared }: { prepared: Preparation }) {
  return (
    <ul class="card list">
      <li class="row">
        <Picture name="wait" tone="rice" />
        <div class="grow">
          <p class="small">{w.come}</p>
          <p class="b">{prepared.next_date ? dayInWords(prepared.next_date, isoDay(new Date())) : w.noDate}</p>
        </div>
      </li>
      <li class="row">
        <Picture name="money" />
        <div class="grow">
          <p class="b">{w.free}</p>
          <p class="small">{w.freeHint}</p>
        </div>
      </li>
    </ul>
  );
}

function StateLine({ state }: { state: Seen<Preparation>['state'] }) {
  const look = { here: 'here', sent: 'sent', confirmed: 'sure', review: 'alarm' } as const;
  const icon = { here: 'wait', sent: 'up', confirmed: 'check', review: 'warning' } as const;
  const word = { here: w.saved, sent: w.sent, confirmed: w.confirmed, review: w.review };
  return (
    <p class={`chip ${look[state]} noprint`}>
      <Icon name={icon[state]} small />
      {word[state]}
    </p>
  );
}

/** Opens the same list again as a draft, with everything that was answered and ticked. */
async function reopen(prepared: Preparation): Promise<void> {
  const papers = Object.fromEntries(prepared.papers.map((paper) => [paper.id, paper.state]));
  const faults = Object.fromEntries(prepared.papers.flatMap(({ id, fault }) => (fault ? [[id, fault]] : [])));
  const { household_id: household, procedure, resident_id, answers, next_date } = prepared;
  const known = await field().loadDraft(household, procedure);
  if (!known) {
    await field().saveDraft(household, procedure, { ...EMPTY, resident_id, answers, papers, faults, next_date });
  }
  go(errandPath(household, procedure, 'giay'));
}

/** What "Nghe" says of a slip: why not to go on, or every paper that is missing. */
function aloud(title: string, prepared: Preparation, guide: Guide | undefined, names: Names): string {
  const stops = stopsOf(listOf(prepared, guide)).map(({ text }) => text);
  const missing = prepared.papers.filter(({ state }) => state === 'missing').map(({ id }) => names.get(id) ?? w.oldPaper);
  return [title, ...(stops.length > 0 ? stops : missing)].join('\n');
}

interface SlipBodyProps {
  readonly prepared: Seen<Preparation>;
  readonly resident: Resident | undefined;
  readonly guide: Guide | undefined;
  readonly names: Names;
}

function SlipBody({ prepared, resident, guide, names }: SlipBodyProps) {
  const title = guide?.title ?? prepared.procedure;
  const leave = (): void => {
    swap(`/nha/${prepared.household_id}`);
  };
  return (
    <Page
      title={resident ? w.slipFor(resident.given_name) : w.slip}
      tab={w.slip}
      back={leave}
      say={aloud(title, prepared, guide, names)}
      dock={<Button href="#/">{w.home}</Button>}
    >
      <h2 class="q">{title}</h2>
      <StateLine state={prepared.state} />
      <Code slip={prepared.slip_code} />
      <Missing prepared={prepared} names={names} guide={guide} />
      <Facts prepared={prepared} />
      {stopsOf(listOf(prepared, guide)).length === 0 && <Book prepared={prepared} />}
      {guide && <Checking guide={guide} />}
      <div class="two noprint">
        <Button
          look="soft"
          icon="print"
          onClick={() => {
            window.print();
          }}
        >
          {w.print}
        </Button>
        <Button look="ghost" icon="pen" onClick={() => void reopen(prepared)}>
          {w.goOn}
        </Button>
      </div>
      <div class="noprint">
        <Button look="ghost" icon="camera" href={`#/nha/${prepared.household_id}`}>
          {w.files}
        </Button>
      </div>
      {prepared.state === 'here' && <p class="small noprint">{w.offline}</p>}
    </Page>
  );
}

/** The slip the family keeps: code, QR, what is missing, when to come, and that it costs nothing. */
export function Slip({ id }: { id: string }) {
  const guides = useBundle('guides');
  const found = useLive(
    async (store) => {
      const prepared = await store.preparation(id);
      return { prepared, house: prepared ? await store.household(prepared.household_id) : null };
    },
    [id],
  );
  if (!found || guides === undefined) return null;
  if (!found.prepared) {
    return (
      <Page title={w.slip} back={() => { swap('/nha'); }}>
        <Notice icon="question" title={w.noSlip}>
          {w.noSlipHint}
        </Notice>
      </Page>
    );
  }
  const { prepared, house } = found;
  const guide = guides?.guides.find((g) => g.procedure === prepared.procedure);
  const papers = guide ? papersOn(guide, dayOf(prepared)) : [];
  const names = new Map(papers.map((paper) => [paper.id, paper.name]));
  const resident = house?.residents.find((person) => person.id === prepared.resident_id);
  return <SlipBody prepared={prepared} resident={resident} guide={guide} names={names} />;
}
