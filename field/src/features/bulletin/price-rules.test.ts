import { describe, expect, it } from 'vitest';
import type { PricedGoods, PriceCard, PriceLine, Seen } from '../../offline';
import { converted, dots, linesOf, plain, ranged, rounded, strange, weekly } from './price-rules';

const units = [{ id: 'kg', name: 'kg', kg: '1' }, { id: 'yen', name: 'yến', kg: '10' }, { id: 'ta', name: 'tạ', kg: '100' }, { id: 'con', name: 'con' }];
const ginger: PricedGoods = { id: 'gung', name: 'Gừng', also: [], group: 'gia_vi', grades: [], units: ['kg', 'ta'], band: { kg: [3000, 60_000] } };
const line = (change: Partial<PriceLine> = {}): PriceLine => ({
  grade: '', unit: 'kg', low: 18_000, high: 22_000, where: '', kind: 'market', on: '2026-11-20', source: '', usual: [15_000, 25_000], weeks: [], ...change,
});

describe('prices on the phone', () => {
  it('are written with dots and a unit', () => {
    expect([dots(900), dots(18_000), dots(27_000_000)]).toEqual(['900', '18.000', '27.000.000']);
    expect([13_965, 25_935, 950, 7].map(rounded)).toEqual([14_000, 26_000, 950, 7]);
    expect(ranged(line(), units)).toBe('18.000–22.000 đ/kg');
    expect(ranged(line({ low: 22_000, unit: 'con' }), units)).toBe('22.000 đ/con');
  });

  it('go from weight to weight and never from an animal to a weight', () => {
    expect(converted([18_000, 22_000], 'kg', 'ta', units)).toEqual([1_800_000, 2_200_000]);
    expect(converted([1, 2], 'con', 'kg', units)).toBeNull();
    expect(converted([1, 2], 'con', 'con', units)).toEqual([1, 2]);
  });

  it('are asked about outside what is usual, whatever the unit, and outside what can be believed', () => {
    expect(strange(line({ low: 40_000, high: 50_000 }), ginger, [line()], units)).toEqual([15_000, 25_000]);
    expect(strange(line({ unit: 'yen', low: 180_000, high: 220_000 }), ginger, [line()], units)).toBeNull();
    expect(strange(line({ low: 180, high: 220 }), ginger, [], units)).toEqual([3000, 60_000]);
    expect(strange(line({ low: 5000, high: 40_000 }), ginger, [], units)).toEqual([5000, 25_000]);
    expect(strange(line({ grade: 'khác', low: 40_000, high: 50_000 }), ginger, [line()], units)).toBeNull();
  });

  it('stand with what this phone told first and the province last', () => {
    const card = (change: Partial<Seen<PriceCard>>): Seen<PriceCard> => ({ id: 'a', wide: false, item: 'gung', on: '', lines: [line()], apart: [], state: 'confirmed', ...change });
    const rows = [card({ wide: true, lines: [line({ where: 'tỉnh' })] }), card({ lines: [line({ where: 'xã' })] }), card({ state: 'here', lines: [line({ where: 'máy' })] }), card({ item: 'ngo' })];
    expect(linesOf(rows, 'gung').map(({ where }) => where)).toEqual(['máy', 'xã', 'tỉnh']);
  });

  it('leave a week empty in which nobody told one', () => {
    expect(weekly(line({ weeks: [['2026-11-02', 1, 2], ['2026-11-16', 3, 4]] }), 4)).toEqual([null, [1, 2], null, [3, 4]]);
    expect(weekly(line(), 4)).toEqual([]);
  });

  it('are found without marks', () => {
    expect(plain(' Gừng Đá ')).toBe('gung da');
  });
});
