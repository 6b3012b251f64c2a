import type { Letter, Resident } from './types';

/** Who took back that their name is recorded: this phone shows them no more, sent or not. */
export function leaving(letters: readonly Letter[]): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const { verb, body, state } of letters) {
    if (state === 'review' || verb !== 'people.take_back' || !('purpose' in body)) continue;
    if (body.purpose === 'help_now') gone.add(body.resident_id);
  }
  return gone;
}


/** What a list holds after one more word about one of its entries. */
function said(list: readonly string[] = [], key: string, on: boolean): readonly string[] {
  return on ? [...new Set([...list, key])].sort() : list.filter((one) => one !== key);
}

/** A person as the letters on this phone leave them: what was wished or agreed here counts before it was sent. */
export function wished<R extends Resident>(resident: R, letters: readonly Letter[]): R {
  let person = resident;
  const given = new Set<string>();
  for (const { verb, body, state } of [...letters].sort((a, b) => a.seq - b.seq)) {
    if (state !== 'here' && state !== 'sent') continue;
    if (verb === 'people.withdraw_consent' && given.has((body as { consent_id: string }).consent_id)) {
      person = { ...person, follow_up: false, has_items: [] };
    }
    if (!('resident_id' in body) || body.resident_id !== resident.id) continue;
    if ('purpose' in body) {
      const on = verb !== 'people.take_back';
      person = { ...person, agreed: said(person.agreed, body.purpose, on) };
      if (body.purpose === 'follow_up') {
        given.add(body.id);
        person = { ...person, follow_up: on, has_items: on ? (person.has_items ?? []) : [] };
      }
    } else if ('kind' in body && (verb === 'people.stop_reminding' || verb === 'people.remind_again')) {
      person = { ...person, not_reminded: said(person.not_reminded, body.kind, verb === 'people.stop_reminding') };
    } else if ('item' in body) {
      person = { ...person, has_items: said(person.has_items, body.item, body.there) };
    }
  }
  return person;
}
