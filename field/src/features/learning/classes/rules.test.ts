import { describe, expect, it } from 'vitest';
import type { Bodies, Course, Letter, Resident, Seat, Verb } from '../../../offline';
import { newSlip } from '../../../rules/slip';
import { byDay, codeIn, guests, toldOf } from './rules';

const course = (id: string, begins_at: string, changes: Partial<Course> = {}): Course => ({
  id,
  village_id: null,
  venue: 'Nhà văn hóa',
  audience: 'resident',
  skills: ['B4'],
  lessons: [],
  level: 1,
  room: 20,
  tongue: 'vi',
  begins_at,
  minutes: 90,
  trainers: [],
  members: [],
  came: 0,
  unnamed: 0,
  ...changes,
});
const person = (id: string, full_name: string, agreed: readonly string[]): Resident => ({
  id, household_id: 'h', full_name, given_name: full_name, birth_year: null, sex: null, language: null, agreed,
});
const seat = (resident_id: string, came_at: string | null = null): Seat => ({ id: `seat-${resident_id}`, class_id: 'c', resident_id, came_at, whole: false });
const letter = <V extends Verb>(verb: V, body: Bodies[V], state: Letter['state'] = 'here', at = '2026-12-03T01:00:00Z'): Letter =>
  ({ id: crypto.randomUUID(), verb, body, state, happened_at: at, preview: null }) as unknown as Letter;
const attend = (who: Partial<Bodies['learning.attend']>, state: Letter['state'] = 'here', class_id = 'c'): Letter =>
  letter('learning.attend', { id: 'l', class_id, resident_id: null, member_id: null, code: null, ...who }, state);
const count = (many: number, at: string): Letter => letter('learning.count_heads', { id: 'l', class_id: 'c', many }, 'here', at);
const NOBODY = toldOf([], 'c');

describe('the day of a class', () => {
  it('shows those of today first and leaves out what is over', () => {
    const now = new Date('2026-12-03T02:00:00Z');
    const at = (day: number, hour: number): string => `2026-12-0${day.toString()}T0${hour.toString()}:00:00Z`;
    const { today, later } = byDay([course('b', at(3, 7)), course('old', at(1, 1)), course('next', at(5, 1)), course('a', at(3, 1))], now);
    expect([today, later].map((list) => list.map(({ id }) => id))).toEqual([['a', 'b'], ['next']]);
  });
});

describe('a scanned code', () => {
  const slip = newSlip();
  const bare = slip.replace(/-/g, '');
  it.each([
    ['the slip itself', slip],
    ['the page of a slip', `https://nhipcau.example/s/${bare}`],
    ['a receipt of consent', `https://nhipcau.example/bien-nhan/${bare}?in=1`],
    ['a passport', `https://nhipcau.example/s/${bare}/ho-chieu`],
    ['small letters', slip.toLowerCase()],
  ])('is read from %s', (_, read) => {
    expect(codeIn(read)).toBe(bare);
  });
  it.each([['a telephone number', '0912345678'], ['a bank code', '00020101021138'], ['nothing', ''], ['one wrong letter', `${bare.slice(0, 10)}${bare.endsWith('0') ? '1' : '0'}`]])(
    'is not found in %s',
    (_, read) => {
      expect(codeIn(read)).toBeNull();
    },
  );
});

describe('what this phone told of a class', () => {
  it('names each person once, leaves out what was refused, and is about one class', () => {
    const told = toldOf([attend({ resident_id: 'tu' }), attend({ resident_id: 'tu' }), attend({ member_id: 'lan' }), attend({ resident_id: 'pao' }, 'review'), attend({ code: 'X' }), attend({ resident_id: 'mui' }, 'here', 'other')], 'c');
    expect([[...told.people.keys()].sort(), [...told.codes], told.closed]).toEqual([['lan', 'tu'], ['X'], false]);
  });
  it('counts by the number that was said last, in whatever order the letters lie', () => {
    const said = [count(4, '2026-12-03T01:05:00Z'), count(9, '2026-12-03T01:09:00Z'), count(7, '2026-12-03T01:07:00Z')];
    expect(toldOf(said, 'c').many).toBe(9);
    expect(toldOf([...said].reverse(), 'c').many).toBe(9);
  });
  it('knows that it closed the class', () => {
    expect(toldOf([letter('learning.close_class', { id: 'l', class_id: 'c', notes: '', left_early: [] })], 'c').closed).toBe(true);
  });
});

describe('who can be noted by name', () => {
  const residents = [person('tu', 'Tư', ['passport']), person('pao', 'Páo', ['follow_up']), person('mui', 'Mùi', ['follow_up'])];
  it('is whoever has a passport; the enrolled without one is counted only, and others have no line', () => {
    const found = guests(course('c', '2026-12-03T01:00:00Z'), [seat('pao')], residents, NOBODY);
    expect(found.map(({ id, counted }) => [id, counted])).toEqual([['pao', true], ['tu', false]]);
  });
  it('shows as here who was noted on this phone or came back from the server', () => {
    const told = toldOf([attend({ resident_id: 'tu' }), attend({ member_id: 'lan' })], 'c');
    const found = guests(course('c', '2026-12-03T01:00:00Z', { members: [{ id: 'lan', name: 'Lan' }] }), [seat('pao', '2026-12-03T01:00:00Z')], residents, told);
    expect(found.every(({ here }) => here)).toBe(true);
    expect(found.map(({ seat: at }) => at)).toEqual(['l', 'seat-pao', 'l']);
  });
});
