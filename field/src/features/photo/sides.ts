import type { Steps } from './edges';
import { get, type Point, type Quad } from './plane';

const PLACES = 24;
const REACH = 7;
const NEAR = 1.3;
const ENOUGH = 10;

type Side = readonly [a: Point, b: Point];
type Mark = readonly [t: number, off: number];

/** At each place along a side, how far off the steepest step to the lighter paper lies. */
function marksOf({ x, y, size }: Steps, [a, b]: Side): Mark[] {
  const { width, height } = size;
  const long = Math.hypot(b.x - a.x, b.y - a.y);
  const [nx, ny] = [-(b.y - a.y) / long, (b.x - a.x) / long];
  const marks: Mark[] = [];
  for (let k = 1; k < PLACES; k += 1) {
    const t = k / PLACES;
    let [best, off] = [8, 0];
    for (let d = -REACH; d <= REACH; d += 0.5) {
      const [px, py] = [Math.round(a.x + (b.x - a.x) * t + nx * d), Math.round(a.y + (b.y - a.y) * t + ny * d)];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const n = py * width + px;
      const step = get(x.at, n) * nx + get(y.at, n) * ny;
      const much = Math.abs(step) * (step > 0 ? 1 : 0.45) * (1 - 0.05 * Math.abs(d));
      if (much > best) [best, off] = [much, d];
    }
    if (best > 8) marks.push([t, off]);
  }
  return marks;
}

/** The straight line on which most marks agree, as how far off both ends are; null when too few do. */
function agreed(marks: readonly Mark[]): readonly [start: number, end: number] | null {
  let most: readonly Mark[] = [];
  marks.forEach(([t, off], n) => {
    for (const [u, far] of marks.slice(n + 5)) {
      const slope = (far - off) / (u - t);
      const near = marks.filter(([v, one]) => Math.abs(one - off - slope * (v - t)) < NEAR);
      if (near.length > most.length) most = near;
    }
  });
  if (most.length < ENOUGH) return null;
  const [mt, mo] = [0, 1].map((n) => most.reduce((sum, one) => sum + one[n as 0 | 1], 0) / most.length) as [number, number];
  const slope = most.reduce((sum, [t, o]) => sum + (t - mt) * (o - mo), 0) / most.reduce((sum, [t]) => sum + (t - mt) ** 2, 1e-9);
  return [mo - slope * mt, mo + slope * (1 - mt)];
}

function meet([a, b]: Side, [c, d]: Side): Point | null {
  const whole = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (Math.abs(whole) < 1e-6) return null;
  const t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / whole;
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** Lays each side anew where the paper really ends; sides on the rim of the picture stay. */
export function settledOn(steps: Steps, quad: Quad): Quad {
  const { width, height } = steps.size;
  const sides = quad.map((a, n): Side => {
    const b = quad[(n + 1) % 4] as Point;
    const rim = [[a.x, b.x, 0], [a.x, b.x, width - 1], [a.y, b.y, 0], [a.y, b.y, height - 1]].some(([p = 0, q = 0, at = 0]) => Math.abs(p - at) + Math.abs(q - at) < 2);
    const ends = rim ? null : agreed(marksOf(steps, [a, b]));
    if (!ends) return [a, b];
    const long = Math.hypot(b.x - a.x, b.y - a.y);
    const [nx, ny] = [-(b.y - a.y) / long, (b.x - a.x) / long];
    return [{ x: a.x + nx * ends[0], y: a.y + ny * ends[0] }, { x: b.x + nx * ends[1], y: b.y + ny * ends[1] }];
  });
  const corners = sides.map((side, n) => meet(sides[(n + 3) % 4] as Side, side));
  return corners.every((one, n) => one && Math.hypot(one.x - (quad[n] as Point).x, one.y - (quad[n] as Point).y) < 4 * REACH) ? (corners as unknown as Quad) : quad;
}
