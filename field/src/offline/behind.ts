import type { Letter } from './types';

/** What a letter brings into the world: the id that others name. */
function bringsOf({ body }: Letter): string | null {
  return 'id' in body ? body.id : null;
}

/** What has to be there before a letter can be taken. */
function needsOf({ body }: Letter): readonly string[] {
  const named: Readonly<Record<string, unknown>> = { ...body };
  const needs = ['household_id', 'resident_id', 'preparation_id', 'consent_id', 'assist_id', 'check_id', 'list_id'].map((name) => named[name]);
  return needs.filter((need) => typeof need === 'string');
}

/**
 * The refused letters that build on one refused letter, directly or through each other, oldest first.
 *
 * A refused house takes its people, their consents and the help they were given down with it; once it
 * is put right, all of them can go again in the order in which they were written.
 */
export function dependents(refused: readonly Letter[], id: string): Letter[] {
  const first = refused.find((letter) => letter.id === id);
  const there = new Set(first ? [bringsOf(first)] : []);
  const found: Letter[] = [];
  for (const letter of [...refused].sort((a, b) => a.seq - b.seq)) {
    if (letter.id === id || !needsOf(letter).some((need) => there.has(need))) continue;
    found.push(letter);
    there.add(bringsOf(letter));
  }
  return found;
}

/** The refused letter that brings what this one builds on, the first of the chain; null when it stands alone. */
export function rootOf(refused: readonly Letter[], id: string): Letter | null {
  let root = refused.find((letter) => letter.id === id) ?? null;
  for (let above = root; above; ) {
    const { seq } = above;
    const needs = needsOf(above);
    above = refused.find((letter) => letter.seq < seq && needs.includes(bringsOf(letter) ?? '')) ?? null;
    root = above ?? root;
  }
  return root?.id === id ? null : root;
}
