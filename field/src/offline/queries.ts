import { lettersIn } from './outbox';
import { rowsOf } from './pages';
import { readMeta, type Store } from './store';
import type {
  Collection,
  Due,
  Household,
  HouseholdView,
  Letter,
  Resident,
  Rows,
  Seen,
  Village,
  Watch,
} from './types';
import type { AnyPurpose } from './rights-types';
import { leaving, wished } from './wishes';

type Pending = 'here' | 'sent' | 'review';
const PENDING: readonly Pending[] = ['here', 'sent', 'review'];

/** Letters whose rows may not have come back yet, oldest first within each state. */
export async function pendingLetters(db: Store): Promise<Letter[]> {
  const session = await readMeta(db, 'session');
  if (!session) return [];
  const lists = await Promise.all(PENDING.map((state) => lettersIn(db, session.member.id, state)));
  return lists.flat();
}

/** The server's rows with the phone's own pending ones laid over them, each with its state. */
function overlay<C extends Collection>(
  collection: C,
  rows: Iterable<Rows[C]>,
  letters: readonly Letter[],
): Seen<Rows[C]>[] {
  const seen = new Map<string, Seen<Rows[C]>>();
  for (const row of rows) seen.set(row.id, { ...row, state: 'confirmed' });
  for (const { preview, state } of letters) {
    if (preview?.collection !== collection) continue;
    // A row that came back before its verdict shows the server's words but still waits.
    const row = seen.get(preview.id) ?? (preview.row as Rows[C]);
    seen.set(preview.id, { ...row, state: state as Pending });
  }
  const gone = leaving(letters);
  const all = [...seen.values()];
  if (gone.size === 0) return all;
  return all.filter((row) => !gone.has(row.id) && !('resident_id' in row && gone.has(row.resident_id ?? '')));
}

export async function allOf<C extends Collection>(db: Store, collection: C, letters: readonly Letter[]): Promise<Seen<Rows[C]>[]> {
  return overlay(collection, (await rowsOf(db, collection)).values(), letters);
}

type OfHousehold = 'people.residents' | 'support.assists' | 'dossiers.preparations';

async function ofHousehold<C extends OfHousehold>(
  db: Store,
  collection: C,
  household: string,
  letters: readonly Letter[],
): Promise<Seen<Rows[C]>[]> {
  const all = (await allOf(db, collection, letters)) as (Seen<Rows[C]> & { household_id: string })[];
  return all.filter((row) => row.household_id === household);
}

/** One row with its state; null if neither the server nor this phone knows it. */
export async function one<C extends Collection>(db: Store, collection: C, id: string): Promise<Seen<Rows[C]> | null> {
  const letters = (await pendingLetters(db)).filter((letter) => letter.preview?.id === id);
  const row = (await rowsOf(db, collection)).get(id);
  return overlay(collection, row ? [row] : [], letters)[0] ?? null;
}

/** Villages that came from the server, else those named at activation, in the order of their names. */
export async function villages(db: Store): Promise<Village[]> {
  const rows = (await allOf(db, 'places.villages', [])).map(({ state: _state, ...village }) => village);
  const session = rows.length === 0 ? await readMeta(db, 'session') : null;
  const known = session ? session.place.villages.map((v) => ({ ...v, kind: '' })) : rows;
  return [...known].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** The rows of a collection, with what this phone's letters will add to it. */
export async function rows<C extends Collection>(db: Store, collection: C): Promise<Seen<Rows[C]>[]> {
  const letters = await pendingLetters(db);
  const found = await allOf(db, collection, letters);
  return collection === 'people.residents' ? found.map((row) => wished(row as Resident & typeof row, letters)) : found;
}

export { moment } from './clock';

const newest = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** One household with its people and everything prepared and done, newest first. */
export async function household(db: Store, id: string): Promise<HouseholdView | null> {
  const found = await one(db, 'people.households', id);
  if (!found) return null;
  const letters = await pendingLetters(db);
  const [residents, preparations, assists, places] = await Promise.all([
    ofHousehold(db, 'people.residents', id, letters),
    ofHousehold(db, 'dossiers.preparations', id, letters),
    ofHousehold(db, 'support.assists', id, letters),
    villages(db),
  ]);
  return {
    household: found,
    village: places.find((place) => place.id === found.village_id) ?? null,
    residents: residents.map((person) => wished(person, letters)).sort((a: Resident, b: Resident) => (a.birth_year ?? 9999) - (b.birth_year ?? 9999)),
    preparations: preparations.sort((a, b) => newest(a.prepared_at, b.prepared_at)),
    assists: assists.sort((a, b) => newest(a.happened_at, b.happened_at)),
  };
}

/**
 * The newest consent this phone knows for one resident and purpose, unless it was withdrawn.
 *
 * Consents are not pulled, so null means "ask", never "refused".
 */
export async function consentOf(db: Store, resident: string, purpose: AnyPurpose): Promise<string | null> {
  const session = await readMeta(db, 'session');
  if (!session) return null;
  const states = ['here', 'sent', 'confirmed'] as const;
  const lists = await Promise.all(states.map((state) => lettersIn(db, session.member.id, state)));
  const withdrawn = new Set<string>();
  let latest: string | null = null;
  for (const letter of lists.flat()) if (is(letter, 'people.withdraw_consent')) withdrawn.add(letter.body.consent_id);
  for (const { verb, body } of lists.flat().sort((a, b) => a.seq - b.seq)) {
    if (!('purpose' in body) || body.resident_id !== resident) continue;
    const back = verb === 'people.take_back';
    if (back && (body.purpose === purpose || body.purpose === 'help_now')) latest = null;
    else if (!back && body.purpose === purpose && !withdrawn.has(body.id)) latest = body.id;
  }
  return latest;
}

function is<V extends Letter['verb']>(letter: Letter, verb: V): letter is Letter<V> {
  return letter.verb === verb;
}

/**
 * Work whose next date has come by this day and that nothing newer of the same household and
 * procedure has taken up, earliest date first.
 */
export async function due(db: Store, on: string): Promise<Due[]> {
  const letters = await pendingLetters(db);
  const [households, assists, preparations, tasks] = await Promise.all([
    allOf(db, 'people.households', letters),
    allOf(db, 'support.assists', letters),
    allOf(db, 'dossiers.preparations', letters),
    allOf(db, 'dossiers.tasks', letters),
  ]);
  const work = [
    ...tasks.map((row) => ({ row, at: row.given_at, from: 'task' as const })),
    ...assists.map((row) => ({ row, at: row.happened_at, from: 'assist' as const })),
    ...preparations.map((row) => ({ row, at: row.prepared_at, from: 'preparation' as const })),
  ];
  const latest = new Map<string, (typeof work)[number]>();
  for (const item of work) {
    const key = `${item.row.household_id} ${item.row.procedure}`;
    const known = latest.get(key);
    if (!known || known.at < item.at) latest.set(key, item);
  }
  const byId = new Map<string, Seen<Household>>(households.map((h) => [h.id, h]));
  const found: Due[] = [];
  for (const { row, from } of latest.values()) {
    const home = byId.get(row.household_id);
    if (!home || row.next_date === null || row.next_date > on) continue;
    found.push({ household: home, procedure: row.procedure, next_date: row.next_date, from, ...('note' in row && { note: row.note }) });
  }
  return found.sort((a, b) => -newest(a.next_date, b.next_date));
}

/** The procedures that people of this place were helped with most, pending assists included; most first. */
export async function often(db: Store): Promise<string[]> {
  const times = new Map<string, number>();
  for (const { procedure } of await allOf(db, 'support.assists', await pendingLetters(db))) {
    if (procedure) times.set(procedure, (times.get(procedure) ?? 0) + 1);
  }
  return [...times].sort(([a, n], [b, m]) => m - n || newest(b, a)).map(([procedure]) => procedure);
}

/** Those who agreed to be followed up, with their homes and the help they had: all that a reminder may be worked out from. */
export async function watched(db: Store): Promise<Watch> {
  const letters = await pendingLetters(db);
  const [residents, households, helps] = await Promise.all([
    allOf(db, 'people.residents', letters),
    allOf(db, 'people.households', letters),
    allOf(db, 'support.assists', letters),
  ]);
  const homes = new Map(households.map((home) => [home.id, home]));
  const people = residents.flatMap((row) => {
    const [person, home] = [wished(row, letters), homes.get(row.household_id)];
    return person.follow_up && home ? [{ person, home }] : [];
  });
  return { people, helps };
}

/** How many households are known here and how many were reached, pending assists included. */
export async function reach(db: Store): Promise<{ households: number; reached: number }> {
  const letters = await pendingLetters(db);
  const households = await allOf(db, 'people.households', letters);
  const helped = new Set<string>();
  for (const { preview, state } of letters) {
    if (preview?.collection === 'support.assists' && state !== 'review' && 'household_id' in preview.row) {
      helped.add(preview.row.household_id);
    }
  }
  const reached = households.filter((home) => home.reached || helped.has(home.id)).length;
  return { households: households.length, reached };
}
