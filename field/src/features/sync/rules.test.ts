import { describe, expect, it } from 'vitest';
import type { Letter, LetterState } from '../../offline';
import { roomFor, shownLetters, toldIn } from './rules';

const letter = (seq: number, state: LetterState): Letter => ({
  id: String(seq),
  seq,
  member: 'm',
  verb: 'people.withdraw_consent',
  body: { consent_id: 'c' },
  happened_at: '2026-11-21T00:00:00Z',
  state,
  problem: null,
  preview: null,
  answered_at: null,
  replaced_by: null,
});

describe('what waits to be sent', () => {
  it('stands before what is sent and what is confirmed', () => {
    const shown = shownLetters([letter(1, 'confirmed'), letter(2, 'sent'), letter(3, 'here'), letter(4, 'here')]);
    expect(shown.map((l) => l.seq)).toEqual([4, 3, 2, 1]);
  });

  it('leaves what needs a person, and what was dropped, to other places', () => {
    expect(shownLetters([letter(1, 'review'), letter(2, 'withdrawn')])).toEqual([]);
  });
});

it('the room left is rounded down, never up', () => {
  expect(roomFor({ used: 0, quota: 4096 * 4999, tight: false })).toBe('4.000');
  expect(roomFor({ used: 10, quota: 0, tight: true })).toBe('0');
});

it('a problem speaks English only when it has English words', () => {
  const problem = { number: '404.40', key: 'k', detail: 'Chưa có', kept: '', todo: '' };
  expect(toldIn(problem, 'en').detail).toBe('Chưa có');
  expect(toldIn({ ...problem, en: { detail: 'None', kept: '', todo: '' } }, 'en').detail).toBe('None');
});
