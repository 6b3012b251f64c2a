import { describe, expect, it } from 'vitest';
import type { Lesson, Progress } from '../../../offline';
import { found, isRight, lessonAfter, mixed, needed, outcomeOf, partNext, summaries, verdict, wrongLines, type TryOf } from './rules';

const base = { id: 't1', ask: 'Làm thử.' };
const choose: TryOf<'choose'> = {
  ...base,
  kind: 'choose',
  screen: { kind: 'call', from: 'Số lạ', text: 'Đọc mã cho cháu.' },
  options: [
    { id: 'a', text: 'Đọc mã', why: 'Mất tiền.' },
    { id: 'b', text: 'Tắt máy', right: true, why: 'Không ai hỏi mã.' },
  ],
};
const form: TryOf<'form'> = {
  ...base,
  kind: 'form',
  slip: 'Lô Thị Tư, 01/02/1960, 0912 345 678',
  fields: [
    { id: 'name', label: 'Họ và tên', kind: 'text', want: 'Lô Thị Tư' },
    { id: 'born', label: 'Ngày sinh', kind: 'date', want: '01/02/1960' },
    { id: 'phone', label: 'Số máy', kind: 'number', want: '0912345678' },
  ],
};
const code: TryOf<'code'> = { ...base, kind: 'code', from: 'CONG TAP', text: 'Ma OTP 482913', code: '482913', purpose: 'Đăng nhập', beggar: 'Đọc mã đi.' };
const order: TryOf<'order'> = { ...base, kind: 'order', items: ['a', 'b', 'c'].map((id) => ({ id, text: id })) };
const match: TryOf<'match'> = {
  ...base,
  kind: 'match',
  files: ['f1', 'f2'].map((id) => ({ id, name: id })),
  lines: [
    { id: 'l1', label: 'Mặt trước', file: 'f2' },
    { id: 'l2', label: 'Mặt sau', file: 'f1' },
  ],
};
const pay: TryOf<'pay'> = { ...base, kind: 'pay', payee: 'UBND', amount: 8000, legal: 8000, shown: { payee: 'Ông B', amount: 8000 }, right: 'refuse', why: 'Sai người nhận.' };
const find: TryOf<'find'> = { ...base, kind: 'find', entries: [{ id: 'a', words: 'Cấp bản sao trích lục' }, { id: 'b', words: 'Đăng ký khai sinh' }], right: 'b' };
const photo: TryOf<'photo'> = { ...base, kind: 'photo', looks: [{ id: 'a', look: 'glare' }, { id: 'b', look: 'sharp', right: true }] };

describe('what is done on a made-up screen is judged', () => {
  it('a choice, a photo, a find and a payment by the one that is right', () => {
    expect([isRight(choose, 'b'), isRight(choose, 'a'), isRight(photo, 'b'), isRight(photo, 'a')]).toEqual([true, false, true, false]);
    expect([isRight(find, 'b'), isRight(find, 'a'), isRight(pay, 'refuse'), isRight(pay, 'pay')]).toEqual([true, false, true, false]);
  });

  it.each([
    ['as on the slip', { name: 'Lô Thị Tư', born: '01/02/1960', phone: '0912345678' }, []],
    ['in small letters, with spaces and a short date', { name: ' lô  thị tư', born: '1/2/1960', phone: '0912 345 678' }, []],
    ['in the other writing of the same marks', { name: 'Lô Thị Tư'.normalize('NFD'), born: '1.2.1960', phone: '0912.345.678' }, []],
    ['without marks', { name: 'Lo Thi Tu', born: '01/02/1960', phone: '0912345678' }, ['name']],
    ['day and month the other way round', { name: 'Lô Thị Tư', born: '02/01/1960', phone: '0912345678' }, ['born']],
    ['not at all', {}, ['name', 'born', 'phone']],
  ])('a form typed %s', (_how, typed, wrong) => {
    expect(wrongLines(form, typed)).toEqual(wrong);
    expect(isRight(form, typed)).toBe(wrong.length === 0);
  });

  it('a code is typed as it came and told to nobody', () => {
    expect(isRight(code, { typed: '482 913', told: false })).toBe(true);
    expect(isRight(code, { typed: '482913', told: true })).toBe(false);
    expect(isRight(code, { typed: '482931', told: false })).toBe(false);
  });

  it('an order only when it is whole, files only when each is on its line', () => {
    expect([['a', 'b', 'c'], ['a', 'b'], ['b', 'a', 'c'], []].map((did) => isRight(order, did))).toEqual([true, false, false, false]);
    expect([{ l1: 'f2', l2: 'f1' }, { l1: 'f1', l2: 'f2' }, { l1: 'f2' }].map((did) => isRight(match, did))).toEqual([true, false, false]);
  });
});

it.each([3, 4, 5])('%i acts are shown out of order, and none is lost', (many) => {
  const acts = Array.from({ length: many }, (_, at) => at);
  expect(mixed(acts)).not.toEqual(acts);
  expect([...mixed(acts)].sort()).toEqual(acts);
});

it('a search finds without marks, and everything when nothing is typed', () => {
  expect(found(find, 'khai sinh').map(({ id }) => id)).toEqual(['b']);
  expect(found(find, 'dang ky').map(({ id }) => id)).toEqual(['b']);
  expect(found(find, 'xe máy')).toEqual([]);
  expect(found(find, ' ')).toHaveLength(2);
});

it.each([
  [5, 5],
  [6, 6],
  [7, 6],
])('of %i questions %i have to be right', (of, need) => {
  expect(needed(of)).toBe(need);
  expect(verdict({ right: need, of, seconds: 60 })).toBe('passed');
  expect(verdict({ right: need - 1, of, seconds: 60 })).toBe('again');
  expect(verdict({ right: need, of, seconds: of * 3 - 1 })).toBe('fast');
});

it('a quiz of no questions is never passed', () => {
  expect(verdict({ right: 0, of: 0, seconds: 60 })).toBe('again');
});

const row = (more: Partial<Progress>): Progress => ({
  id: JSON.stringify(more),
  lesson: 'ma-otp',
  edition: '0a1b2c3d',
  resident_id: null,
  member_id: 'lan',
  part: 'cards',
  done: true,
  right: 0,
  of: 0,
  seconds: 60,
  happened_at: '2026-11-22T01:00:00Z',
  ...more,
});

describe('how far a learner is', () => {
  const quiz = { part: 'quiz', of: 7 } as const;

  it('is the same whatever the order, and however often a row comes', () => {
    const rows = [row({}), row({ part: 'tries', right: 2, of: 2 }), row({ ...quiz, right: 4 }), row({ ...quiz, right: 6 }), row({ ...quiz, right: 5 })];
    const whole = { read: true, tried: true, best: { right: 6, of: 7 }, passed: true };
    for (const told of [rows, [...rows].reverse(), [...rows, ...rows]]) expect(summaries(told, null, 'lan').get('ma-otp')).toEqual(whole);
  });

  it('is told apart for each learner on one phone, and for each member', () => {
    const rows = [row({}), row({ resident_id: 'tu', member_id: null, part: 'tries' }), row({ member_id: 'minh', ...quiz, right: 7 })];
    expect(summaries(rows, null, 'lan').get('ma-otp')).toMatchObject({ read: true, tried: false, best: null });
    expect(summaries(rows, 'tu', 'lan').get('ma-otp')).toMatchObject({ read: false, tried: true });
    expect(summaries(rows, 'ai', 'lan').size).toBe(0);
  });

  it('a quiz that was only begun, or answered faster than it can be read, passes nothing', () => {
    expect(summaries([row({ ...quiz, right: 7, done: false })], null, 'lan').size).toBe(0);
    expect(summaries([row({ ...quiz, right: 7, seconds: 5 })], null, 'lan').get('ma-otp')).toMatchObject({ passed: false, best: { right: 7, of: 7 } });
  });

  it('a lesson goes on with the first part that is not done, and one that was passed begins anew', () => {
    const told = { read: false, tried: false, best: null, passed: false };
    expect(partNext()).toBe('cards');
    expect(partNext({ ...told, tried: true })).toBe('cards');
    expect(partNext({ ...told, read: true })).toBe('tries');
    expect(partNext({ ...told, read: true, tried: true })).toBe('quiz');
    expect(partNext({ ...told, read: true, tried: true, passed: true })).toBe('cards');
  });
});

it('after a lesson comes one of the same skill, then any other for the same people, never one that was passed', () => {
  const lesson = (id: string, skills: string[], whom: Lesson['for'][number][] = ['resident']): Lesson => ({
    id, skills, for: whom, edition: '0a1b2c3d', title: id, minutes: 5, pictogram: 'key', as_of: '2026-11-22', cards: [], tries: [], quiz: [],
  });
  const all = [lesson('a', ['B4']), lesson('b', ['C1']), lesson('c', ['B4', 'F1']), lesson('d', ['B4'], ['core'])] as const;
  const passed = (...ids: string[]) => new Map(ids.map((id) => [id, { read: true, tried: true, best: null, passed: true }]));
  expect(lessonAfter(all[0], all, new Map())?.id).toBe('c');
  expect(lessonAfter(all[0], all, passed('c'))?.id).toBe('b');
  expect(lessonAfter(all[0], all, passed('b', 'c'))).toBeUndefined();
  expect(lessonAfter(all[3], all, new Map())).toBeUndefined();
});

describe('what a part came to', () => {
  const items = [{ id: 'a' }, { id: 'b' }];
  const gone = new Map([['a', { ok: true, goes: 3 }]]);

  it('tells of each try whether it came right, and one that was never reached is not right', () => {
    const tried = [{ id: 'a', ok: true, goes: 3 }, { id: 'b', ok: false, goes: 1 }];
    expect(outcomeOf('tries', items, gone, 61_400)).toEqual({ part: 'tries', right: 1, of: 2, seconds: 61, tried });
  });

  it('of cards nothing is judged, and no clock makes the time odd', () => {
    expect(outcomeOf('cards', items, gone, -5_000)).toEqual({ part: 'cards', right: 0, of: 0, seconds: 0, tried: [] });
    expect(outcomeOf('quiz', items, gone, 10 ** 9).seconds).toBe(86_400);
  });
});
