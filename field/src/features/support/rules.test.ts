import { describe, expect, it } from 'vitest';
import type { Assist } from '../../offline';
import type { SafetyCard } from '../../rules/types';
import { cardFor, linesOf, modesFor, recordedSteps } from './rules';

const card = (id: string): SafetyCard => ({ id, title: id, say: '', ask: '', right: '' });
const cards = [card('strange_links'), card('otp'), card('fees')];
const assist = (safety_card: string): Assist => ({
  id: '1',
  household_id: 'h',
  resident_id: 'r',
  procedure: '1.001193',
  happened_at: '2026-11-21T00:00:00Z',
  member_id: 'm',
  steps: [],
  next_date: null,
  safety_card,
});

describe('the honest record', () => {
  it('lists only steps that took place, in the order of the work', () => {
    expect(recordedSteps({ submit: 'prompted', find_procedure: 'alone' })).toEqual([
      { step: 'find_procedure', mode: 'alone', secret: false },
      { step: 'submit', mode: 'prompted', secret: false },
    ]);
  });

  it('never records a secret as done for somebody', () => {
    for (const secret of ['enter_otp', 'log_in', 'pay'] as const) expect(modesFor(secret)).not.toContain('done_for');
    expect(recordedSteps({ enter_otp: 'done_for' })).toEqual([]);
    expect(recordedSteps({ enter_otp: 'alone' })).toEqual([{ step: 'enter_otp', mode: 'alone', secret: true }]);
  });

  it('shows the usual lines and those added by hand', () => {
    expect(linesOf({}, [])).toEqual(['find_procedure', 'answer_questions', 'check_papers']);
    expect(linesOf({ track: 'alone' }, ['fill_form'])).toEqual([
      'find_procedure',
      'answer_questions',
      'check_papers',
      'fill_form',
      'track',
    ]);
  });
});

describe('the safety card of a session', () => {
  it('is one this house has not had', () => {
    expect(cardFor(cards, [assist('strange_links')], {})?.id).toBe('otp');
  });

  it('is about OTP when a code was typed', () => {
    expect(cardFor(cards, [assist('otp')], { enter_otp: 'alone' })?.id).toBe('otp');
  });

  it('starts over when the house has had them all', () => {
    expect(cardFor(cards, cards.map((each) => assist(each.id)), {})?.id).toBe('strange_links');
  });
});
