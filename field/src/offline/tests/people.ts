import { openOffline, newId, type Bodies, type Offline, type OpenOptions } from '../index';
import { enterPin } from '../pin';
import { Late } from '../late';
import { openStore, type Store } from '../store';
import type { Server } from './server';

/** A marker that lives outside the database, like the browser's cookie. */
export function cookie(): { text: string | null; read(): string | null; write(text: string): void } {
  return {
    text: null,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
  };
}

let phones = 0;
export function phoneName(): string {
  phones += 1;
  return `phone-${phones}`;
}

/** The PIN of everybody here. */
export const PIN = '240319';
/** So little that a test need not wait for it. */
const ROUNDS = 10;

/** A phone on which nothing happens by itself, as it lies there: locked, once it has a PIN. */
export function lockedPhone(server: Server, name = phoneName(), more: OpenOptions = {}): Promise<Offline> {
  return openOffline({ name, fetch: server.fetch, automatic: false, marker: cookie(), rounds: ROUNDS, ...more });
}

/** The same, opened by whoever knows its PIN; one from a release without PIN is given its first. */
export async function phone(server: Server, name = phoneName(), more: OpenOptions = {}): Promise<Offline> {
  const field = await lockedPhone(server, name, more);
  const { shut } = field.status();
  if (shut?.why === 'pin') await (shut.first ? field.choosePin(PIN) : field.enter(PIN));
  return field;
}

/** Every kind of row that a phone may hold. */
export const COLLECTIONS = [
  'places.villages',
  'people.households',
  'people.residents',
  'support.assists',
  'dossiers.preparations',
  'support.attachments',
  'guides.recordings',
  'safety.payees',
] as const;

/** The store of a phone, as whoever knows the PIN can read it. */
export async function openedStore(name: string): Promise<Store> {
  const db = await openStore(name, () => undefined);
  await enterPin(db, new Late(), PIN, Date.now());
  return db;
}

/** A phone in the hands of Lan. */
export async function lansPhone(server: Server, name = phoneName(), more: OpenOptions = {}): Promise<Offline> {
  const field = await phone(server, name, more);
  await field.activate('LAN-1', 'Máy của Lan', PIN);
  return field;
}

export function household(note = '', head = 'Lô Thị Tư'): Bodies['people.register_household'] {
  return { id: newId(), village_id: 'v1', head_name: head, note, languages: ['vi'] };
}

export function resident(household_id: string, full_name: string): Bodies['people.add_resident'] {
  const given_name = full_name.split(' ').at(-1) ?? full_name;
  return { id: newId(), household_id, full_name, given_name, birth_year: null, sex: null, language: null };
}

export function consent(resident_id: string): Bodies['people.give_consent'] {
  return {
    id: newId(),
    resident_id,
    purpose: 'help_now',
    given_by: 'self',
    method: 'spoken',
    witness_name: null,
    wording: 'v1',
  };
}

export function assist(household_id: string, next_date: string | null = null): Bodies['support.record_assist'] {
  return {
    id: newId(),
    household_id,
    resident_id: newId(),
    preparation_id: null,
    consent_id: newId(),
    procedure: '1.001193',
    steps: [{ step: 'find_procedure', mode: 'alone', secret: false }],
    safety_card: 'otp',
    safety_answered: 'not_asked',
    difficulties: [],
    next_date,
  };
}
