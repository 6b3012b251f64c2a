import type { ComponentChildren } from 'preact';
import type { Guide, Paper } from '../../rules/types';
import { errandPath } from '../../shell/errand';
import { back } from '../../shell/router';
import { shortDate } from '../../ui/dates';
import { Notice, Page } from '../../ui/parts';
import { useFamilyList } from './guide';
import { amounts } from './papers';
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

function Basis({ paper, guide }: { paper: Paper; guide: Guide }) {
  const review = guide.review;
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
      <Fact label={w.checkedBy}>
        {review?.reviewed_by ? w.checked(review.reviewed_by, shortDate(review.reviewed_on)) : w.nobody}
      </Fact>
      <Fact label={w.reviewDay}>{review?.next_review ? shortDate(review.next_review) : w.notWritten}</Fact>
    </dl>
  );
}

/** Why one paper stands on the list: reason, law, validity, who checked it and until when. */
export function Why({ household, procedure, paper: id }: { household: string; procedure: string; paper: string }) {
  const family = useFamilyList(household, procedure);
  const paper = family?.list.items.find((item) => item.id === id);
  if (!family || !paper) return null;
  const why = paper.why ?? w.noWhy;
  return (
    <Page
      title={w.whyTitle}
      back={() => {
        back(errandPath(household, procedure, 'giay'));
      }}
      say={`${paper.name}. ${why}`}
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
      <p class="small">{w.official}</p>
    </Page>
  );
}
