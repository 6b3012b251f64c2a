import type { Lesson } from '../../../offline';
import { useBundle, useSession } from '../../../shell/live';
import { back } from '../../../shell/router';
import { Button, List, Notice, Page, RowLink } from '../../../ui/parts';
import { ME, NAMELESS, useLearners, useName } from './learners';
import { NotHere } from './parts';
import { lessonAfter, needed, summaries, verdict, type Verdict } from './rules';
import { resultOf } from './run';
import { w } from './words';

function Told({ result, of }: { result: Verdict; of: number }) {
  if (result === 'passed') {
    return (
      <Notice look="sure" icon="check" title={w.through}>
        {w.throughHint}
      </Notice>
    );
  }
  return (
    <Notice look="warn" icon="turn" title={result === 'fast' ? w.fast : w.short(needed(of))}>
      {result === 'fast' ? w.fastHint : w.shortHint}
    </Notice>
  );
}

function Onward({ lesson, who, passed, next }: { lesson: Lesson; who: string; passed: boolean; next: Lesson | undefined }) {
  const root = `#/hoc/bai/${lesson.id}`;
  return (
    <>
      {passed && next && (
        <>
          <h2>{w.nextLesson}</h2>
          <List>
            <RowLink href={`#/hoc/bai/${next.id}`} picture={next.pictogram} title={next.title} small={w.minutes(next.minutes)} />
          </List>
        </>
      )}
      <List>
        {!passed && <RowLink href={`${root}/${who}/cards/1`} picture="book" title={w.cardsAgain} />}
        <RowLink href={root} picture="family" title={w.another} />
        <RowLink href="#/hoc" picture="school" title={w.list} />
      </List>
    </>
  );
}

/** What a quiz came to, and what to do next. */
export function End({ id, who }: { id: string; who: string }) {
  const bundle = useBundle('lessons');
  const learners = useLearners();
  const member = useSession()?.member.id ?? '';
  const nameOf = useName();
  const lesson = bundle?.lessons.find((one) => one.id === id);
  if (!lesson || !learners) return null;
  const done = summaries(learners.rows, who === ME ? null : who, member);
  const kept = done.get(id);
  const result = resultOf(id, who) ?? (kept?.best && { ...kept.best, seconds: kept.passed ? 86_400 : 0 });
  if (!result) return <NotHere title={lesson.title} />;
  const came = verdict(result);
  return (
    <Page
      title={lesson.title}
      quiet
      back={() => {
        back(`/hoc/bai/${id}`);
      }}
      say={`${w.score(result.right, result.of)}. ${came === 'passed' ? w.through : w.short(needed(result.of))}.`}
      dock={
        came !== 'passed' && (
          <Button href={`#/hoc/bai/${id}/${who}/quiz/1`} icon="turn">
            {w.again}
          </Button>
        )
      }
    >
      <p class="sum">{w.score(result.right, result.of)}</p>
      <Told result={came} of={result.of} />
      <p class="small">{who === NAMELESS ? w.notKept : `${nameOf(who, learners.people)}: ${w.recorded}`}</p>
      <Onward lesson={lesson} who={who} passed={came === 'passed'} next={lessonAfter(lesson, bundle?.lessons ?? [], done)} />
    </Page>
  );
}
