import type { Course, Letter, Resident, Seat } from '../../../offline';
import { readSlip } from '../../../rules/slip';
import { isoDay } from '../../../ui/dates';

const GONE = new Set<Letter['state']>(['review']);

/** Classes by day: those of today, then those of the next days, each in order of time; what is long over is left out. */
export function byDay(courses: readonly Course[], now: Date): { readonly today: readonly Course[]; readonly later: readonly Course[] } {
  const day = isoDay(now);
  const sorted = [...courses].sort((a, b) => (a.begins_at < b.begins_at ? -1 : 1));
  const on = (course: Course): string => isoDay(new Date(course.begins_at));
  return { today: sorted.filter((one) => on(one) === day), later: sorted.filter((one) => on(one) > day) };
}

/** The code of a slip, a receipt or a passport in what the camera read; null when there is none in it. */
export function codeIn(read: string): string | null {
  for (const part of read.split(/[/?#=]/).reverse()) {
    const slip = readSlip(part);
    if (slip) return slip.replace(/-/g, '');
  }
  return null;
}

/** Somebody of whom it can be noted that they came. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly kind: 'resident' | 'member';
  readonly here: boolean;
  /** They did not agree to a passport: they are counted, and no more. */
  readonly counted: boolean;
  /** Their seat, as far as the phone knows it. */
  readonly seat: string | null;
}

/** What was told about one class on this phone. */
export interface Told {
  readonly people: ReadonlyMap<string, string>;
  readonly codes: ReadonlySet<string>;
  readonly many: number;
  readonly closed: boolean;
}

/** What this phone's letters say of a class; a letter that was refused says nothing. */
export function toldOf(letters: readonly Letter[], course: string): Told {
  const people = new Map<string, string>();
  const codes = new Set<string>();
  let closed = false;
  let many = 0;
  let last = '';
  for (const { verb, body, state, happened_at } of letters) {
    if (GONE.has(state) || !('class_id' in body) || body.class_id !== course) continue;
    if (verb === 'learning.close_class') closed = true;
    if ('code' in body) {
      const who = body.resident_id ?? body.member_id;
      if (who) people.set(who, body.id);
      if (body.code) codes.add(body.code);
    }
    if ('many' in body && happened_at > last) [many, last] = [body.many, happened_at];
  }
  return { people, codes, many, closed };
}

/** Who can be noted by name: whoever is enrolled, and everybody of this place who has a passport; the enrolled first. */
export function guests(course: Course, seats: readonly Seat[], residents: readonly Resident[], told: Told): readonly Guest[] {
  const own = new Map(seats.filter((seat) => seat.class_id === course.id).map((seat) => [seat.resident_id, seat]));
  const fit = residents.filter((one) => own.has(one.id) || (one.agreed ?? []).includes('passport'));
  const people = fit.map((one): Guest => {
    const seat = own.get(one.id);
    const here = told.people.has(one.id) || Boolean(seat?.came_at);
    return { id: one.id, name: one.full_name, kind: 'resident', here, counted: !(one.agreed ?? []).includes('passport'), seat: seat?.id ?? told.people.get(one.id) ?? null };
  });
  const workers = course.members.map((one): Guest => ({
    ...one,
    kind: 'member',
    here: told.people.has(one.id),
    counted: false,
    seat: told.people.get(one.id) ?? null,
  }));
  const rank = (one: Guest): string => `${one.kind === 'member' || own.has(one.id) ? '0' : '1'}${one.name}`;
  return [...workers, ...people].sort((a, b) => rank(a).localeCompare(rank(b), 'vi'));
}
