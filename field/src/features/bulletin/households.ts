import type { HazardWarning, Household, Offline, Resident, SafetyListed, Seen } from '../../offline';
import { homesInOrder, latestChecks, type Home } from './rules';

export interface Housed extends Home {
  readonly household: Seen<Household> | null;
  /** Who of it stands on the list. */
  readonly people: readonly Resident[];
  /** Everything noted of it in this warning; photos hang on these. */
  readonly checks: readonly string[];
}

/** The list of who comes first, without those whom a letter on this phone takes off. */
export async function listed(store: Offline): Promise<readonly Seen<SafetyListed>[]> {
  const [rows, here, sent] = await Promise.all([store.rows('bulletin.safe_list'), store.letters('here'), store.letters('sent')]);
  const off = new Set([...here, ...sent].flatMap(({ body }) => ('list_id' in body ? [body.list_id] : [])));
  return rows.filter(({ id, state }) => !off.has(id) && state !== 'review');
}

/** The homes to ask in a warning, with how they were found: those on the list, and those somebody asked besides. */
export async function homesFor(store: Offline, warning: HazardWarning): Promise<readonly Housed[]> {
  const [list, checks, households, residents] = await Promise.all([
    listed(store),
    store.rows('bulletin.checks'),
    store.rows('people.households'),
    store.rows('people.residents'),
  ]);
  const hit = (id: string): boolean => {
    const village = households.find((one) => one.id === id)?.village_id;
    return warning.villages.length === 0 || (village !== undefined && warning.villages.includes(village));
  };
  const latest = latestChecks(checks, warning.id);
  const besides = [...latest.keys()].filter((id) => !list.some(({ household_id }) => household_id === id));
  const all = [...list.filter(({ household_id }) => hit(household_id)), ...besides.map((household_id) => ({ household_id, reasons: [] }))];
  return homesInOrder(all, latest).map((home) => {
    const ids = list.filter(({ household_id }) => household_id === home.id).map(({ resident_id }) => resident_id);
    const household = households.find(({ id }) => id === home.id) ?? null;
    const noted = checks.filter((one) => one.warning_id === warning.id && one.household_id === home.id);
    return { ...home, household, people: residents.filter(({ id }) => ids.includes(id)), checks: noted.map(({ id }) => id) };
  });
}
