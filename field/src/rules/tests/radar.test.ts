import { describe, expect, it } from 'vitest';
import { successor, type FormerCode, type RadarRule } from '../life';
import { inMonths, upcoming, type Help, type Watched } from '../radar';

const rule = (more: Partial<RadarRule>): RadarRule => ({
  key: 'card', kind: 'age', title: 'Đổi thẻ', text: 'Tròn {age} tuổi.', note: 'Hỏi xã.', procedure: '1.014063', law: ['x'],
  periods: [{ from: '2024-07-01', to: '', ages: [25, 40, 60] }],
  ...more,
});
const person = (birth_year: number | null, not_reminded: string[] = []): Watched => ({ id: 'a', birth_year, not_reminded });
const help = (procedure: string, day: string, resident_id = 'a'): Help => ({ resident_id, procedure, day });
const texts = (rules: RadarRule[], who: Watched, helps: Help[] = [], on = '2026-11-22') =>
  upcoming(rules, who, helps, on).map(({ text }) => text);

describe('what comes with an age', () => {
  it('is said in the year somebody reaches it, and in no other', () => {
    expect(texts([rule({})], person(1986))).toEqual(['Tròn 40 tuổi.']);
    expect([texts([rule({})], person(1985)), texts([rule({})], person(1987))]).toEqual([[], []]);
  });

  it('is not guessed where no year of birth is kept', () => {
    expect(texts([rule({})], person(null))).toEqual([]);
  });

  it('is not said again once it was done, by this procedure or one that does the same', () => {
    const birth = rule({ key: 'birth', procedure: '1.001193', instead: ['3.000722'] });
    expect(texts([birth], person(1986), [help('3.000722', '2026-03-01')])).toEqual([]);
    expect(texts([birth], person(1986), [help('3.000722', '2026-03-01', 'somebody else')])).toHaveLength(1);
    expect(texts([birth], person(1986), [help('1.001193', '2020-03-01')])).toHaveLength(1);
  });

  it('is never worked out with a figure of the law that has ended: it says to ask', () => {
    const ended = rule({ periods: [{ from: '2016-01-01', to: '2027-02-28', ages: [0], days: 60 }], text: 'Trong {days} ngày.' });
    expect(upcoming([ended], person(2027), [], '2027-02-28')).toMatchObject([{ text: 'Trong 60 ngày.', lapsed: false }]);
    expect(upcoming([ended], person(2027), [], '2027-03-01')).toMatchObject([{ text: 'Hỏi xã.', lapsed: true }]);
  });

  it('is silent for whoever does not want to be reminded of it', () => {
    expect(texts([rule({}), rule({ key: 'other' })], person(1986, ['card']))).toHaveLength(1);
  });
});

describe('what comes some time after help', () => {
  const ocop = rule({
    key: 'ocop', kind: 'after', procedure: '3.000611', text: 'Hạn {months} tháng.',
    periods: [{ from: '2023-02-24', to: '', months: 36, before: 6 }],
  });

  it('is said from some months before its day, and counts from the newest help', () => {
    expect(texts([ocop], person(null), [help('3.000611', '2023-11-22')])).toEqual(['Hạn 36 tháng.']);
    expect(texts([ocop], person(null), [help('3.000611', '2024-05-22')])).toEqual(['Hạn 36 tháng.']);
    expect(texts([ocop], person(null), [help('3.000611', '2024-05-23')])).toEqual([]);
    expect(texts([ocop], person(null), [help('3.000611', '2023-11-22'), help('3.000611', '2026-10-01')])).toEqual([]);
  });

  it('is not said for ever', () => {
    expect(texts([ocop], person(null), [help('3.000611', '2022-11-21')])).toEqual([]);
  });
});

it('months end on a day that exists', () => {
  expect([inMonths('2026-01-31', 1), inMonths('2024-02-29', 12), inMonths('2026-03-31', -1)]).toEqual([
    '2026-02-28', '2025-02-28', '2026-02-28',
  ]);
});

it('a code of before leads over several changes to the one of today, and never in a circle', () => {
  const former = (code: string, replaced_by: string): FormerCode => ({ code, title: '', replaced_by, valid_to: '2026-01-01' });
  const codes = [former('a', 'b'), former('b', 'c'), former('x', ''), former('p', 'q'), former('q', 'p')];
  expect([successor('a', codes), successor('c', codes), successor('x', codes), successor('p', codes)]).toEqual(['c', 'c', null, null]);
});
