import { useState } from 'preact/hooks';
import type { PricedGoods, PriceLine, PriceUnit, Seen } from '../../offline';
import { useBundle, useLive } from '../../shell/live';
import { back } from '../../shell/router';
import { StateChip } from '../../shell/state';
import { dayInWords, daysBetween, isoDay } from '../../ui/dates';
import { Finder } from '../../ui/fields';
import { Button, List, Notice, Page, RowLink } from '../../ui/parts';
import { wear } from '../../ui/wear';
import { dots, linesOf, plain, ranged, weekly } from './price-rules';
import { w } from './prices-words';
import styles from './prices.css?inline';

wear(styles);

const STALE = 30;
const WEEKS = 8;
const MOST = 12;

const today = (): string => isoDay(new Date());
const placeOf = ({ where, kind }: PriceLine): string => where || (kind in w.kinds ? w.kinds[kind as keyof typeof w.kinds] : '');

export function Missing({ to }: { to: string }) {
  return (
    <Page
      title={w.title}
      back={() => {
        back(to);
      }}
    >
      <Notice look="warn" icon="wait" title={w.missing}>
        {w.missingHint}
      </Notice>
    </Page>
  );
}

function Row({ goods, line, units }: { goods: PricedGoods; line: PriceLine | undefined; units: readonly PriceUnit[] }) {
  const small = line ? `${ranged(line, units)} · ${dayInWords(line.on, today())}` : w.none;
  return <RowLink href={`#/ban-tin/gia/${goods.id}`} picture="leaf" tone={line ? 'teal' : 'rice'} title={goods.name} small={small} />;
}

/** PricedGoods whose price is known, then all others; typed without marks, by any of their names. */
export function Prices() {
  const priced = useBundle('priced');
  const rows = useLive((store) => store.rows('bulletin.prices'), []);
  const [typed, setTyped] = useState('');
  if (priced === undefined || !rows) return null;
  if (!priced) return <Missing to="/ban-tin" />;
  const wanted = plain(typed);
  const fits = priced.goods.filter(({ name, also }) => [name, ...also].some((one) => plain(one).includes(wanted)));
  const known = fits.filter(({ id }) => linesOf(rows, id).length > 0);
  const others = fits.filter((one) => !known.includes(one));
  const row = (one: PricedGoods) => <Row key={one.id} goods={one} line={linesOf(rows, one.id)[0]} units={priced.units} />;
  return (
    <Page
      title={w.title}
      back={() => {
        back('/ban-tin');
      }}
    >
      <Finder label={w.find} value={typed} onInput={setTyped} />
      {known.length > 0 && <List>{known.map(row)}</List>}
      {fits.length === 0 && (
        <Notice icon="search" title={w.notFound}>
          {w.notFoundHint}
        </Notice>
      )}
      {others.length > 0 && (
        <details open={wanted !== '' || known.length === 0}>
          <summary class="btn quiet">{w.others}</summary>
          <List>{(wanted ? others.slice(0, MOST) : others).map(row)}</List>
        </details>
      )}
    </Page>
  );
}

/** Weeks as bars from the lowest to the highest price; an empty week stays empty. */
function Bars({ line }: { line: PriceLine }) {
  const weeks = weekly(line, WEEKS);
  const told = weeks.filter((one) => one !== null);
  if (told.length < 2) return null;
  const [low, high] = [Math.min(...told.map(([end]) => end)), Math.max(...told.map(([, end]) => end))];
  const floor = low * 0.9;
  const y = (price: number): number => 60 - ((price - floor) / Math.max(1, high - floor)) * 58;
  return (
    <figure class="stack tight">
      <figcaption class="small">
        {w.trend(WEEKS)}: {w.week(dots(low), dots(high))}
      </figcaption>
      <svg class="weeks" viewBox={`0 0 ${WEEKS * 30} 62`} preserveAspectRatio="none" aria-hidden="true">
        {weeks.map((one, at) => one && <rect key={at} x={at * 30 + 7} y={y(one[1])} width="16" height={Math.max(3, y(one[0]) - y(one[1]))} rx="2" />)}
        <path d={`M0 61.500h${WEEKS * 30}`} />
      </svg>
      <p class="small">{w.gaps(weeks.length - told.length)}</p>
    </figure>
  );
}

function Line({ line, units, state }: { line: PriceLine; units: readonly PriceUnit[]; state: Seen<object>['state'] | undefined }) {
  const day = dayInWords(line.on, today());
  return (
    <section class="card stack tight">
      {line.grade && <h2>{line.grade}</h2>}
      <p class="price">{ranged(line, units)}</p>
      <p class="small">{[placeOf(line), w.on(day), line.source && w.source(line.source)].filter(Boolean).join(' · ')}</p>
      {state && <StateChip state={state} />}
      {daysBetween(line.on, today()) > STALE && <p class="b">{w.stale(day)}</p>}
      <Bars line={line} />
    </section>
  );
}

/** What one kind of goods fetches here: by grade, with its weeks; strange prices apart. */
export function Item({ item }: { item: string }) {
  const priced = useBundle('priced');
  const rows = useLive((store) => store.rows('bulletin.prices'), []);
  if (priced === undefined || !rows) return null;
  const goods = priced?.goods.find(({ id }) => id === item);
  if (!priced || !goods) return <Missing to="/ban-tin/gia" />;
  const lines = linesOf(rows, item);
  const waiting = new Map(rows.filter(({ state }) => state !== 'confirmed').flatMap(({ lines, state }) => lines.map((line) => [line, state] as const)));
  const apart = rows.filter((one) => one.item === item).flatMap((one) => one.apart);
  return (
    <Page
      title={goods.name}
      back={() => {
        back('/ban-tin/gia');
      }}
      say={lines[0] ? `${goods.name}. ${ranged(lines[0], priced.units).replace('–', ` ${w.week('', '').trim()} `)}` : undefined}
      dock={
        <Button icon="pen" href={`#/ban-tin/gia/${item}/ghi`}>
          {w.tell}
        </Button>
      }
    >
      {lines.length === 0 && <Notice icon="question" title={w.none} />}
      {lines.map((line, at) => (
        <Line key={at} line={line} units={priced.units} state={waiting.get(line)} />
      ))}
      {apart.length > 0 && (
        <Notice look="warn" icon="warning" title={w.apart}>
          {apart.map((line, at) => (
            <span key={at} class="line">
              {ranged(line, priced.units)} · {placeOf(line)} · {dayInWords(line.on, today())}
            </span>
          ))}
        </Notice>
      )}
    </Page>
  );
}
