import { useState } from 'preact/hooks';
import type { Lesson } from '../../../offline';
import { useBundle, useSession } from '../../../shell/live';
import { back } from '../../../shell/router';
import { fold } from '../../../rules/fold';
import { Finder } from '../../../ui/fields';
import { Icon, Picture } from '../../../ui/icons';
import { List, Notice, Page, RowLink } from '../../../ui/parts';
import { language } from '../../../ui/words';
import { ME, NAMELESS, useLearners, type Learners, type Person } from './learners';
import { NotHere } from './parts';
import { needed, partNext, summaries, type Summary } from './rules';
import { w } from './words';

/** How far somebody is in a lesson, in words. */
export function inWords(summary: Summary | undefined): string {
  if (!summary) return w.fresh;
  const { best, passed } = summary;
  if (best) return passed ? w.passed(best.right, best.of) : w.best(best.right, best.of, needed(best.of));
  return summary.tried ? w.trying : w.reading;
}

const FEW = 6;

/** Those who have begun this lesson first; the rest by name, or by what was typed. */
function shownOf(people: readonly Person[], begun: (person: Person) => boolean, text: string): readonly Person[] {
  const parts = fold(text).split(' ').filter(Boolean);
  const fit = people.filter(({ name, home }) => parts.every((part) => fold(`${name} ${home}`).includes(part)));
  return [...fit.filter(begun), ...fit.filter((person) => !begun(person))].slice(0, FEW);
}

function Choose({ lesson, learners, member }: { lesson: Lesson; learners: Learners; member: { id: string; name: string } }) {
  const [text, setText] = useState('');
  const { people, rows } = learners;
  const of = (who: string | null): Summary | undefined => summaries(rows, who, member.id).get(lesson.id);
  const shown = shownOf(people, ({ id }) => of(id) !== undefined, text);
  const line = (who: string, title: string, small: string, summary: Summary | undefined) => (
    <RowLink
      key={who}
      href={`#/hoc/bai/${lesson.id}/${who}/${partNext(summary)}/1`}
      picture="me"
      title={title}
      small={small}
      {...(summary?.passed && { tone: 'leaf' as const, end: <Icon name="check" small /> })}
    />
  );
  const mine = of(null);
  return (
    <>
      <h2>{w.who}</h2>
      {people.length > FEW && <Finder label={w.search} value={text} onInput={setText} />}
      <List>
        {line(ME, w.me(member.name), inWords(mine), mine)}
        {shown.map(({ id, name, home }) => {
          const theirs = of(id);
          return line(id, name, [home && w.house(home), inWords(theirs)].filter(Boolean).join(' · '), theirs);
        })}
        {line(NAMELESS, w.nameless, w.namelessHint, undefined)}
      </List>
      {text && shown.length === 0 && <p>{w.nobody}</p>}
      <List>
        <RowLink href="#/nha" picture="book" tone="rice" title={w.passport} small={w.passportHint} />
      </List>
    </>
  );
}

/** What a lesson is about, and who learns it now. */
export function Start({ id }: { id: string }) {
  const bundle = useBundle('lessons');
  const skills = useBundle('skills')?.skills ?? [];
  const learners = useLearners();
  const member = useSession()?.member;
  if (bundle === undefined || !learners || !member) return null;
  const lesson = bundle?.lessons.find((one) => one.id === id);
  if (!lesson) return <NotHere title={w.lessons} />;
  const names = skills.filter(({ code }) => lesson.skills.includes(code)).map(({ name, name_en }) => (language === 'vi' ? name : name_en));
  return (
    <Page
      title={lesson.title}
      back={() => {
        back('/hoc');
      }}
    >
      <section class="card side">
        <Picture name={lesson.pictogram} />
        <p class="grow">
          {[w.minutes(lesson.minutes), ...names].join(' · ')}
        </p>
      </section>
      {lesson.cards.length === 0 && <Notice icon="school" title={w.none} />}
      <Choose lesson={lesson} learners={learners} member={{ id: member.id, name: member.given_name }} />
    </Page>
  );
}
