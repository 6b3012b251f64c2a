import type { AnyPurpose } from '../../offline';
import type { CitizenList } from '../../rules/life';
import { proofGap, type Proof, type ProofGap } from '../../shell/agree';

/** The given name is the last word of a Vietnamese name: "Lô Thị Tư" → "Tư". */
export function givenName(fullName: string): string {
  return fullName.trim().split(/\s+/).at(-1) ?? '';
}

/** A year of birth that a living person can have, null for nothing typed, undefined for neither. */
export function birthYear(text: string, thisYear: number): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const year = /^\d{4}$/.test(typed) ? Number(typed) : NaN;
  return year >= 1900 && year <= thisYear ? year : undefined;
}

export type ConsentGap = 'pickPerson' | 'needHelpNow' | ProofGap;

/** What is still open before a consent may be recorded; null when nothing is. */
export function consentGap(said: Proof & { readonly resident: string | null; readonly agreed: readonly AnyPurpose[] }): ConsentGap | null {
  if (!said.resident) return 'pickPerson';
  return said.agreed.includes('help_now') ? proofGap(said) : 'needHelpNow';
}

/** Whether a dated list counts on a day (ISO date): it says loudly when it does not. */
export function standingOf(list: { readonly valid_from: string; readonly valid_to: string }, on: string): 'early' | 'open' | 'ended' {
  if (on < list.valid_from) return 'early';
  return on > list.valid_to ? 'ended' : 'open';
}

/** The procedures filed online at 0 đ on a day: only while the list counts, never one day longer. */
export function freeOn(list: Pick<CitizenList, 'valid_from' | 'valid_to' | 'free'>, on: string): readonly string[] {
  return standingOf(list, on) === 'open' ? list.free : [];
}
