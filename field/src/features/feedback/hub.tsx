import type { Petition, Seen } from '../../offline';
import { useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { dayInWords, isoDay } from '../../ui/dates';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { parted } from './rules';
import { w as stuck } from './stuck-words';
import { w } from './words';

/** Until when a petition is answered, as people say it. */
export function dueOf({ due_on, stage }: Petition, today: string): string {
  if (stage === 'answered' || stage === 'closed' || stage === 'asked') return w.stages[stage];
  if (!due_on) return w.dueUnknown;
  return due_on < today ? w.late : w.due(dayInWords(due_on, today));
}

/** The name and the picture of each kind of matter. */
export function useCategories() {
  const found = useBundle('petitions');
  return { bundle: found, of: (id: string) => found?.categories.find((one) => one.id === id) };
}

function Part({ title, rows }: { title: string; rows: readonly Seen<Petition>[] }) {
  const { of } = useCategories();
  const today = isoDay(new Date());
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <List>
        {rows.map((one) => (
          <RowLink
            key={one.id}
            href={`#/y-kien/xem/${one.id}`}
            picture={of(one.category)?.pictogram ?? 'question'}
            tone={one.due_on && one.due_on < today && one.stage !== 'answered' && one.stage !== 'closed' ? 'brick' : 'teal'}
            title={of(one.category)?.name ?? one.category}
            small={`${one.told ? `${one.told.slice(0, 60)} · ` : ''}${dueOf(one, today)}${one.voices > 1 ? ` · ${w.voices(one.voices)}` : ''}`}
          />
        ))}
      </List>
    </>
  );
}

/** What this village has reported, and what became of it; a new one is a tap away. */
export function Hub() {
  const rows = useLive((store) => store.rows('feedback.petitions'), []);
  if (!rows) return null;
  const { again, open, ended } = parted(rows.filter(({ state }) => state !== 'review'), isoDay(new Date()));
  return (
    <Page
      title={w.title}
      back={() => {
        back('/');
      }}
      dock={
        <Button icon="pen" href="#/y-kien/moi">
          {w.raise}
        </Button>
      }
    >
      {rows.length === 0 && (
        <Notice icon="pen" title={w.empty}>
          {w.emptyHint}
        </Notice>
      )}
      <Part title={w.check} rows={again} />
      <Part title={w.open} rows={open} />
      <Part title={w.ended} rows={ended.slice(0, 20)} />
      <List>
        <RowLink href="#/y-kien/vuong" picture="hand" title={stuck.door} small={stuck.doorHint} />
        <RowLink href="#/bieu-mau" picture="paper" title={w.forms} small={w.formsHint} />
      </List>
    </Page>
  );
}
