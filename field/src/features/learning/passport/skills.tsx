import type { LevelsRow, SkillsBundle } from '../../../offline';
import { dayInWords } from '../../../ui/dates';
import { Picture, type Tone } from '../../../ui/icons';
import { List, Notice, RowLink } from '../../../ui/parts';
import { language } from '../../../ui/words';
import { ALONE, badge, levelOf, type Level, type Skill } from './rules';
import { w } from './words';

const SOON_DAYS = 60;
const DAY_MS = 86_400_000;

/** A word of the list in the language of the page. */
export const said = (one: { readonly name: string; readonly name_en: string }): string => (language === 'vi' ? one.name : one.name_en);
export const criterion = (skill: Skill): string => (language === 'vi' ? skill.able : skill.able_en);
export const levelWord = (list: SkillsBundle, level: Level): string => w.level(level, list.levels[level]?.[language === 'vi' ? 0 : 1] ?? '');

const toneOf = (level: Level): Tone => (level >= ALONE ? 'leaf' : level > 0 ? 'rice' : 'teal');

/** Until when a safety skill stands, once that is near. */
function again(row: LevelsRow | undefined, code: string, today: string): string {
  const until = row?.lapses[code];
  if (until === undefined) return '';
  const soon = Date.parse(until) - Date.parse(today) < SOON_DAYS * DAY_MS;
  return soon ? w.again(dayInWords(until, today)) : '';
}

interface Lines {
  readonly list: SkillsBundle;
  readonly skills: readonly Skill[];
  readonly row: LevelsRow | undefined;
  readonly today: string;
  /** The address under which a skill is ticked. */
  readonly at: string;
}

/** Skills as lines: picture of the group, name, level in words. */
export function SkillLines({ list, skills, row, today, at }: Lines) {
  return (
    <List>
      {skills.map((skill) => {
        const { level, lapsed } = levelOf(row, skill.code, today);
        const picture = list.groups.find(({ id }) => skill.code.startsWith(id))?.pictogram;
        return (
          <RowLink
            key={skill.code}
            href={`${at}/${skill.code}`}
            {...(picture && { picture })}
            tone={toneOf(level)}
            title={said(skill)}
            small={[lapsed ? w.lapsed : levelWord(list, level), lapsed ? '' : again(row, skill.code, today)].filter(Boolean).join(' · ')}
          />
        );
      })}
    </List>
  );
}

/** The five basics of a home, and the badge when all are there. */
export function Basics({ list, home, today }: { list: SkillsBundle; home: readonly LevelsRow[]; today: string }) {
  const held = new Map(badge(home, list.basics, today).map((one) => [one.id, one.held]));
  const all = list.basics.every(({ id }) => held.get(id));
  return (
    <section class="stack">
      <h2>{w.basics}</h2>
      {all && <Notice look="sure" icon="check" title={w.badge} />}
      <ul class="card list">
        {list.basics.map((one) => (
          <li key={one.id} class="row">
            <Picture name={held.get(one.id) ? 'check' : 'wait'} tone={held.get(one.id) ? 'leaf' : 'rice'} />
            <span class="grow">
              <span class="b line">{said(one)}</span>
              <span class="small line">{held.get(one.id) ? w.held : w.notHeld}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
