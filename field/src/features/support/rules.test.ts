import { describe, expect, it } from 'vitest';
import type { Assist } from '../../offline';
import type { SafetyCard } from '../../rules/types';
import { cardFor, linesOf, mayClose, modesFor, recordedSteps, seenNear, answersFor } from './rules';

const card = (id: string): SafetyCard => ({ id, title: id, say: '', ask: '', right: '' });
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
  const fit = [
    { ...card('links'), fits: ['link_app'] },
    { ...card('otp'), fits: ['fake_bank', 'enter_otp'] },
    { ...card('land'), fits: ['land_pension', 'dat-dai'] },
    card('plain'),
  ];

  it.each([
    ['any that this house has not had', ['links'], [], [], 'otp'],
    ['about codes when one was typed, also a second time', ['otp'], ['enter_otp', 'dat-dai'], ['link_app'], 'otp'],
    ['about a fraud seen near before what was done', [], ['submit', 'dat-dai'], ['link_app'], 'links'],
    ['about what was done when the house has had the other', ['links'], ['submit', 'dat-dai'], ['link_app'], 'land'],
    ['about the next fraud when the house has had the first', ['links'], [], ['link_app', 'land_pension'], 'land'],
    ['any when nothing fits', [], ['submit', 'ho-tich'], ['prize'], 'links'],
    ['the first again when the house has had them all', ['links', 'otp', 'land', 'plain'], ['dat-dai'], ['link_app'], 'links'],
  ])('is %s', (_why, had, done, near, id) => {
    expect(cardFor(fit, had.map(assist), done, near)?.id).toBe(id);
  });

  it('is none where no card has come yet', () => {
    expect(cardFor([], [], ['enter_otp'])).toBeUndefined();
  });
});

describe('what was seen near', () => {
  const row = (kind: string, village_id: string, last_on: string) => ({ id: kind, kind, village_id, last_on });

  it('is this village first, then the latest, and nothing of long ago', () => {
    const rows = [row('prize', 'b', '2026-11-20'), row('link_app', 'a', '2026-11-02'), row('fake_bank', 'c', '2026-11-21'), row('old', 'a', '2026-10-01')];
    expect(seenNear(rows, 'a', '2026-10-23')).toEqual(['link_app', 'fake_bank', 'prize']);
  });
});

describe('a help is closed', () => {
  it.each([
    ['', [], false],
    ['right', [], true],
    ['unsure', [], false],
    ['unsure_right', [], true],
    ['unsure_twice', [], true],
    ['not_asked', ['no_signal'], false],
    ['not_asked', ['safety_left'], true],
  ] as const)('with the answer “%s” and %j: %s', (answered, difficulties, may) => {
    expect(mayClose(answered, difficulties)).toBe(may);
  });
});

describe('what was answered once for many', () => {
  const said = (cause: string, procedure = '', village_id: string | null = null) => ({
    id: `${cause}${procedure}${village_id ?? ''}`, cause, procedure, village_id, kind: 'how', words: '', passed_to: '', by_name: '', answered_at: '',
  });
  const scope = 'vn.40.16933.v1.';

  it('stands beside the cause it is for, with its procedure and in its village only', () => {
    const all = [said('no_signal'), said('language'), said('no_signal', '1.001'), said('no_signal', '', 'v1'), said('no_signal', '', 'v2')];
    expect(answersFor(all, ['no_signal'], '2.002', scope).map(({ id }) => id)).toEqual(['no_signal', 'no_signalv1']);
    expect(answersFor(all, ['no_signal'], '1.001', 'vn.40.16933.').map(({ id }) => id)).toEqual(['no_signal', 'no_signal1.001']);
    expect(answersFor(all, [], '1.001', scope)).toEqual([]);
  });
});
