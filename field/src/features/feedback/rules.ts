import type { Petition } from '../../offline';

/** What is known of a petition when it is compared with others. */
export interface Spot {
  readonly category: string;
  readonly village_id: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly raised_at: string;
}

const NEAR = 300; // metres
const DAYS = 30;
const EARTH = 6_371_000;
const OPEN: readonly string[] = ['new', 'taken', 'asked'];

function metres(one: readonly [number, number], other: readonly [number, number]): number {
  const [lat1, lon1, lat2, lon2] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number, number];
  const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}

/** Says whether two may be the same matter: same kind within thirty days, and near, or in the same village. As the server says it. */
export function alike(one: Spot, other: Spot): boolean {
  const apart = Math.abs(Date.parse(one.raised_at) - Date.parse(other.raised_at)) / 86_400_000;
  if (one.category !== other.category || apart > DAYS) return false;
  if (one.lat !== null && one.lon !== null && other.lat !== null && other.lon !== null) {
    return metres([one.lat, one.lon], [other.lat, other.lon]) <= NEAR;
  }
  return one.village_id !== null && one.village_id === other.village_id;
}

/** The open petitions of this phone that may be the same, newest first. */
export function sameAs<P extends Petition>(spot: Spot, rows: readonly P[]): P[] {
  return newest(rows.filter((one) => isOpen(one) && one.body_told && alike(spot, one)));
}

/** Whether somebody still has to answer. */
export const isOpen = ({ stage }: Pick<Petition, 'stage'>): boolean => OPEN.includes(stage);

/** Whether people are to be asked now if it was really done. */
export const asksAgain = ({ stage, confirm_on }: Petition, today: string): boolean => stage === 'answered' && confirm_on !== null && confirm_on <= today;

const newest = <P extends Petition>(rows: readonly P[]): P[] => rows.slice().sort((a, b) => (a.raised_at < b.raised_at ? 1 : -1));

/** The petitions of a village in three parts: to be asked about again, open by their deadline, ended. */
export function parted<P extends Petition>(rows: readonly P[], today: string): { again: P[]; open: P[]; ended: P[] } {
  const again = rows.filter((one) => asksAgain(one, today));
  const open = rows.filter(isOpen).sort((a, b) => ((a.due_on || '9') < (b.due_on || '9') ? -1 : 1));
  return { again, open, ended: newest(rows.filter((one) => !isOpen(one) && !again.includes(one))) };
}

/** Whether a text speaks of a complaint or a denunciation in the sense of the law. */
export function isFormal(text: string, words: readonly string[]): boolean {
  const plain = ` ${text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()} `;
  return words.some((word) => plain.includes(` ${word} `));
}
