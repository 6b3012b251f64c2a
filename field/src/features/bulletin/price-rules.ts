import type { PricedGoods, PriceCard, PriceLine, PriceUnit, Seen } from '../../offline';

type Told = Pick<PriceLine, 'grade' | 'unit' | 'low' | 'high'>;
type Ends = readonly [number, number];

/** Plain letters, for finding goods that were typed without marks. */
export const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '').replace(/đ/g, 'd').trim();

export const dots = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

/** An amount as one says it: its first two digits, then noughts. */
export function rounded(n: number): number {
  const step = 10 ** Math.max(0, String(n).length - 2);
  return Math.round(n / step) * step;
}

/** "18.000–22.000 đ/kg". */
export function ranged({ low, high, unit }: Told, units: readonly PriceUnit[]): string {
  const name = units.find(({ id }) => id === unit)?.name ?? unit;
  return `${low === high ? '' : `${dots(low)}–`}${dots(high)} đ/${name}`;
}

const weight = (unit: string, units: readonly PriceUnit[]): number | null => {
  const kg = units.find(({ id }) => id === unit)?.kg;
  return kg === undefined ? null : Number(kg);
};

/** Ends for one unit as ends for another; null where no fixed weight leads there. */
export function converted(ends: Ends, from: string, into: string, units: readonly PriceUnit[]): Ends | null {
  if (from === into) return ends;
  const [a, b] = [weight(from, units), weight(into, units)];
  if (a === null || b === null) return null;
  return [Math.round((ends[0] / a) * b), Math.round((ends[1] / a) * b)];
}

/** What would be usual where a price is strange; null where it is not. The server asks the same. */
export function strange(told: Told, goods: PricedGoods, lines: readonly PriceLine[], units: readonly PriceUnit[]): Ends | null {
  const middle = (told.low + told.high) / 2;
  for (const line of lines) {
    const usual = line.usual && line.grade === told.grade ? converted(line.usual, line.unit, told.unit, units) : null;
    if (usual && (middle < usual[0] || middle > usual[1])) return usual;
  }
  for (const [unit, band] of Object.entries(goods.band)) {
    const ends = converted(band, unit, told.unit, units);
    if (ends) return told.low < ends[0] || told.high > ends[1] ? ends : told.high > 5 * told.low ? [told.low, 5 * told.low] : null;
  }
  return null;
}

/** The lines of goods: what this phone told and nobody confirmed yet, the commune's, then the province's. */
export function linesOf(rows: readonly Seen<PriceCard>[], item: string): readonly PriceLine[] {
  const order = (one: Seen<PriceCard>): number => (one.wide ? 2 : one.state === 'confirmed' ? 1 : 0);
  return rows.filter((one) => one.item === item).sort((a, b) => order(a) - order(b)).flatMap(({ lines }) => lines);
}

/** The last weeks, oldest first; a week in which nobody told a price is null, and stays empty. */
export function weekly(line: PriceLine, many: number): readonly (Ends | null)[] {
  const last = line.weeks.at(-1)?.[0];
  if (!last) return [];
  return Array.from({ length: many }, (_, at) => {
    const monday = new Date(Date.parse(last) - (many - 1 - at) * 7 * 86_400_000).toISOString().slice(0, 10);
    const found = line.weeks.find(([week]) => week === monday);
    return found ? [found[1], found[2]] : null;
  });
}
