import { describe, expect, it } from 'vitest';
import type { FieldWork, Seasons, WeatherDay } from '../../offline';
import { daysAhead, daysOld, thisWeek } from './weather-rules';

const day = (on: string): WeatherDay => ({ on, sky: 'rain', wind: 'light', feel: 'cool', low: 20, high: 25, rain: 3, parts: [] });
const work = (name: string, first: string, last: string, more: Partial<FieldWork> = {}): FieldWork => ({
  in: 0, crop: 'lúa xuân', usual: true, stage: 'sow', name, do: [], zones: [], first, last, sure: false, ...more,
});
const seasons = (...works: FieldWork[]): Seasons => ({ as_of: '2026-11-22', provinces: [['40', '42'], ['37']], works });

describe('the weather', () => {
  it('shows today and the three days after it, and nothing that is over', () => {
    const days = ['2026-07-24', '2026-07-25', '2026-07-26', '2026-07-28', '2026-07-29'].map(day);
    expect(daysAhead(days, '2026-07-25').map(({ on }) => on)).toEqual(['2026-07-25', '2026-07-26', '2026-07-28']);
    expect(daysAhead(days, '2026-08-25')).toEqual([]);
  });

  it('says how old its figures are, and never less than nothing', () => {
    const taken = new Date(2026, 6, 25, 8).toISOString();
    expect([daysOld(taken, '2026-07-25'), daysOld(taken, '2026-07-26'), daysOld(taken, '2026-07-27'), daysOld(taken, '2026-07-20')]).toEqual([0, 1, 2, 0]);
  });
});

describe('the fields', () => {
  it('ask for what lies in the week from Monday to Sunday', () => {
    const told = seasons(work('a', '07-01', '07-20'), work('b', '07-26', '08-30'), work('c', '07-27', '08-30'));
    expect(thisWeek(told, '40', '2026-07-22').map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('go over the turn of the year, by province, usual crops first', () => {
    const told = seasons(work('gừng', '11-15', '01-10', { usual: false }), work('mạ', '12-20', '01-05'), work('khác', '01-01', '12-31', { in: 1 }));
    expect(thisWeek(told, '42', '2027-01-01').map(({ name }) => name)).toEqual(['mạ', 'gừng']);
    expect(thisWeek(told, '42', '2027-06-01')).toEqual([]);
    expect(thisWeek(told, '99', '2027-01-01')).toEqual([]);
  });
});
