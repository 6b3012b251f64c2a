import type { FieldWork } from '../../offline';
import { useBundle, useSession } from '../../shell/live';
import { back } from '../../shell/router';
import { isoDay } from '../../ui/dates';
import { Picture } from '../../ui/icons';
import { Notice, Page, RowLink } from '../../ui/parts';
import { thisWeek } from './weather-rules';
import { w } from './weather-words';

function useWorks(): readonly FieldWork[] | null | undefined {
  const seasons = useBundle('seasons');
  const province = useSession()?.place.scope.split('.')[1] ?? '';
  return seasons && thisWeek(seasons, province, isoDay(new Date()));
}

/** The line in the first page of this room: how much the fields ask for this week. */
export function SeasonRow() {
  const all = useWorks() ?? [];
  const usual = all.filter((work) => work.usual);
  const small = [...new Set((usual.length > 0 ? usual : all).map(({ name }) => name))].join(' · ') || w.nothing;
  return <RowLink href="#/ban-tin/mua-vu" picture="leaf" tone="leaf" title={w.week} small={small} />;
}

function One({ work }: { work: FieldWork }) {
  return (
    <section class="card stack tight">
      <div class="side card-head">
        <Picture name="leaf" tone="leaf" />
        <div class="grow">
          <h3>{work.name}</h3>
          <p class="small">{[`${work.crop}, ${w.stages[work.stage]}`, ...work.zones.map((zone) => w.zones[zone])].join(' · ')}</p>
        </div>
      </div>
      {work.do.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

/** What this week asks for on the fields, by the calendar of the region. */
export function SeasonPage() {
  const works = useWorks();
  if (works === undefined) return null;
  const groups = [
    [w.usual, works?.filter(({ usual }) => usual) ?? []],
    [w.others, works?.filter(({ usual }) => !usual) ?? []],
  ] as const;
  const say = groups[0][1].map((work) => `${work.name}. ${work.do.join(' ')}`).join('\n');
  return (
    <Page
      title={w.week}
      back={() => {
        back('/ban-tin');
      }}
      say={say || w.nothing}
    >
      {works?.length ? <Notice icon="wait" title={w.unsure} /> : <Notice icon="leaf" title={w.nothing} />}
      {groups.map(([name, some]) =>
        some.length === 0 ? null : (
          <section key={name} class="stack tight">
            <h2>{name}</h2>
            {some.map((work) => (
              <One key={`${work.crop}${work.stage}${work.first}`} work={work} />
            ))}
          </section>
        ),
      )}
    </Page>
  );
}
