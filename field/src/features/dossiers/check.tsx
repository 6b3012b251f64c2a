import { useState } from 'preact/hooks';
import type { PaperState } from '../../offline';
import type { Reason } from '../../rules/life';
import type { Checklist, Mistake, Paper } from '../../rules/types';
import type { Errand } from '../../shell/errand';
import { OptionLine, Segments } from '../../ui/fields';
import { Icon } from '../../ui/icons';
import { Button, Notice } from '../../ui/parts';
import { choicesFor, readiness, reasonsFor, todos, type Marks } from './rules';
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

/** What "Nghe" says of the list: what to know first, the verdict, each paper, fees, and why dossiers come back. */
export function aloud({ items, lapsed, warnings, fees, mistakes }: Checklist, marks: Marks): string {
  const found = readiness(items, marks);
  const ready = lapsed.length > 0 ? w.lapsed : w.ready;
  const verdict =
    found.kind === 'ready' ? ready : found.missing.length > 0 ? w.missing(found.missing.length) : w.freshHint(items.length);
  const papers = items.flatMap((paper) => [paper.name, w.how[paper.how]]);
  const texts = (lines: readonly { readonly text: string }[]): string[] => lines.map(({ text }) => text);
  const back = mistakes.flatMap(({ text, fix }) => [text, fix]);
  return [...texts(warnings), verdict, ...papers, ...texts(fees), ...back].join('\n');
}

interface VerdictProps {
  readonly list: Checklist;
  readonly errand: Errand;
  readonly reasons: readonly Reason[];
}

/** Whether to set out: everything that is missing or will not do, at once, by who has to go where. */
export function Verdict(props: VerdictProps) {
  const { list } = props;
  if (list.lapsed.length === 0) return <Standing {...props} />;
  return (
    <>
      <Notice look="alarm" icon="warning" title={w.lapsed} loud>
        {w.lapsedHint(list.lapsed.map(({ label }) => label).join(', '))}
      </Notice>
      <Standing {...props} />
    </>
  );
}

function Standing({ list, errand, reasons }: VerdictProps) {
  const { items, lapsed } = list;
  const found = readiness(items, errand.papers);
  const count = items.length;
  if (count === 0 || found.kind === 'ready') {
    // With a figure of the law unknown, nothing is ever called whole.
    if (lapsed.length > 0) return null;
    return (
      <Notice look="sure" icon="check" title={count === 0 ? w.none : w.ready}>
        {count > 0 && w.readyHint}
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
  if (found.missing.length === 0) return <Notice look="warn" icon="warning" title={w.partial(found.unseen.length)} />;
  return (
    <Notice look="alarm" icon="warning" title={w.missing(found.missing.length)}>
      {todos(items, errand.papers, errand.faults, reasons).map(([go, each]) => (
        <section key={go} class="way">
          <p>{w.go[go]}</p>
          <ul>
            {each.map(({ paper, fault, do: todo }) => (
              <li key={paper.id}>
                <span class="b">{paper.name}</span>
                {fault && ` · ${fault.name}`}
                {todo && <span class="line">{todo}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.unseen.length > 0 && <p>{w.partial(found.unseen.length)}.</p>}
    </Notice>
  );
}

interface PaperLineProps {
  readonly paper: Paper;
  readonly state: State | undefined;
  /** Why it will not do; undefined when nothing is wrong with it. */
  readonly fault: string | undefined;
  readonly reasons: readonly Reason[];
  readonly mark: (state: State, fault?: string) => void;
  readonly whyHref: string;
  readonly photoHref: string;
}

export function PaperLine({ paper, state, fault, reasons, mark, whyHref, photoHref }: PaperLineProps) {
  const [looking, setLooking] = useState(false);
  const wrong = fault === undefined ? undefined : reasons.find(({ key }) => key === fault);
  return (
    <li class="paper">
      <a class="head" href={`#${whyHref}`}>
        <span class={`tick ${state ?? ''}`} role="img" aria-label={wrong?.name ?? w.stateAria[state ?? 'none']}>
          {state === 'have' && <Icon name="check" small />}
        </span>
        <span class="grow">
          <span class="b line">{paper.name}</span>
          <span class="small line">
            {w.how[paper.how]}. {amounts(paper)} <span class="asks">{w.why}</span>
          </span>
          {wrong ? (
            <span class="small line b">
              {wrong.name}. {wrong.do}
            </span>
          ) : (
            paper.get && state === 'missing' && <span class="small line b">{paper.get}</span>
          )}
        </span>
      </a>
      <Segments
        label={paper.name}
        name={paper.id}
        value={wrong ? null : (state ?? null)}
        onPick={(picked) => {
          setLooking(false);
          mark(picked);
        }}
        choices={choicesFor(paper).map((id) => ({ id, label: w.state[id] }))}
      />
      {(state === 'have' || wrong) && (
        <div class="two">
          <Button
            look="quiet"
            icon="question"
            onClick={() => {
              setLooking(!looking);
            }}
          >
            {w.wrong}
          </Button>
          {paper.how === 'bring' && state === 'have' && (
            <Button look="quiet" icon="camera" href={`#${photoHref}`}>
              {w.photo}
            </Button>
          )}
        </div>
      )}
      {looking && <Faults paper={paper} fault={fault} reasons={reasons} pick={(key) => { setLooking(false); mark('missing', key); }} />}
    </li>
  );
}

interface FaultsProps {
  readonly paper: Paper;
  readonly fault: string | undefined;
  readonly reasons: readonly Reason[];
  readonly pick: (key: string) => void;
}

/** What may be wrong with a paper that is there, in the words in which offices send dossiers back. */
function Faults({ paper, fault, reasons, pick }: FaultsProps) {
  return (
    <div class="opts" role="radiogroup" aria-label={w.wrongWith(paper.name)}>
      {reasonsFor(paper, reasons).map((reason) => (
        <OptionLine
          key={reason.key}
          name={`fault-${paper.id}`}
          checked={fault === reason.key}
          onPick={() => {
            pick(reason.key);
          }}
        >
          {reason.name}
        </OptionLine>
      ))}
    </div>
  );
}

/** Why dossiers of this kind come back, and what to do about it now. */
export function Mistakes({ mistakes }: { mistakes: readonly Mistake[] }) {
  if (mistakes.length === 0) return null;
  return (
    <section class="card warn">
      <h2>{w.mistakes}</h2>
      <ul class="stack tight">
        {mistakes.map((mistake) => (
          <li key={mistake.id}>
            <p class="b">{mistake.text}</p>
            <p class="small">{mistake.fix}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
