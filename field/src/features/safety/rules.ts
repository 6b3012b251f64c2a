import type { Sighting, Warning } from '../../offline';

const ENOUGH = 5;

/** Five of six right, and none of those that may not be missed wrong; its twin is on the server (`contract/vectors/drills.json`). */
export function passed(answers: Readonly<Record<string, boolean>>, neverMissed: readonly string[]): boolean {
  return Object.values(answers).filter(Boolean).length >= ENOUGH && neverMissed.every((id) => answers[id] === true);
}

/** The text for 156 or 5656: S for a message, LD for a swindler who calls or comes. */
export function reportText(way: string, number: string, sms: string): string {
  return `${way === 'message' ? 'S' : 'LD'} (${number || 'so goi'}) (${sms})`;
}

/** Only the digits of a number as people write it. */
export const plainNumber = (typed: string): string => typed.replace(/[^\d+]/g, '').slice(0, 15);

/** The warnings that stand at a moment. */
export const standing = (warnings: readonly Warning[], now: number): Warning[] => warnings.filter(({ until }) => Date.parse(until) > now);

/** Kinds with those first that were told of lately, the latest before the others. */
export function latestFirst<T extends { readonly id: string }>(kinds: readonly T[], seen: readonly Sighting[], after: string): T[] {
  const last = new Map<string, string>();
  for (const { kind, last_on } of seen) if (last_on >= after && last_on > (last.get(kind) ?? '')) last.set(kind, last_on);
  const rank = ({ id }: T): string => last.get(id) ?? '';
  return [...kinds].sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}
