import { describe, expect, it } from 'vitest';
import { bodyOf, gapOf, NOTHING, priceOf, storyOf, typedOf, type Typed } from './told';
import type { MarketBundle } from '../../offline';

const GINGER: Typed = { ...NOTHING, name: 'Gừng dé', group: 'food', unit: 'gói', from: '60.000', months: [12, 1], weight: '200' };
const BUNDLE: MarketBundle = {
  questions: (['made_of', 'how_made', 'taste', 'keep', 'order'] as const).map((key) => ({ key, ask: key, hint: '', example: '' })),
  groups: [],
  units: [],
};

describe('what is typed of a thing', () => {
  it.each([
    ['no name', { name: ' ' }, 'needName'],
    ['no group', { group: null }, 'needName'],
    ['no unit', { unit: '' }, 'needUnit'],
    ['a price of nothing', { from: '60' }, 'oddPrice'],
    ['a range upside down', { to: '50000' }, 'oddPrice'],
    ['an end without a beginning', { from: '', to: '50000' }, 'oddPrice'],
    ['stars without a paper', { stars: '3' }, 'needOcop'],
    ['a telephone number', { story: 'gọi 0912 345 678' }, 'reached'],
    ['a link in an answer', { answers: { ...NOTHING.answers, order: 'xem www.a.vn' } }, 'reached'],
  ] as const)('%s is said before anything is recorded', (_, change, gap) => {
    expect(gapOf({ ...GINGER, ...change })).toBe(gap);
    expect(() => bodyOf({ ...GINGER, ...change })).toThrow();
  });

  it('becomes what is sent, and comes back into the fields', () => {
    const body = bodyOf(GINGER);
    expect(body).toMatchObject({ price_from: 60_000, price_to: null, months: [1, 12], weight_g: 200, ocop: null });
    const ware = { ...body, id: '', maker_id: '', number: 1, stock: 'low', expires_on: null, photos: [], standing: 'shown', why: '', version: 1 } as const;
    expect(bodyOf(typedOf(ware))).toEqual(body);
    expect(typedOf(ware).stock).toBe('low');
    expect(priceOf(ware)).toBe('60.000 đ / gói');
    expect(priceOf({ ...ware, price_to: 90_000 })).toBe('60.000–90.000 đ / gói');
    expect(priceOf({ ...ware, price_from: null })).toBe('');
  });

  it('makes a description of what was answered and of nothing else', () => {
    const answers = { made_of: 'Gừng dé trên nương', how_made: 'Phơi ba nắng.', taste: ' ', keep: '6 tháng', order: 'Đặt trước 3 ngày' };
    expect(storyOf(BUNDLE, answers)).toBe('Gừng dé trên nương. Phơi ba nắng. 6 tháng.');
    expect(storyOf(BUNDLE, NOTHING.answers)).toBe('');
  });
});
