import { expect, it } from 'vitest';
import { EMPTY, errandFrom, fitting } from './errand';

it('a draft of an older release fills what it knows; what it lacks is empty', () => {
  const old = { answers: { where_born: 'clinic' }, papers: { birth_slip: 'have' }, walked: 2, next_date: '2026-11-28' };
  expect(errandFrom(old)).toEqual({ ...EMPTY, ...old });
});

it('parts of another shape are left out, parts of a newer release do not disturb', () => {
  const strange = { answers: ['a'], papers: null, difficulties: {}, walked: '2', resident_id: 7, photographs: ['x'] };
  expect(errandFrom(strange)).toEqual(EMPTY);
  expect([errandFrom(null), errandFrom('x'), errandFrom(undefined)]).toEqual([EMPTY, EMPTY, EMPTY]);
});

it('a small form is filled the same way', () => {
  const nothing = { name: '', sex: null as string | null, languages: [] as string[], person: true };
  expect(fitting(nothing, { name: 'Vi Văn Thông', sex: 'male', languages: ['thai'], person: false, age: 3 })).toEqual({
    name: 'Vi Văn Thông',
    sex: 'male',
    languages: ['thai'],
    person: false,
  });
});
