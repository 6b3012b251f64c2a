import type { HazardWarning, HomeCheck, HomeState, SafetyListed, SafetyReason, Seen } from '../../offline';

const DAY = 86_400_000;
/** How long papers after a disaster are offered by themselves. */
const AFTER_DAYS = 30;

type Ending = Pick<HazardWarning, 'ended_at' | 'expires_at'>;

/** Whether a warning still counts at a moment: nobody ended it, and its time is not over. */
export const stands = ({ ended_at, expires_at }: Ending, now: number): boolean => ended_at === null && Date.parse(expires_at) > now;

/** Whether a warning is for one of these villages; without villages it is for the whole commune. */
export const concerns = ({ villages }: Pick<HazardWarning, 'villages'>, mine: readonly string[]): boolean =>
  villages.length === 0 || villages.some((id) => mine.includes(id));

/** What counts now: the real before drills, the gravest first, then the newest. */
export function standing<T extends HazardWarning>(warnings: readonly T[], mine: readonly string[], now: number): T[] {
  return warnings
    .filter((one) => stands(one, now) && concerns(one, mine))
    .sort((a, b) => Number(a.drill) - Number(b.drill) || b.level - a.level || Date.parse(b.issued_at) - Date.parse(a.issued_at));
}

/** When a warning was over, by its end or by its time. */
const overAt = ({ ended_at, expires_at }: Ending): number => Math.min(Date.parse(ended_at ?? expires_at), Date.parse(expires_at));

/** The papers that help after what is over lately; a drill, and a warning that another took over from, open none. */
export function afterwards(warnings: readonly HazardWarning[], mine: readonly string[], now: number): string[] {
  const past = warnings.filter(
    (one) => !one.drill && one.ended_why !== 'replaced' && !stands(one, now) && concerns(one, mine) && overAt(one) > now - AFTER_DAYS * DAY,
  );
  return [...new Set(past.sort((a, b) => overAt(b) - overAt(a)).flatMap(({ follow_on }) => follow_on))];
}

/** How each home was found last in a warning, by its id; of two at one moment, the one this phone is still to send. */
export function latestChecks(checks: readonly Seen<HomeCheck>[], warning: string): ReadonlyMap<string, Seen<HomeCheck>> {
  const found = new Map<string, Seen<HomeCheck>>();
  const rank = ({ at, state }: Seen<HomeCheck>): number => Date.parse(at) + Number(state !== 'confirmed');
  for (const one of checks) {
    const before = found.get(one.household_id);
    if (one.warning_id === warning && (!before || rank(one) >= rank(before))) found.set(one.household_id, one);
  }
  return found;
}

/** Who waits longest for others to come: whoever is alone and cannot walk before whoever is only old. */
const WEIGHT: Readonly<Record<SafetyReason, number>> = { alone: 4, disabled: 4, ill: 3, pregnant: 3, infant: 2, elder: 2 };
const RANK: Readonly<Record<HomeState | 'unasked', number>> = { needs_help: 0, unasked: 1, away: 2, safe: 3 };

/** A home on the list of who comes first, with the reasons of everybody in it. */
export interface Home {
  readonly id: string;
  readonly reasons: readonly SafetyReason[];
  readonly check: Seen<HomeCheck> | null;
}

/** The homes of a list with how they were found: who needs help first, then who was not asked, the gravest reasons first. */
export function homesInOrder(listed: readonly Pick<SafetyListed, 'household_id' | 'reasons'>[], checks: ReadonlyMap<string, Seen<HomeCheck>>): Home[] {
  const reasons = new Map<string, SafetyReason[]>();
  for (const one of listed) reasons.set(one.household_id, [...(reasons.get(one.household_id) ?? []), ...one.reasons]);
  const weigh = (home: Home): number => home.reasons.reduce((sum, one) => sum + WEIGHT[one], 0);
  return [...reasons]
    .map(([id, all]) => ({ id, reasons: [...new Set(all)], check: checks.get(id) ?? null }))
    .sort((a, b) => RANK[a.check?.found ?? 'unasked'] - RANK[b.check?.found ?? 'unasked'] || weigh(b) - weigh(a) || (a.id < b.id ? -1 : 1));
}
