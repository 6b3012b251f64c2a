import { describe, expect, it } from 'vitest';
import type { Bodies, Letter, Problem, Verb } from '../../offline';
import { corrected, editableOf, onDay, wrongDay } from './corrections';

const refusal = (number: string): Problem => ({ number, key: 'k', detail: '', kept: '', todo: '' });
const letter = <V extends Verb>(verb: V, body: Bodies[V], number = '422.2'): Letter => ({
  ...({ id: '1', seq: 1, member: 'm', happened_at: '2015-01-03T01:00:00Z', state: 'review' } as const),
  ...({ preview: null, answered_at: null, replaced_by: null } as const),
  verb,
  body,
  problem: refusal(number),
});

const HOME = { id: 'h', village_id: 'v', head_name: 'Lô Văn Bảy', note: 'cạnh suối', languages: [] };
const PERSON = { id: 'r', household_id: 'h', full_name: 'Vi Văn Thông', given_name: 'Thông', birth_year: 1988, sex: null, language: null };
const AGREED = { id: 'c', resident_id: 'r', purpose: 'help_now', given_by: 'witnessed', method: 'spoken', witness_name: 'Kha Thị Hoa', wording: 'v1' } as const;
const PREPARED = { id: 'p', slip_code: 's', household_id: 'h', resident_id: 'r', procedure: '1', guide_version: '1', answers: {}, papers: [], next_date: '2026-11-01' };

describe('what a person may put right in a refused letter', () => {
  it.each<[Letter, string[]]>([
    [letter('people.register_household', HOME), ['head_name', 'note']],
    [letter('people.add_resident', PERSON), ['full_name', 'given_name', 'birth_year']],
    [letter('people.give_consent', AGREED), ['witness_name']],
    [letter('people.give_consent', { ...AGREED, given_by: 'self', witness_name: null }), []],
    [letter('people.withdraw_consent', { consent_id: 'c' }), []],
    [letter('dossiers.prepare', PREPARED), ['next_date']],
  ])('%#: is what stands in words in it', (one, names) => {
    expect(editableOf(one).map((field) => field.key)).toEqual(names);
  });

  it('only what was typed anew changes, and the record keeps its name', () => {
    const home = letter('people.register_household', HOME);
    expect(corrected(home, { head_name: ' Lô Văn Tám ' })).toEqual({ ...HOME, head_name: 'Lô Văn Tám' });
    expect(corrected(home, {})).toEqual(HOME);
    expect(corrected(home, { note: '' })).toEqual({ ...HOME, note: '' });
  });

  it('a year that is no year and a day that is emptied become nothing', () => {
    expect(corrected(letter('people.add_resident', PERSON), { birth_year: '88' })).toMatchObject({ birth_year: null });
    expect(corrected(letter('people.add_resident', PERSON), { birth_year: '1958' })).toMatchObject({ birth_year: 1958 });
    expect(corrected(letter('dossiers.prepare', PREPARED), { next_date: '' })).toMatchObject({ next_date: null });
  });
});

it('the day is asked for only when the refusal speaks of time, and is never still to come', () => {
  expect(wrongDay(letter('people.register_household', HOME))).toBe(false);
  expect(wrongDay(letter('people.register_household', HOME, '422.4'))).toBe(true);
  expect(onDay('2026-01-03')).toBe(new Date(2026, 0, 3, 12).toISOString());
  expect(Date.parse(onDay('2999-01-03'))).toBeLessThanOrEqual(Date.now());
});
