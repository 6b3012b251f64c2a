import { expect, it } from 'vitest';
import { delicate, EMPTY, errandFrom, fitting, paperStates } from './errand';

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

it('an errand keeps the version of the guide it began with, and only what can be one', () => {
  const guide = { procedure: '1.001193', version: '0000000000000001', title: 'Giấy khai sinh' };
  expect(errandFrom({ answers: {}, guide })).toEqual({ ...EMPTY, guide });
  expect(errandFrom({ answers: {}, guide: 'x' }).guide).toBeNull();
});

it('a fault is told only of a paper that is missing', () => {
  const items = ['form', 'card', 'note'].map((id) => ({ id, name: id, how: 'bring' as const }));
  const list = { items } as unknown as Parameters<typeof paperStates>[0];
  expect(paperStates(list, { form: 'missing', card: 'have' }, { form: 'not_signed', card: 'expired' })).toEqual([
    { id: 'form', state: 'missing', fault: 'not_signed' },
    { id: 'card', state: 'have' },
    { id: 'note', state: 'missing' },
  ]);
});

it('an answer that tells an ethnic group is found by its option, in one choice or among many', () => {
  const rights = { telling: [{ procedure: '1.002179', question: 'support', options: ['ethnic'], purpose: 'ethnicity' as const }] };
  const told = (procedure: string, answers: Parameters<typeof delicate>[2]): unknown => [...delicate(rights, procedure, answers)];
  expect(told('1.002179', { support: 'ethnic', need: 'first' })).toEqual([['support', 'ethnicity']]);
  expect(told('1.002179', { support: ['poor', 'ethnic'] })).toEqual([['support', 'ethnicity']]);
  expect(told('1.002179', { support: 'poor' })).toEqual([]);
  expect(told('1.002179', { need: 'ethnic' })).toEqual([]);
  expect(told('1.001193', { support: 'ethnic' })).toEqual([]);
  expect([...delicate(null, '1.002179', { support: 'ethnic' }), ...delicate({}, '1.002179', { support: 'ethnic' })]).toEqual([]);
});
