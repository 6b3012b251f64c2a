import type { LevelsRow, Offline, Resident } from '../../../offline';

export interface Passported {
  readonly person: Resident;
  readonly agreed: boolean;
  readonly row: LevelsRow | undefined;
  /** The rows of everybody at home who has a passport. */
  readonly home: readonly LevelsRow[];
  /** Skills noted on this phone of which the server has not heard. */
  readonly waiting: readonly string[];
}

/** A person with their passport as this phone knows it; null when it does not know them. */
export async function passportOf(store: Offline, household: string, id: string): Promise<Passported | null> {
  const [view, rows, letters] = await Promise.all([store.household(household), store.rows('learning.levels'), store.letters(undefined, 10_000)]);
  const person = view?.residents.find((one) => one.id === id);
  if (!view || !person) return null;
  const told = new Set(view.residents.map((one) => one.id));
  const home = rows.filter((row) => told.has(row.id));
  const open = letters.filter(({ state }) => state === 'here' || state === 'sent').map(({ body }) => body);
  return {
    person,
    agreed: (person.agreed ?? []).includes('passport'),
    row: home.find((row) => row.id === id),
    home,
    waiting: open.flatMap((body) => ('just_taught' in body && body.resident_id === id ? [body.skill] : [])),
  };
}
