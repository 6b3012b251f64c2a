import { bare, type Line, linesOf, stepsOf } from './edges';
import { areaOf, get, type Plane, type Point, type Quad, sizeOf } from './plane';
import { settledOn } from './sides';
import { mapping } from './straighten';

/** A paper found in the small picture. */
export interface Found {
  readonly quad: Quad;
  /** How much of its outline is really an edge: 0 to 1. */
  readonly sure: number;
  readonly colours: readonly Plane[];
  /** A side is the side of the picture: the paper runs out of it. */
  readonly open: boolean;
}

export type Colour = readonly [number, number, number];

const SAMPLES = 20;
const APART = 4;

function meet(a: Line, b: Line): Point | null {
  const whole = a.cos * b.sin - a.sin * b.cos;
  if (Math.abs(whole) < 0.3) return null;
  return { x: (a.far * b.sin - b.far * a.sin) / whole, y: (b.far * a.cos - a.far * b.cos) / whole };
}

export function colourAt(planes: readonly Plane[], p: Point): Colour | null {
  const { width, height } = planes[0] as Plane;
  const [x, y] = [Math.round(p.x), Math.round(p.y)];
  if (x < 0 || y < 0 || x >= width || y >= height) return null;
  const n = y * width + x;
  return [get((planes[0] as Plane).at, n), get((planes[1] as Plane).at, n), get((planes[2] as Plane).at, n)];
}

export const unlike = (a: Colour, b: Colour): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);

interface Frame {
  readonly planes: readonly Plane[];
  readonly width: number;
  readonly height: number;
}

/** How much of one side is an edge between two colours; -1 when none of it is in the picture. */
function support({ planes, width, height }: Frame, a: Point, b: Point, many = SAMPLES): number {
  const [red, green, blue] = planes.map(({ at }) => at) as [Float32Array, Float32Array, Float32Array];
  const long = Math.hypot(b.x - a.x, b.y - a.y);
  const [nx, ny] = [(-(b.y - a.y) / long) * APART, ((b.x - a.x) / long) * APART];
  let [seen, good] = [0, 0];
  for (let k = 1; k < many; k += 1) {
    const x = a.x + ((b.x - a.x) * k) / many;
    const y = a.y + ((b.y - a.y) * k) / many;
    const [x1, y1, x2, y2] = [Math.round(x + nx), Math.round(y + ny), Math.round(x - nx), Math.round(y - ny)];
    if (Math.min(x1, y1, x2, y2) < 0 || Math.max(x1, x2) >= width || Math.max(y1, y2) >= height) continue;
    seen += 1;
    const [i, o] = [y1 * width + x1, y2 * width + x2];
    const [r, g, l] = [get(red, i) - get(red, o), get(green, i) - get(green, o), get(blue, i) - get(blue, o)];
    // A paper is nearly always lighter than what it lies on.
    const much = Math.abs(r) + Math.abs(g) + Math.abs(l);
    if (much > 16) good += Math.min(1, (much - 16) / 44) * (r + g + l > -0.5 * much ? 1 : 0.45);
  }
  return seen < many / 4 ? -1 : good / seen;
}

/** How far its sides run on past its corners: those of a sheet end there, those of a shadow, a board or a cloth do not. */
function runningOn(frame: Frame, quad: Quad): number {
  let sum = 0;
  for (let n = 0; n < 4; n += 1) {
    for (const [a, b] of [[quad[n], quad[(n + 1) % 4]], [quad[(n + 1) % 4], quad[n]]] as [Point, Point][]) {
      const long = Math.hypot(b.x - a.x, b.y - a.y);
      const [x, y] = [(b.x - a.x) / long, (b.y - a.y) / long];
      const [near, far] = [APART + 2, APART + 2 + Math.max(8, 0.2 * long)];
      sum += Math.max(0, support(frame, { x: b.x + x * near, y: b.y + y * near }, { x: b.x + x * far, y: b.y + y * far }, 8));
    }
  }
  return sum;
}

/**
 * How evenly the inside has the colour of paper, told by its commonest brightness, and how much of it is written on.
 *
 * A shadow on the paper only dims its colour; the square of a cloth is even too, but nothing is written on it.
 */
function paperness(planes: readonly Plane[], print: Plane, quad: Quad): number {
  const place = mapping(quad);
  const seen: Colour[] = [];
  let [written, many] = [0, 0];
  for (let v = 0.06; v < 1; v += 0.055) {
    for (let u = 0.06; u < 1; u += 0.055) {
      const p = place(u, v);
      const [x, y] = [Math.round(p.x), Math.round(p.y)];
      if (x < 0 || y < 0 || x >= print.width || y >= print.height) continue;
      many += 1;
      written += Math.min(1, get(print.at, y * print.width + x) / 50);
      if (many % 4 === 0) seen.push(colourAt(planes, p) as Colour);
    }
  }
  const middle = [0, 1, 2].map((c) => seen.map((one) => one[c] as number).sort((a, b) => a - b)[seen.length >> 1] ?? 0) as unknown as Colour;
  let like = 0;
  for (const one of seen) like += alike(one, middle);
  return seen.length ? (0.9 * like) / seen.length + 0.3 * Math.min(1, (8 * written) / many) : 0;
}

const SHADED = 0.75;

/** 1 where two colours are the same, less where the one is the other in the shade. */
function alike(a: Colour, b: Colour): number {
  if (unlike(a, b) < 60) return 1;
  const dim = (a[0] + a[1] + a[2]) / (b[0] + b[1] + b[2] + 1);
  if (dim > 0.5 && dim < 1.6 && unlike(a, [b[0] * dim, b[1] * dim, b[2] * dim]) < 24) return SHADED;
  return unlike(a, b) < 100 ? SHADED : 0;
}

function ordered(points: readonly Point[]): Quad {
  const mid = { x: points.reduce((sum, p) => sum + p.x, 0) / 4, y: points.reduce((sum, p) => sum + p.y, 0) / 4 };
  const around = [...points].sort((p, q) => Math.atan2(p.y - mid.y, p.x - mid.x) - Math.atan2(q.y - mid.y, q.x - mid.x));
  const first = around.reduce((best, p, n) => (p.x + p.y < (around[best] as Point).x + (around[best] as Point).y ? n : best), 0);
  return [0, 1, 2, 3].map((k) => around[(first + k) % 4] as Point) as unknown as Quad;
}

interface Guess {
  readonly quad: Quad;
  readonly sure: number;
  readonly worth: number;
  readonly open: boolean;
}

function worth(frame: Frame, sides: readonly Line[]): Guess | null {
  const { width, height } = frame;
  const points: Point[] = [];
  for (let n = 0; n < 4; n += 1) {
    const p = meet(sides[n] as Line, sides[(n + 1) % 4] as Line);
    if (!p || p.x < -0.3 * width || p.y < -0.3 * height || p.x > 1.3 * width || p.y > 1.3 * height) return null;
    points.push(p);
  }
  const quad = ordered(points);
  const share = areaOf(quad) / (width * height);
  if (share < 0.025) return null;
  let [sum, least, real] = [0, 1, 0];
  for (let n = 0; n < 4; n += 1) {
    const [a, b] = [quad[n] as Point, quad[(n + 1) % 4] as Point];
    if (Math.hypot(b.x - a.x, b.y - a.y) < 0.1 * width) return null;
    const rim = sides.some((s) => s.rim && Math.abs(a.x * s.cos + a.y * s.sin - s.far) + Math.abs(b.x * s.cos + b.y * s.sin - s.far) < 0.01);
    const much = rim ? 0.4 : support(frame, a, b);
    if (!rim && much < 0.25) return null;
    if (!rim) {
      real += 1;
      least = Math.min(least, much);
    }
    sum += much;
  }
  if (real < 2) return null;
  const size = sizeOf(quad);
  const long = Math.max(size.width, size.height) / Math.min(size.width, size.height);
  if (long > (real < 4 ? 2.4 : 1.95)) return null;
  const sure = sum / 4;
  return { quad, sure, open: real < 4, worth: sure - 0.2 * (4 - real) + 0.35 * least + 0.16 * Math.sqrt(Math.min(1, share)) };
}

/** Pairs of lines that could be opposite sides: nearly parallel and apart. */
function opposites(lines: readonly Line[], least: number): [Line, Line][] {
  const pairs: [Line, Line][] = [];
  lines.forEach((a, n) => {
    for (const b of lines.slice(n + 1)) {
      const same = a.cos * b.cos + a.sin * b.sin;
      if (Math.abs(same) < 0.8 || (a.rim && b.rim)) continue;
      if (Math.abs(a.far - Math.sign(same) * b.far) > least) pairs.push([a, b]);
    }
  });
  return pairs;
}

/** The paper in the small picture: the four edges that best enclose one even sheet; null when nothing does. */
export function findPaper(colours: readonly Plane[]): Found | null {
  const { planes, print } = bare(colours);
  const { width, height } = planes[0] as Plane;
  const steps = stepsOf(planes);
  const pairs = opposites(linesOf(steps), 0.1 * Math.min(width, height));
  const frame = { planes, width, height };
  const found: Guess[] = [];
  pairs.forEach(([a, c], n) => {
    for (const [b, d] of pairs.slice(n + 1)) {
      if (Math.abs(a.cos * b.cos + a.sin * b.sin) > 0.6) continue;
      const one = worth(frame, [a, b, c, d]);
      if (one) found.push(one);
    }
  });
  found.sort((p, q) => q.worth - p.worth);
  let best: Found | null = null;
  let most = 0;
  for (const { quad, sure, open, worth: much } of found.slice(0, 40)) {
    const whole = much + paperness(planes, print, quad) - 0.15 * runningOn(frame, quad);
    if (whole > most) [best, most] = [{ quad, sure, open, colours: planes }, whole];
  }
  return best && { ...best, quad: settledOn(steps, best.quad) };
}
