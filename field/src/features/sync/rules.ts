import type { Letter, LetterState, Problem, ProblemWords, Status } from '../../offline';

/** About what one record takes on the phone, its index and its row included. */
const RECORD_BYTES = 4096;

/** "4.000": how many more records fit, rounded down to be on the safe side. */
export function roomFor(storage: NonNullable<Status['storage']>): string {
  const free = Math.max(0, storage.quota - storage.used);
  const records = Math.min(99_000, Math.floor(free / RECORD_BYTES));
  const rounded = records >= 1000 ? Math.floor(records / 1000) * 1000 : Math.floor(records / 10) * 10;
  return String(rounded).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** The words of a Problem in the language of the screen. */
export function toldIn(problem: Problem, language: 'vi' | 'en'): ProblemWords {
  return (language === 'en' ? problem.en : undefined) ?? problem;
}

/** Letters a person still has an interest in: waiting first, then those confirmed most lately. */
export function shownLetters(letters: readonly Letter[], confirmed = 12): readonly Letter[] {
  const rank: Record<LetterState, number> = { here: 0, sent: 1, confirmed: 2, review: 3, withdrawn: 4 };
  const done = letters.filter((l) => l.state === 'confirmed').slice(0, confirmed);
  return [...letters.filter((l) => l.state === 'here' || l.state === 'sent'), ...done].sort(
    (a, b) => rank[a.state] - rank[b.state] || b.seq - a.seq,
  );
}

/** The house a letter speaks of, when its body names one. */
export function houseOf(letter: Letter): string | null {
  if ('household_id' in letter.body) return letter.body.household_id;
  return letter.verb === 'people.register_household' && 'id' in letter.body ? letter.body.id : null;
}
