import { describe, expect, it } from 'vitest';
import type { components } from '../../contract/contract.gen';
import type { Activation, Bodies, Verb } from '../types';
import type { BundleRef } from '../bundles';
import type { Verdict } from '../outbox';

type Schemas = components['schemas'];

/** The schema of each body as the server publishes it. */
interface Published extends Record<Verb, unknown> {
  'people.register_household': Schemas['RegisterHousehold'];
  'people.add_resident': Schemas['AddResident'];
  'people.give_consent': Schemas['GiveConsent'];
  'people.withdraw_consent': Schemas['WithdrawConsent'];
  // Who wants no receipt as a text says nothing about a number.
  'people.agree': Omit<Schemas['Agree'], 'telephone'> & { readonly telephone?: string };
  'people.take_back': Schemas['TakeBack'];
  'people.stop_reminding': Schemas['StopReminding'];
  'people.remind_again': Schemas['RemindAgain'];
  'people.note_item': Schemas['NoteItem'];
  'guides.record_voice': Schemas['RecordVoice'];
  'guides.sign_voice': Schemas['SignVoice'];
  'guides.return_voice': Schemas['ReturnVoice'];
  'guides.withdraw_voice': Schemas['WithdrawVoice'];
  // A paper without a fault says nothing about it: the server fills the default in.
  'dossiers.prepare': Omit<Schemas['Prepare'], 'papers'> & {
    readonly papers: readonly (Omit<Schemas['PaperState'], 'fault'> & { readonly fault?: string })[];
  };
  'support.answer_call': Schemas['AnswerCall'];
  // The server chooses the service from the slip.
  'desk.book': Omit<Schemas['Book'], 'service_id'>;
  'learning.record_progress': Schemas['RecordProgress'];
  'learning.record_drill': Schemas['RecordDrill'];
  'safety.report_scam': Schemas['ReportScam'];
  'feedback.raise_difficulty': Schemas['RaiseDifficulty'];
  'feedback.raise_petition': Schemas['RaisePetition'];
  'feedback.join_petition': Schemas['JoinPetition'];
  'feedback.confirm_done': Schemas['ConfirmPetition'];
  'feedback.attach_photo': Schemas['AttachPetitionPhoto'];
  'safety.warn': Schemas['Warn'];
  'safety.end_warning': Schemas['EndWarning'];
  'support.attach_file': Schemas['AttachFile'];
  'learning.observe': Schemas['Observe'];
  'learning.attend': Schemas['Attend'];
  'learning.count_heads': Schemas['CountHeads'];
  'learning.close_class': Schemas['CloseClass'];
  'market.enter_maker': Bodies['market.enter_maker'];
  'market.enter_product': Bodies['market.enter_product'];
  'market.change_product': Bodies['market.change_product'];
  'market.set_stock': Schemas['SetStock'];
  'market.attach_photo': Schemas['AttachPhoto'];
  'market.publish': Schemas['Publish'];
  'places.set_point': Schemas['SetPoint'];
  'bulletin.acknowledge': Schemas['Acknowledge'];
  'bulletin.list_home': Schemas['ListHome'];
  'bulletin.unlist_home': Schemas['UnlistHome'];
  'bulletin.check_home': Schemas['CheckHome'];
  'bulletin.attach_look': Schemas['AttachLook'];
  'bulletin.tell_price': Schemas['TellPrice'];
  'bulletin.read_notice': Schemas['ReadNotice'];
  'bulletin.ask_notice': Schemas['AskNotice'];
  'surveys.answer': Schemas['GiveAnswer'];
  // The screens choose steps and difficulties from their own lists of the published words.
  'support.record_assist': Omit<Schemas['RecordAssist'], 'steps' | 'difficulties'>;
}
type Fits<From, To> = From extends To ? true : never;

describe('the phone and the contract say the same', () => {
  it('every body a phone sends fits its published schema (checked when this file is compiled)', () => {
    const fits: { [V in Verb]: Fits<Bodies[V], Published[V]> } = {
      'surveys.answer': true,
      'market.enter_maker': true,
      'market.enter_product': true,
      'market.change_product': true,
      'market.set_stock': true,
      'market.attach_photo': true,
      'market.publish': true,
      'places.set_point': true,
      'people.register_household': true,
      'people.add_resident': true,
      'people.give_consent': true,
      'people.withdraw_consent': true,
      'people.agree': true,
      'people.take_back': true,
      'people.stop_reminding': true,
      'people.remind_again': true,
      'people.note_item': true,
      'guides.record_voice': true,
      'guides.sign_voice': true,
      'guides.return_voice': true,
      'guides.withdraw_voice': true,
      'dossiers.prepare': true,
      'support.answer_call': true,
      'desk.book': true,
      'learning.record_progress': true,
      'learning.record_drill': true,
      'safety.report_scam': true,
      'feedback.raise_difficulty': true,
      'feedback.raise_petition': true,
      'feedback.join_petition': true,
      'feedback.confirm_done': true,
      'feedback.attach_photo': true,
      'safety.warn': true,
      'safety.end_warning': true,
      'support.attach_file': true,
      'learning.observe': true,
      'learning.attend': true,
      'learning.count_heads': true,
      'learning.close_class': true,
      'bulletin.acknowledge': true,
      'bulletin.list_home': true,
      'bulletin.unlist_home': true,
      'bulletin.check_home': true,
      'bulletin.attach_look': true,
      'bulletin.tell_price': true,
      'bulletin.read_notice': true,
      'bulletin.ask_notice': true,
      'support.record_assist': true,
    };
    expect(Object.values(fits)).not.toContain(false);
  });

  it('every answer the server publishes is one the phone can read (checked when this file is compiled)', () => {
    const activated: Fits<Schemas['Activated'], Activation> = true;
    const bundle: Fits<Schemas['BundleOut'], BundleRef> = true;
    const verdict: Fits<Schemas['VerdictOut']['state'], Verdict['state']> = true;
    expect([activated, bundle, verdict]).toEqual([true, true, true]);
  });
});
