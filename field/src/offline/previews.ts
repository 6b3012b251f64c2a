import type { Bodies, Preview, Session, Verb } from './types';

type Maker<V extends Verb> = (body: Bodies[V], happenedAt: string, session: Session) => Preview | null;

/** A verb that makes no row of its own is not named here. */
const MAKERS: { readonly [V in Verb]?: Maker<V> } = {
  'people.register_household': (b) => ({
    collection: 'people.households',
    id: b.id,
    row: { ...b, reached: false },
  }),
  'people.add_resident': (b) => ({ collection: 'people.residents', id: b.id, row: { ...b } }),
  'dossiers.prepare': (b, at) => ({
    collection: 'dossiers.preparations',
    id: b.id,
    row: { ...b, prepared_at: at },
  }),
  'support.record_assist': (b, at, session) => ({
    collection: 'support.assists',
    id: b.id,
    row: {
      id: b.id,
      household_id: b.household_id,
      resident_id: b.resident_id,
      procedure: b.procedure,
      happened_at: at,
      member_id: session.member.id,
      steps: b.steps,
      next_date: b.next_date,
      safety_card: b.safety_card,
    },
  }),
};

/** The row that a command becomes, as far as the phone can know it; null when it has no row. */
export function previewOf<V extends Verb>(
  verb: V,
  body: Bodies[V],
  happenedAt: string,
  session: Session,
): Preview | null {
  return MAKERS[verb]?.(body, happenedAt, session) ?? null;
}
