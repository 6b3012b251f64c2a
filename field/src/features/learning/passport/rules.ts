import type { LevelsRow, SkillsBundle } from '../../../offline';

export type Skill = SkillsBundle['skills'][number];
export type Level = 0 | 1 | 2 | 3 | 4;
export const ALONE = 3;

/** The level of a skill on a day (ISO date). One whose day has come is to be shown again: it stands at nothing until then. */
export function levelOf(row: LevelsRow | undefined, code: string, today: string): { readonly level: Level; readonly lapsed: boolean } {
  const level = (row?.levels[code] ?? 0) as Level;
  const until = row?.lapses[code];
  return until !== undefined && until <= today ? { level: 0, lapsed: true } : { level, lapsed: false };
}

/** How many skills somebody does alone. */
export const alone = (row: LevelsRow | undefined, skills: readonly Skill[], today: string): number =>
  skills.filter(({ code }) => levelOf(row, code, today).level >= ALONE).length;

/** What is next: first what is nearly done alone, then what was begun, then what the five basics still lack; three at most. */
export function nextOf(row: LevelsRow | undefined, { skills, basics }: Pick<SkillsBundle, 'skills' | 'basics'>, today: string): Skill[] {
  const needed = new Set(basics.flatMap(({ needs }) => needs));
  const at = (skill: Skill): Level => levelOf(row, skill.code, today).level;
  const begun = skills.filter((skill) => at(skill) === 1 || at(skill) === 2).sort((one, other) => at(other) - at(one));
  return [...begun, ...skills.filter((skill) => at(skill) === 0 && needed.has(skill.code))].slice(0, ALONE);
}

/** For each of the five basics, whether somebody of the home does each of its skills alone. */
export function badge(rows: readonly LevelsRow[], basics: SkillsBundle['basics'], today: string): readonly { readonly id: string; readonly held: boolean }[] {
  const able = (row: LevelsRow, needs: readonly string[]): boolean => needs.every((code) => levelOf(row, code, today).level >= ALONE);
  return basics.map(({ id, needs }) => ({ id, held: rows.some((row) => able(row, needs)) }));
}
