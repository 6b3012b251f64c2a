import { colourAt, findPaper, type Found, unlike } from './corners';
import { areaOf, get, greyOf, inSmall, type Plane, type Point, type Quad, quantile, type Raster, sizeOf } from './plane';
import { sharpnessOf } from './sharp';
import { flat, mapping } from './straighten';
import { readingOf, type Reading } from './text';

export const FAULTS = ['none', 'dark', 'bright', 'blur', 'glare', 'cut', 'small', 'turned', 'side'] as const;
export type Fault = (typeof FAULTS)[number];

/** What the picture should show: a page of print, or one side of a card. */
export type Expected = 'page' | 'front' | 'back';

/** Quarter turns clockwise that bring the print upright. */
export type Quarter = 0 | 1 | 2 | 3;

export interface Verdict {
  readonly faults: readonly Fault[];
  /** In points of the judged picture; null when no paper was found. */
  readonly quad: Quad | null;
  readonly turn: Quarter;
  /** What was measured, for whoever tunes the limits. */
  readonly told: Readonly<Record<string, number>>;
}

const SMALL = 240;
const READ = 700;
/** How much longer than wide a card is at least; an A4 sheet is 1.41. */
const CARD = 1.485;

interface Light {
  readonly white: number;
  readonly black: number;
  readonly glare: number;
}

/** How light the paper is, how dark its print, and how much of it a lamp has wiped out. */
function lightOf(found: Found | null, small: readonly [Plane, Plane, Plane], grey: Plane, quad: Quad | null): Light {
  const mean = (p: Point): number => (colourAt(small, p) ?? [0, 0, 0]).reduce((a, b) => a + b, 0) / 3;
  if (!found || !quad) return { white: quantile(grey.at, 0.5), black: quantile(grey.at, 0.02), glare: 0 };
  const [place, wide] = [mapping(found.quad), mapping(quad)];
  const levels: number[] = [];
  const points: number[] = [];
  for (let v = 0.02; v < 1; v += 0.02) {
    for (let u = 0.02; u < 1; u += 0.02) {
      const p = place(u, v);
      if (colourAt(small, p)) levels.push(mean(p));
      const q = wide(u, v);
      const at = Math.round(q.y) * grey.width + Math.round(q.x);
      if (q.x >= 0 && q.y >= 0 && q.x < grey.width - 1 && q.y < grey.height - 1) points.push(get(grey.at, at));
    }
  }
  const white = quantile(levels, 0.6);
  const wiped = levels.filter((one) => one > 252 && one > white + 7).length / Math.max(1, levels.length);
  return { white, black: quantile(points, 0.02), glare: wiped };
}

/** Whether a corner of the paper is outside of the picture, or folded away. */
function cutOf({ quad, colours }: Found): { out: boolean; folded: number } {
  const { width, height } = colours[0] as Plane;
  const out = quad.some((p) => p.x < 1 || p.y < 1 || p.x > width - 2 || p.y > height - 2);
  const place = mapping(quad);
  let folded = 0;
  for (const [u, v] of [[0, 0], [1, 0], [1, 1], [0, 1]] as const) {
    const at = (d: number) => colourAt(colours, place(u ? 1 - d : d, v ? 1 - d : d));
    const [near, within, beyond] = [at(0.04), at(0.16), at(-0.04)];
    if (near && within && beyond && unlike(within, beyond) > 50) folded = Math.max(folded, unlike(near, within) > 60 && unlike(near, beyond) < 34 ? 1 : 0);
  }
  return { out, folded };
}

interface Solid {
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

/** What stays dark when print is gone: a face, a photo; and where its middle is. */
function solidOf({ quad, colours }: Found): Solid {
  const place = mapping(quad);
  const seen: [number, number, number][] = [];
  for (let v = 0.05; v < 0.96; v += 0.03) for (let u = 0.05; u < 0.96; u += 0.03) {
    const colour = colourAt(colours, place(u, v));
    if (colour) seen.push([u, v, colour[0] + colour[1] + colour[2]]);
  }
  const white = quantile(seen.map((one) => one[2]), 0.6);
  const dark = seen.filter((one) => one[2] < 0.72 * white);
  const middle = (n: 0 | 1): number => dark.reduce((sum, one) => sum + one[n], 0) / (dark.length || 1) - 0.5;
  return { share: dark.length / (seen.length || 1), x: middle(0), y: middle(1) };
}

interface Lie {
  readonly seen: Expected;
  readonly turn: Quarter;
}

/** Which side of what this is, and how it is turned. */
function lieOf(reading: Reading, solid: Solid, long: number): Lie {
  const standing = reading.across < 1;
  const [top, low] = reading.machine;
  const strip = Math.max(top, low);
  if (long > CARD && strip > 0.09 && strip > 1.35 * Math.min(top, low)) {
    return { seen: 'back', turn: standing ? (low > top ? 3 : 1) : low > top ? 0 : 2 };
  }
  const aside = standing ? solid.y : solid.x;
  if (long > CARD) {
    const first = solid.share > 0.004 && Math.abs(aside) > 0.1 ? -aside : reading.upright;
    return { seen: 'front', turn: standing ? (first > 0 ? 1 : 3) : first > 0 ? 0 : 2 };
  }
  // Lines that stand flush at the wrong end, and letters that hang the wrong way, tell the same.
  const wrong = reading.ragged + 1.5 * reading.upright < -0.12;
  return { seen: 'page', turn: standing ? (wrong ? 3 : 1) : wrong ? 2 : 0 };
}

export type Pause = () => Promise<void>;

function read(grey: Plane, quad: Quad): Reading {
  const size = sizeOf(quad);
  const scale = READ / Math.max(size.width, size.height);
  return readingOf(flat(grey, quad, Math.round(size.width * scale), Math.round(size.height * scale)));
}

/** Every fault of a picture at once; between its parts the screen may breathe. */
export async function judge(raster: Raster, expected: Expected, pause: Pause): Promise<Verdict> {
  const grey = greyOf(raster);
  await pause();
  const small = inSmall(raster, SMALL);
  await pause();
  const found = findPaper(small);
  const scale = Math.max(1, Math.round(Math.max(raster.width, raster.height) / SMALL));
  const quad = found && (found.quad.map((p) => ({ x: (p.x + 0.5) * scale, y: (p.y + 0.5) * scale })) as unknown as Quad);
  await pause();
  const light = lightOf(found, small, grey, quad);
  const told: Record<string, number> = { ...light, sure: found?.sure ?? 0 };
  if (light.white > 249 && light.black > 105) return { faults: ['bright'], quad, turn: 0, told };
  if (!found || !quad) return { faults: [light.white < 80 ? 'dark' : light.white > 250 ? 'bright' : 'none'], quad: null, turn: 0, told };
  const share = areaOf(quad) / (raster.width * raster.height);
  const cut = cutOf(found);
  await pause();
  const { sharp, contrast } = sharpnessOf(grey, quad);
  await pause();
  const reading = read(grey, quad);
  const solid = solidOf(found);
  const size = sizeOf(quad);
  const long = Math.max(size.width, size.height) / Math.min(size.width, size.height);
  const lie = lieOf(reading, solid, long);
  Object.assign(told, { share, sharp, contrast, out: Number(cut.out), folded: cut.folded, long, turn: lie.turn, seen: ['page', 'front', 'back'].indexOf(lie.seen) });
  Object.assign(told, { ink: reading.ink, across: reading.across, upright: reading.upright, ragged: reading.ragged, lines: reading.lines, top: reading.machine[0], low: reading.machine[1], solid: solid.share, sx: solid.x, sy: solid.y });
  return { faults: faultsOf(told, lie, expected), quad, turn: lie.turn, told };
}

type Told = Readonly<Record<string, number>>;

function faultsOf(told: Told, lie: Lie, expected: Expected): Fault[] {
  const of = (name: string): number => told[name] ?? 0;
  if (of('white') > 249 && of('black') > 105) return ['bright'];
  const [dark, blur, blank] = [of('white') < 78, of('sharp') < 0.4, of('ink') < 0.008 && of('contrast') < 0.14 * of('white')];
  if (!of('out') && (of('long') > 1.9 || (blank && of('white') < 160 && !dark))) return ['none'];
  const clear = !dark && !blur;
  const is: Readonly<Record<Fault, boolean>> = {
    none: false,
    dark,
    bright: false,
    blur: blur && !blank,
    glare: of('glare') > 0.004,
    cut: of('out') > 0 || of('folded') > 0,
    small: of('share') < 0.19,
    turned: clear && !blank && lie.turn > 0,
    side: blank ? !dark : clear && !of('out') && lie.seen !== expected,
  };
  return FAULTS.filter((one) => is[one]);
}
