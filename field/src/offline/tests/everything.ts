/** A phone in the middle of its work: letters in every state, drafts of every kind, rows and bundles. */
import { newId, type Bodies, type Offline } from '../index';
import { assist, consent, household, phone, resident, PIN } from './people';
import { Server } from './server';

/** What the screens keep while somebody types, as they kept it in the first release. */
const ERRAND = {
  resident_id: null,
  answers: { where_born: 'clinic' },
  papers: { birth_slip: 'missing', id_card: 'have' },
  consents: {},
  steps: { find_procedure: 'prompted' },
  safety_card: 'otp',
  safety_answered: 'right',
  difficulties: ['no_signal'],
  next_date: '2026-11-28',
  walked: 2,
  preparation_id: null,
};
const NEW_HOUSE = { head: 'Xồng Bá Chò', village: 'v1', note: 'cạnh suối', languages: ['mong'], person: true };
const NEW_PERSON = { name: 'Vi Văn Thông', year: '1988', sex: 'male', language: 'thai' };

/** Lives through a few days on one phone and closes it; everybody in it is invented. */
export async function liveThrough(name: string): Promise<Server> {
  let now = Date.parse('2026-11-18T01:00:00Z');
  const server = new Server();
  const lost = { read: () => '00000000-0000-4000-8000-000000000000.2', write: () => undefined };
  const field = await phone(server, name, { now: () => (now += 60_000), marker: lost });
  await field.activate('LAN-1', 'Máy của Lan', PIN);
  server.put('places.villages', { id: 'v1', name: 'Tùng Hương', kind: 'Bản', signal: 'none' } as { id: string });
  server.addBundle('guides', { guides: [{ procedure: '1.001193', title: 'Làm giấy khai sinh cho con', version: 'v1' }] });
  server.addBundle('safety', { cards: [{ id: 'otp', title: 'Mã OTP' }] });
  await family(field, 'Lô Thị Tư', '');
  await field.syncNow();
  await family(field, 'Kha Văn Minh', 'REFUSE');
  await field.syncNow();
  await settleOne(field);
  await field.issue('people.register_household', household('', 'Lữ Thị Dương'));
  await field.issue('people.give_consent', consent(newId()));
  server.notice = { number: '409.3', key: 'clock_off', detail: 'Đồng hồ lệch', kept: '', todo: '' };
  server.faults = [undefined, 'cut'] as never[];
  await field.syncNow();
  const home = await family(field, 'Và Bá Páo', '');
  await field.saveDraft(home, '1.001193', ERRAND);
  await field.saveDraft('new-household', '', NEW_HOUSE);
  await field.saveDraft(home, 'new-resident', NEW_PERSON);
  field.close();
  return server;
}

/** A house with one person: registered, agreed, prepared, helped; "REFUSE" in the note turns all of it back. */
async function family(field: Offline, head: string, note: string): Promise<string> {
  const home = household(note, head);
  const person = resident(home.id, note ? `${head} ${note}` : head);
  const agreed = { ...consent(person.id), wording: note || 'v1' };
  const own = { household_id: home.id, resident_id: person.id, procedure: note || '1.001193' };
  const prepared: Bodies['dossiers.prepare'] = {
    id: newId(),
    slip_code: '7K4W29MX3AB',
    ...own,
    guide_version: 'v1',
    answers: { where_born: 'clinic' },
    papers: [{ id: 'birth_slip', state: 'missing' }],
    next_date: '2026-11-25',
  };
  await field.issue('people.register_household', home);
  await field.issue('people.add_resident', person);
  await field.issue('people.give_consent', agreed);
  await field.issueTogether([
    { verb: 'dossiers.prepare', body: prepared },
    { verb: 'support.record_assist', body: { ...assist(home.id), ...own, preparation_id: prepared.id, consent_id: agreed.id } },
  ]);
  const second = { ...consent(person.id), purpose: 'follow_up' as const, wording: note || 'v1' };
  await field.issue('people.give_consent', second);
  await field.issue('people.withdraw_consent', { consent_id: note || second.id });
  return home.id;
}

/** One refused letter is put right, another is dropped; the rest stay under review. */
async function settleOne(field: Offline): Promise<void> {
  const refused = await field.letters('review');
  const agreed = refused.filter((letter) => letter.verb === 'people.give_consent');
  const [drop, mend] = agreed;
  if (drop) await field.withdraw(drop.id);
  if (mend) await field.correct(mend.id, { ...(mend.body as Bodies['people.give_consent']), wording: 'v1' });
}
