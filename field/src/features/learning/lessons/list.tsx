import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Lesson, Progress } from '../../../offline';
import { useBundle, useSession } from '../../../shell/live';
import { back } from '../../../shell/router';
import { Segments } from '../../../ui/fields';
import { Icon } from '../../../ui/icons';
import { List, Notice, Page, RowLink } from '../../../ui/parts';
import { language } from '../../../ui/words';
import { useLearners } from './learners';
import { summaries, verdict } from './rules';
import { w } from './words';

type Whom = Lesson['for'][number];

const WHOM = (['resident', 'member', 'core'] as const).map((id) => ({ id, label: w[id] }));

/** How many people with a passport have passed a lesson. */
function passers(rows: readonly Progress[], lesson: string): number {
  const passed = rows.filter((row) => row.lesson === lesson && row.part === 'quiz' && row.done && row.resident_id && verdict(row) === 'passed');
  return new Set(passed.map(({ resident_id }) => resident_id)).size;
}

function Line({ lesson, rows, passed }: { lesson: Lesson; rows: readonly Progress[]; passed: boolean }) {
  const many = passers(rows, lesson.id);
  return (
    <RowLink
      href={`#/hoc/bai/${lesson.id}`}
      picture={lesson.pictogram}
      title={lesson.title}
      small={[w.minutes(lesson.minutes), many > 0 && w.passedBy(many)].filter(Boolean).join(' · ')}
      {...(passed && { tone: 'leaf' as const, end: <Icon name="check" small /> })}
    />
  );
}

/** The lessons by skill and by whom they are for, and the doors to what else is learned here. */
export function Lessons({ title, doors }: { title: string; doors: ComponentChildren }) {
  const [whom, setWhom] = useState<Whom>('resident');
  const lessons = useBundle('lessons');
  const groups = useBundle('skills')?.groups ?? [];
  const learners = useLearners();
  const member = useSession()?.member.id ?? '';
  const rows = learners?.rows ?? [];
  const mine = summaries(rows, null, member);
  const fit = lessons?.lessons.filter((one) => one.for.includes(whom)) ?? [];
  // Without the names of the groups all lessons stand in one list.
  const letters = groups.length === 0 && fit.length > 0 ? [''] : [...new Set(fit.map(({ skills }) => skills[0]?.charAt(0) ?? ''))].sort();
  const nameOf = (letter: string): string => {
    const group = groups.find(({ id }) => id === letter);
    return (language === 'vi' ? group?.name : group?.name_en) ?? w.lessons;
  };
  return (
    <Page
      title={title}
      back={() => {
        back('/');
      }}
    >
      {doors}
      {lessons === null && (
        <Notice look="warn" icon="school" title={w.missing}>
          {w.missingHint}
        </Notice>
      )}
      {lessons && <Segments label={w.whom} name="whom" choices={WHOM} value={whom} onPick={setWhom} />}
      {lessons && fit.length === 0 && <Notice icon="school" title={w.none} />}
      {letters.map((letter) => (
        <section key={letter} class="stack">
          <h2>{nameOf(letter)}</h2>
          <List>
            {fit
              .filter(({ skills }) => (skills[0] ?? '').startsWith(letter))
              .map((lesson) => (
                <Line key={lesson.id} lesson={lesson} rows={rows} passed={mine.get(lesson.id)?.passed ?? false} />
              ))}
          </List>
        </section>
      ))}
    </Page>
  );
}
