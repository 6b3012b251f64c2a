import { fold } from '../rules/fold';
import { allOf, pendingLetters, villages } from './queries';
import type { Store } from './store';
import type { HouseholdHit } from './types';

/** One household ready for searching. */
interface Indexed extends HouseholdHit {
  /** Folded words of the head, then of everything else. */
  readonly head: string;
  readonly rest: string;
}

export type Index = readonly Indexed[];

/** All households ready for searching; keep it until rows or letters change. */
export async function indexHouseholds(db: Store): Promise<Index> {
  const letters = await pendingLetters(db);
  const [households, residents, places] = await Promise.all([
    allOf(db, 'people.households', letters),
    allOf(db, 'people.residents', letters),
    villages(db),
  ]);
  const names = new Map<string, string>();
  for (const r of residents) names.set(r.household_id, `${names.get(r.household_id) ?? ''} ${r.full_name}`);
  const byId = new Map(places.map((place) => [place.id, place]));
  return households.map((household) => {
    const village = byId.get(household.village_id) ?? null;
    const rest = fold(`${names.get(household.id) ?? ''} ${village?.name ?? ''}`);
    return { household, village, head: fold(household.head_name), rest };
  });
}

/** The households that hold every typed word as the beginning of one of their own words. */
export function matchHouseholds(
  index: Index,
  text: string,
  options: { village?: string; limit?: number },
): HouseholdHit[] {
  const typed = fold(text);
  const wanted = typed === '' ? [] : typed.split(' ');
  const hits = index
    .filter((entry) => options.village === undefined || entry.household.village_id === options.village)
    .map((entry) => ({ entry, rank: rankOf(entry, typed, wanted) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || compareHeads(a.entry, b.entry));
  return hits.slice(0, options.limit ?? 50).map(({ entry: { household, village } }) => ({ household, village }));
}

function rankOf(entry: Indexed, typed: string, wanted: readonly string[]): number {
  if (wanted.length === 0) return entry.household.reached ? 1 : 0;
  if (entry.head === typed) return 0;
  const holds = (where: string): boolean => wanted.every((word) => ` ${where}`.includes(` ${word}`));
  if (holds(entry.head)) return entry.head.endsWith(typed) ? 1 : 2;
  return holds(`${entry.head} ${entry.rest}`) ? 3 : -1;
}

function compareHeads(a: Indexed, b: Indexed): number {
  return a.head < b.head ? -1 : a.head > b.head ? 1 : a.household.id < b.household.id ? -1 : 1;
}
