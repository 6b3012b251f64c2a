import type { FieldWork, Seasons, WeatherDay } from '../../offline';
import { addDays, daysBetween, isoDay } from '../../ui/dates';

const AHEAD = 4;
const WEEK = 7;

/** Today and the three days after it, as far as they are known. */
export function daysAhead(days: readonly WeatherDay[], today: string): readonly WeatherDay[] {
  return days.filter(({ on }) => on >= today && daysBetween(today, on) < AHEAD);
}

/** How many days ago figures were taken; none while they are of today. */
export function daysOld(taken_at: string, today: string): number {
  return Math.max(0, daysBetween(isoDay(new Date(taken_at)), today));
}

function on({ first, last }: FieldWork, day: string): boolean {
  const at = day.slice(5);
  return first <= last ? first <= at && at <= last : at >= first || at <= last;
}

/** The work of the week of a day in a province: of the usual crops first. */
export function thisWeek(seasons: Seasons, province: string, today: string): readonly FieldWork[] {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const monday = addDays(today, -((new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % WEEK));
  const week = Array.from({ length: WEEK }, (_, at) => addDays(monday, at));
  const found = seasons.works.filter((work) => seasons.provinces[work.in]?.includes(province) && week.some((day) => on(work, day)));
  return [...found.filter(({ usual }) => usual), ...found.filter(({ usual }) => !usual)];
}
