import { expect, it } from 'vitest';
import type { Bodies, Letter, LetterState, Resident, Verb } from '../types';
import { wished } from '../wishes';

const TU: Resident = { id: 'tu', household_id: 'h', full_name: 'Lô Thị Tư', given_name: 'Tư', birth_year: 1951, sex: null, language: null };
let seq = 0;
function letter<V extends Verb>(verb: V, body: Bodies[V], state: LetterState = 'here'): Letter {
  seq += 1;
  return { id: String(seq), seq, verb, body, state, member: 'lan', happened_at: '2026-11-22T01:00:00Z', problem: null, preview: null, answered_at: null, replaced_by: null };
}
const agrees = (resident_id: string, state?: LetterState) =>
  letter('people.give_consent', { id: 'c', resident_id, purpose: 'follow_up', given_by: 'self', method: 'tap', witness_name: null, wording: 'v1' }, state);

it('a consent counts from the tap on, and only for whoever gave it', () => {
  expect(wished(TU, [agrees('tu')]).follow_up).toBe(true);
  expect(wished(TU, [agrees('somebody else')]).follow_up).toBeUndefined();
});

it('a consent the server refused, or that was taken back, counts no more, and what was kept for it goes', () => {
  expect(wished(TU, [agrees('tu', 'review')]).follow_up).toBeUndefined();
  const item = letter('people.note_item', { resident_id: 'tu', item: 'money', there: true });
  const back = letter('people.withdraw_consent', { consent_id: 'c' });
  expect(wished(TU, [agrees('tu'), item].sort((a, b) => b.seq - a.seq))).toMatchObject({ follow_up: true, has_items: ['money'] });
  expect(wished({ ...TU, has_items: ['money'] }, [letter('people.give_consent', { ...agrees('tu').body } as Bodies['people.give_consent']), { ...back, seq: 99 }])).toMatchObject({
    follow_up: false,
    has_items: [],
  });
});

it('the last word about a reminder counts, whatever order the letters are read in', () => {
  const about = { resident_id: 'tu', kind: 'pension' };
  const letters = [letter('people.stop_reminding', about), letter('people.remind_again', about), letter('people.stop_reminding', about)];
  expect(wished(TU, letters).not_reminded).toEqual(['pension']);
  expect(wished({ ...TU, not_reminded: ['card', 'pension'] }, letters.slice(1, 2)).not_reminded).toEqual(['card']);
});
