import type { SkillsBundle } from '../../../offline';
import { useBundle, useLive } from '../../../shell/live';
import { back } from '../../../shell/router';
import { isoDay } from '../../../ui/dates';
import { Notice, Page } from '../../../ui/parts';
import { language } from '../../../ui/words';
import { AskPassport } from './ask';
import { passportOf, type Passported } from './person';
import { alone, nextOf } from './rules';
import { Basics, said, SkillLines } from './skills';
import { w } from './words';

/** What was noted here and has not come back yet. */
function Waiting({ codes, list }: { codes: readonly string[]; list: SkillsBundle }) {
  if (codes.length === 0) return null;
  const names = list.skills.filter(({ code }) => codes.includes(code)).map(said);
  return (
    <Notice icon="wait" title={w.waiting}>
      {names.join(' · ')}
    </Notice>
  );
}

function Held({ of, list, at }: { of: Passported; list: SkillsBundle; at: string }) {
  const today = isoDay(new Date());
  const next = nextOf(of.row, list, today);
  return (
    <>
      <Notice look="plain" icon="school" title={w.summary(alone(of.row, list.skills, today), list.skills.length)}>
        {w.grows}
      </Notice>
      <Waiting codes={of.waiting} list={list} />
      {next.length > 0 && <h2>{w.next}</h2>}
      {next.length > 0 && <SkillLines list={list} skills={next} row={of.row} today={today} at={at} />}
      <Basics list={list} home={of.home} today={today} />
      {list.groups.map((group) => (
        <section key={group.id} class="stack">
          <h2>{said(group)}</h2>
          <SkillLines list={list} skills={list.skills.filter(({ code }) => code.startsWith(group.id))} row={of.row} today={today} at={at} />
        </section>
      ))}
    </>
  );
}

/** What a person can do, what is next, and the five basics of their home; asked for first when there is none. */
export function Passport({ household, person: id }: { household: string; person: string }) {
  const found = useLive((store) => passportOf(store, household, id), [household, id]);
  const list = useBundle('skills');
  if (found === undefined || list === undefined) return null;
  const official = list && (language === 'vi' ? list.official : list.official_en);
  return (
    <Page
      title={w.title(found?.person.given_name ?? '')}
      tab={w.tab}
      back={() => {
        back(`/nha/${household}`);
      }}
      say={found?.agreed ? w.grows : `${w.ask} ${w.askHint}`}
    >
      {!found && <Notice icon="question" title={w.unknown} />}
      {found && !list && <Notice icon="wait" title={w.noSkills} />}
      {found && !found.agreed && <AskPassport resident={id} />}
      {found?.agreed && list && <Held of={found} list={list} at={`#/hoc/ho-chieu/${household}/${id}`} />}
      {official && <p class="small">{official}</p>}
    </Page>
  );
}
