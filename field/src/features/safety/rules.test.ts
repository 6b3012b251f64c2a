import { describe, expect, it } from 'vitest';
import vectors from '../../../../contract/vectors/drills.json';
import { latestFirst, passed, plainNumber, reportText, standing } from './rules';

describe('a drill is passed', () => {
  it.each(vectors.drills)('as the house says: $about', ({ answers, passed: may }) => {
    expect(passed(answers as unknown as Record<string, boolean>, vectors.never_missed)).toBe(may);
  });
});

describe('the text for 156 and 5656', () => {
  it.each([
    ['call', '0912345678', 'LD (0912345678) (Xin ma)'],
    ['message', '0912345678', 'S (0912345678) (Xin ma)'],
    ['visit', '', 'LD (so goi) (Xin ma)'],
  ])('of a %s from “%s” is %s', (way, number, text) => {
    expect(reportText(way, number, 'Xin ma')).toBe(text);
  });

  it('takes a number as people write it', () => {
    expect(plainNumber('+84 912.345-678')).toBe('+84912345678');
  });
});

describe('what was seen', () => {
  const seen = (kind: string, last_on: string) => ({ id: kind, kind, village_id: 'a', last_on });

  it('puts the latest kind first and keeps the order of the rest', () => {
    const kinds = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(latestFirst(kinds, [seen('c', '2026-11-20'), seen('b', '2026-11-21'), seen('d', '2026-01-01')], '2026-10-23').map(({ id }) => id)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('lets go of a warning when its time is over', () => {
    const warning = { id: 'w', kind: 'a', village_id: null, said_by: 'Sơn', said_at: '2026-11-20T00:00:00Z', until: '2026-11-27T00:00:00Z' };
    expect(standing([warning], Date.parse('2026-11-26T23:59:59Z'))).toEqual([warning]);
    expect(standing([warning], Date.parse('2026-11-27T00:00:00Z'))).toEqual([]);
  });
});
