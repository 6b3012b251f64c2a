import type { Course } from '../../../offline';
import { useBundle, useLive } from '../../../shell/live';
import { back } from '../../../shell/router';
import { momentInWords } from '../../../ui/dates';
import { List, Notice, Page, RowLink } from '../../../ui/parts';
import { byDay } from './rules';
import { w } from './words';

/** What a class is about: its lessons by their titles, else its skills by their codes. */
export function useTopic(): (course: Course) => string {
  const lessons = useBundle('lessons')?.lessons ?? [];
  return (course) => lessons.filter(({ id }) => course.lessons.includes(id)).map(({ title }) => title).join(', ') || course.skills.join(', ');
}

function Lines({ courses, topic }: { courses: readonly Course[]; topic: (course: Course) => string }) {
  const now = new Date();
  return (
    <List>
      {courses.map((one) => (
        <RowLink
          key={one.id}
          href={`#/hoc/lop/${one.id}`}
          picture="school"
          title={topic(one)}
          small={`${momentInWords(new Date(one.begins_at), now)} · ${one.venue}`}
        />
      ))}
    </List>
  );
}

/** The classes of the commune: today's first. */
export function Classes() {
  const courses = useLive((store) => store.rows('learning.classes'), []);
  const topic = useTopic();
  if (!courses) return null;
  const { today, later } = byDay(courses, new Date());
  return (
    <Page
      title={w.title}
      back={() => {
        back('/hoc');
      }}
    >
      {today.length + later.length === 0 && (
        <Notice icon="school" title={w.none}>
          {w.noneHint}
        </Notice>
      )}
      {today.length > 0 && <h2>{w.today}</h2>}
      <Lines courses={today} topic={topic} />
      {today.length === 0 && later.length > 0 && <p>{w.noToday}</p>}
      {later.length > 0 && <h2>{w.later}</h2>}
      <Lines courses={later} topic={topic} />
    </Page>
  );
}
