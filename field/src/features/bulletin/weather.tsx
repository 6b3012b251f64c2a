import type { Sky, Weather, WeatherDay } from '../../offline';
import { useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { dayInWords, isoDay, momentInWords } from '../../ui/dates';
import { Notice, Page, RowLink } from '../../ui/parts';
import { wear } from '../../ui/wear';
import { daysAhead, daysOld } from './weather-rules';
import { w } from './weather-words';
import styles from './weather.css?inline';

wear(styles);

const CLOUD = 'M7 13a4 4 0 0 1 0-8 6 6 0 0 1 11.500 1A3.500 3.500 0 0 1 19 13';
const SUN = 'M13 9a4 4 0 1 0 0 8 4 4 0 0 0 0-8M13 3v2.500M13 20.500V23M3 13h2.500M20.500 13H23M6 6l1.500 1.500M18.500 18.500 20 20M20 6l-1.500 1.500M7.500 18.500 6 20';
const strokes: Readonly<Record<Sky | 'night', string>> = {
  night: 'M20 15.500A8 8 0 1 1 11.500 5 6.500 6.500 0 0 0 20 15.500z',
  clear: SUN,
  partly: 'M6 9.500a3.500 3.500 0 0 1 6.500-2M9 2.500V4M2.500 9.500H4M4.500 5l1 1M13.500 5l-1 1M9 20a3.500 3.500 0 0 1 0-7 5 5 0 0 1 9.500 1A3 3 0 0 1 19 20z',
  cloudy: 'M7 19a4 4 0 0 1 0-8 6 6 0 0 1 11.500 1A3.500 3.500 0 0 1 19 19z',
  fog: `${CLOUD}M4 16.500h18M6 20h14M9 23h8`,
  drizzle: `${CLOUD}M9 17v.500M13 17v.500M17 17v.500M11 21v.500M15 21v.500`,
  rain: `${CLOUD}M9.500 16l-1 3M13.500 16l-1 3M17.500 16l-1 3`,
  heavy: `${CLOUD}M8 15.500l-2.500 7M12 15.500l-2.500 7M16 15.500l-2.500 7M20 15.500l-2.500 7`,
  thunder: `${CLOUD}M13.500 12l-3 5h4l-2 5`,
  ice: 'M13 3v20M4.500 8l17 10M21.500 8l-17 10M10.500 4.500 13 7l2.500-2.500M10.500 21.500 13 19l2.500 2.500',
  hail: `${CLOUD}M9 17.500a1 1 0 1 0 .010 0M16 17.500a1 1 0 1 0 .010 0M12.500 21a1 1 0 1 0 .010 0`,
};

/** A clear sky has no sun at night and in the evening. */
const atPart = (sky: Sky, part: number): Sky | 'night' => (sky === 'clear' && part % 3 === 0 ? 'night' : sky);

function SkyPicture({ sky }: { sky: Sky | 'night' }) {
  return (
    <svg class="i" viewBox="0 0 26 26" aria-hidden="true">
      <path d={strokes[sky]} />
    </svg>
  );
}

/** “Mưa to, gió nhẹ, mát”. */
function threeWords({ sky, wind, feel }: WeatherDay): string {
  const said = `${w.skies[sky]}, ${w.winds[wind]}, ${w.feels[feel]}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

const figures = ({ low, high, rain }: WeatherDay): string => [w.degrees(low, high), rain > 0 && w.rain(rain)].filter(Boolean).join(' · ');
const nameOf = ({ on }: WeatherDay, at: number, today: string): string => (at === 0 && on !== today ? dayInWords(on, today) : (w.days[at] ?? dayInWords(on, today)));

function useWeather(): Weather | null | undefined {
  const rows = useLive((store) => store.rows('bulletin.weather'), []);
  return rows && (rows[0] ?? null);
}

/** The line in the first page of this room: the three words of today. */
export function WeatherRow() {
  const today = isoDay(new Date());
  const found = useWeather();
  const day = found && daysAhead(found.days, today)[0];
  const old = found ? daysOld(found.taken_at, today) : 0;
  const small = day ? [figures(day), old > 0 && w.old(old), found.sample && w.sample].filter(Boolean).join(' · ') : found ? w.over : w.none;
  return <RowLink href="#/ban-tin/thoi-tiet" picture="storm" title={day ? threeWords(day) : w.title} small={small} />;
}

function OneDay({ day, name }: { day: WeatherDay; name: string }) {
  return (
    <section class="card stack tight">
      <div class="side card-head">
        <span class="sky">
          <SkyPicture sky={day.sky} />
        </span>
        <div class="grow">
          <h2>{name}</h2>
          <p class="b">{threeWords(day)}</p>
          <p>{figures(day)}</p>
        </div>
      </div>
      {day.parts.length > 0 && (
        <ul class="quarters">
          {day.parts.map((sky, at) => (
            <li key={w.parts[at]}>
              <SkyPicture sky={atPart(sky, at)} />
              <span class="small line">{w.parts[at]}</span>
              <span class="line">{w.skies[atPart(sky, at)]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The weather of the commune: today and three days, how old the figures are. */
export function WeatherPage() {
  const today = isoDay(new Date());
  const found = useWeather();
  if (found === undefined) return null;
  const days = found ? daysAhead(found.days, today) : [];
  const old = found ? daysOld(found.taken_at, today) : 0;
  const lines = days.slice(0, 2).map((day, at) => `${nameOf(day, at, today)}: ${threeWords(day)}. ${figures(day)}.`);
  const say = [found?.sample ? `${w.sample}.` : '', old > 0 ? `${w.old(old)}.` : '', ...lines].filter(Boolean).join('\n');
  return (
    <Page
      title={w.title}
      back={() => {
        back('/ban-tin');
      }}
      say={say || w.none}
    >
      {!found && (
        <Notice icon="wait" title={w.none}>
          {w.noneHint}
        </Notice>
      )}
      {found?.sample && <Notice look="warn" icon="warning" title={w.sample} />}
      {old > 0 && (
        <Notice look="warn" icon="wait" title={w.old(old)}>
          {w.oldHint}
        </Notice>
      )}
      {found && days.length === 0 && <Notice icon="wait" title={w.over} />}
      {days.map((day, at) => (
        <OneDay key={day.on} day={day} name={nameOf(day, at, today)} />
      ))}
      {found && <p class="small">{w.source(found.source, momentInWords(new Date(found.taken_at), new Date()))}</p>}
    </Page>
  );
}
