import type { ComponentChildren } from 'preact';
import type { Guide, Paper } from '../../rules/types';
import { errandPath } from '../../shell/errand';
import { Checking, useGuided } from '../../shell/guided';
import { back } from '../../shell/router';
import { shortDate } from '../../ui/dates';
import { Notice, Page } from '../../ui/parts';
import { amounts, Mistakes } from './check';
import { w } from './words';

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt class="small">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function validity(paper: Paper, guide: Guide): string {
  const from = paper.valid_from || guide.valid_from || '';
  const until = paper.valid_to || guide.valid_to || '';
  return [from ? w.from(shortDate(from)) : '', until ? w.until(shortDate(until)) : w.noEnd].filter(Boolean).join(', ');
}

/** Who has checked this line, when, and when it must be looked at again; its own check counts before the guide's. */
function checkOf({ checked }: Paper, { review }: Guide): { by: string; on: string; next: string } {
  if (checked?.by) return { by: checked.by, on: checked.on, next: checked.next_review };
  return { by: review?.reviewed_by ?? '', on: review?.reviewed_on ?? '', next: review?.next_review ?? '' };
}

function Basis({ paper, guide }: { paper: Paper; guide: Guide }) {
  const { by, on, next } = checkOf(paper, guide);
  const source = paper.source || guide.source;
  return (
    <dl class="card stack">
      {paper.get && <Fact label={w.getIt}>{paper.get}</Fact>}
      <Fact label={w.law}>
        {(paper.law ?? []).length > 0
          ? (paper.law ?? []).map((law) => (
              <span key={law} class="chip">
                {law}
              </span>
            ))
          : w.notWritten}
      </Fact>
      <Fact label={w.valid}>{validity(paper, guide)}</Fact>
      {source && <Fact label={w.source}>{source.replace(/^https?:\/\/([^/]*).*/, '$1')}</Fact>}
      <Fact label={w.checkedBy}>{by ? w.checked(by, shortDate(on)) : w.nobody}</Fact>
      <Fact label={w.reviewDay}>{next ? shortDate(next) : w.notWritten}</Fact>
    </dl>
  );
}

/** Why one paper stands on the list: reason, law, validity, who checked it and until when. */
export function Why({ household, procedure, paper: id }: { household: string; procedure: string; paper: string }) {
  const family = useGuided(household, procedure);
  const paper = family?.list.items.find((item) => item.id === id);
  if (!family || !paper) return null;
  const why = paper.why ?? w.noWhy;
  return (
    <Page
      title={w.whyTitle}
      back={() => {
        back(errandPath(household, procedure, 'giay'));
      }}
      say={[paper.name, why, paper.get, paper.note].filter(Boolean).join('\n')}
    >
      <h2 class="q">{paper.name}</h2>
      <p class="lead">{why}</p>
      <p class="small">
        {w.how[paper.how]}. {amounts(paper)}
      </p>
      {paper.note && (
        <Notice icon="question" title={paper.note} />
      )}
      <Basis paper={paper} guide={family.guide} />
      <Mistakes mistakes={family.list.mistakes.filter((mistake) => mistake.paper === id)} />
      <Checking guide={family.guide} />
      <p class="small">{w.official}</p>
    </Page>
  );
}
