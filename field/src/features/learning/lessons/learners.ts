import { field, useLive, useSession } from '../../../shell/live';
import { newId, whyUnkept, type Lesson, type Progress, type Unkept } from '../../../offline';
import type { Outcome } from './rules';
import { w } from './words';

/** Who learns, as an address says it: the member, somebody without a name, or the id of a person. */
export const ME = 'toi';
export const NAMELESS = 'khach';

/** Somebody who agreed to a passport. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whose house they live in. */
  readonly home: string;
}

export interface Learners {
  readonly people: readonly Person[];
  readonly rows: readonly Progress[];
}

/** Those who agreed to a passport, by name, and everything that anybody here has learned. */
export function useLearners(): Learners | undefined {
  return useLive(async (store) => {
    const [residents, homes, rows] = await Promise.all([
      store.rows('people.residents'),
      store.rows('people.households'),
      store.rows('learning.progress'),
    ]);
    const heads = new Map(homes.map(({ id, head_name }) => [id, head_name]));
    const people = residents
      .filter(({ agreed }) => agreed?.includes('passport'))
      .map(({ id, full_name, household_id }) => ({ id, name: full_name, home: heads.get(household_id) ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    return { people, rows };
  }, []);
}

/** How the learner of an address is called. */
export function useName(): (who: string, people: readonly Person[] | undefined) => string {
  const me = useSession()?.member.given_name ?? '';
  return (who, people) => {
    if (who === ME) return me;
    return who === NAMELESS ? w.nameless : (people?.find(({ id }) => id === who)?.name ?? '');
  };
}

function learnerOf(who: string): { resident_id?: string } | null {
  if (who === ME) return null;
  return who === NAMELESS ? {} : { resident_id: who };
}

/** Keeps what was learned on this phone until it is sent; says why where it could not be kept. */
export async function record(lesson: Lesson, who: string, { tried, ...came }: Outcome): Promise<Unkept | null> {
  const session = field().session();
  const learner = learnerOf(who);
  const body = { id: newId(Date.now()), lesson: lesson.id, edition: lesson.edition, done: true, ...came };
  const about = { resident_id: learner?.resident_id ?? null, member_id: learner ? null : (session?.member.id ?? null) };
  const row = { ...body, ...about, happened_at: new Date().toISOString() };
  // Of somebody without a name nothing is kept, not even here.
  const preview = who === NAMELESS ? undefined : { collection: 'learning.progress' as const, id: body.id, row };
  try {
    await field().issue('learning.record_progress', { ...body, learner, tried }, preview);
    return null;
  } catch (error) {
    return whyUnkept(error);
  }
}
