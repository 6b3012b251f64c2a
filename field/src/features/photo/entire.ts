import { type Colour, colourAt, type Found, unlike } from './corners';
import { type Plane, type Point, quantile, type Quad, sizeOf } from './plane';

/** How alike the points of a rim must be to the paper further in. */
const SAME = 70;
const FOLDED = 0.6;
const PLAIN = 60;

const light = (one: Colour): number => one[0] + one[1] + one[2];

/** Which way is inward from a side that lies on the rim of the picture; null for any other side. */
function inward(a: Point, b: Point, { width, height }: Plane): Point | null {
  const on = (p: number, q: number, at: number): boolean => Math.abs(p - at) < 2 && Math.abs(q - at) < 2;
  if (on(a.x, b.x, 0)) return { x: 1, y: 0 };
  if (on(a.x, b.x, width - 1)) return { x: -1, y: 0 };
  if (on(a.y, b.y, 0)) return { x: 0, y: 1 };
  return on(a.y, b.y, height - 1) ? { x: 0, y: -1 } : null;
}

/** Whether paper, and no strip of table, is seen along the rim between two corners. */
function runsOut(small: readonly Plane[], a: Point, b: Point): boolean {
  const { width, height } = small[0] as Plane;
  const way = inward(a, b, small[0] as Plane);
  if (!way) return false;
  let [same, many] = [0, 0];
  for (let k = 0.08; k < 0.95; k += 0.04) {
    const p = { x: Math.min(width - 1, Math.max(0, a.x + (b.x - a.x) * k)), y: Math.min(height - 1, Math.max(0, a.y + (b.y - a.y) * k)) };
    const edge = way.x ? { x: way.x > 0 ? 0 : width - 1, y: p.y } : { x: p.x, y: way.y > 0 ? 0 : height - 1 };
    const lightest = (...depths: number[]): Colour | null =>
      depths.map((d) => colourAt(small, { x: edge.x + way.x * d, y: edge.y + way.y * d })).reduce((best, one) => (one && (!best || light(one) > light(best)) ? one : best), null);
    const [rim, paper] = [lightest(0, 1), lightest(6, 9, 12, 15)];
    if (!rim || !paper) continue;
    many += 1;
    if (unlike(rim, paper) < SAME) same += 1;
  }
  return same > 0.5 * many;
}

/** Whether a side of the paper runs out of the picture, or a corner lies outside. */
export function isCut({ quad, open }: Found, small: readonly Plane[]): boolean {
  const { width, height } = small[0] as Plane;
  if (quad.some((p) => p.x < -3 || p.y < -3 || p.x > width + 2 || p.y > height + 2)) return true;
  return open && quad.some((a, n) => runsOut(small, a, quad[(n + 1) % 4] as Point));
}

/** How much more the inside of one corner is like what lies around the paper than like the paper: -1 to 1. */
function foldAt(planes: readonly Plane[], quad: Quad, n: number): number {
  const [c, next, last] = [quad[n], quad[(n + 1) % 4], quad[(n + 3) % 4]] as [Point, Point, Point];
  const { width, height } = sizeOf(quad);
  const reach = Math.min(width, height);
  const [s, t] = [reach / Math.hypot(next.x - c.x, next.y - c.y), reach / Math.hypot(last.x - c.x, last.y - c.y)];
  const seen = (u: number, v: number): Colour | null =>
    colourAt(planes, { x: c.x + (next.x - c.x) * s * u + (last.x - c.x) * t * v, y: c.y + (next.y - c.y) * s * u + (last.y - c.y) * t * v });
  const paper = seen(0.17, 0.17);
  const around = [seen(-0.05, -0.05), seen(-0.05, 0.06), seen(0.06, -0.05)].filter((one) => one !== null);
  if (!paper || around.length === 0) return -1;
  let least = 1;
  for (const [u, v] of [[0.05, 0.05], [0.04, 0.075], [0.075, 0.04]] as const) {
    const one = seen(u, v);
    if (!one) continue;
    const [far, near] = [unlike(one, paper), Math.min(...around.map((other) => unlike(one, other)))];
    least = Math.min(least, far < PLAIN ? -1 : (far - near) / (far + near + 20));
  }
  return least;
}

/** Whether a corner is folded away, so that the table is seen where it should lie. */
export const isFolded = ({ quad, colours }: Found): boolean => [0, 1, 2, 3].some((n) => foldAt(colours, quad, n) > FOLDED);

/** The share of the paper that a lamp has wiped out: one white spot on paper that is not as white everywhere. */
export function wipedOf(lowest: readonly number[], places: readonly Point[]): number {
  if (quantile(lowest, 0.8) > 247) return 0;
  const white = places.filter((_, n) => (lowest[n] as number) >= 251);
  const spread = (of: (p: Point) => number): number => {
    const mean = white.reduce((sum, p) => sum + of(p), 0) / white.length;
    return white.reduce((sum, p) => sum + (of(p) - mean) ** 2, 0) / white.length;
  };
  return white.length && Math.sqrt(spread((p) => p.x) + spread((p) => p.y)) < 0.2 ? white.length / lowest.length : 0;
}
