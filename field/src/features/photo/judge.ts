import { colourAt, findPaper, type Found } from './corners';
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
  /** What the paper looks like. */
  readonly seen: Expected;
}

const SMALL = 240;
const READ = 700;
/** A side of the picture counts as a cut side only where the other three are as sure as this. */
const OPEN = 0.83;
/** Paper so light that white spots on it are no mirrored lamp. */
const GLOWING = 232;
/** Below this, lines of print stand for certain. */
const STANDING = 0.45;

interface Light {
  readonly white: number;
  readonly black: number;
  readonly glare: number;
}

/** Every 29th point of the picture: enough to tell how light the whole is. */
const someOf = ({ at }: Plane): Float32Array => Float32Array.from({ length: Math.floor(at.length / 29) }, (_, n) => get(at, n * 29));

/** How light the paper is, how dark its print, and how much of it a lamp has wiped out. */
function lightOf(found: Found | null, small: readonly [Plane, Plane, Plane], grey: Plane, quad: Quad | null): Light {
  const mean = (p: Point): number => (colourAt(small, p) ?? [0, 0, 0]).reduce((a, b) => a + b, 0) / 3;
  if (!found || !quad) return { white: quantile(someOf(grey), 0.5), black: 0, glare: 0 };
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
  return { white, black: quantile(points, 0.02), glare: white < GLOWING ? wiped : 0 };
}

/** Whether a side of the paper runs out of the picture, or a corner lies outside. */
function cutOf({ quad, colours, open, sure }: Found): boolean {
  const { width, height } = colours[0] as Plane;
  return open ? sure > OPEN : quad.some((p) => p.x < -2 || p.y < -2 || p.x > width + 1 || p.y > height + 1);
}

interface Lie {
  readonly seen: Expected;
  readonly turn: Quarter;
}

/** Which side of what this is, and how it is turned; unsure, it is taken to lie as it should. */
function lieOf(reading: Reading, quad: Quad, expected: Expected): Lie {
  const { width, height } = sizeOf(quad);
  const [top, low] = reading.machine;
  if (Math.max(width, height) / Math.min(width, height) > (expected === 'page' ? 1.52 : 1.45)) {
    const back = Math.max(top, low) > 0.09 && Math.max(top, low) > 1.35 * Math.min(top, low) && Math.min(top, low) > 0.02;
    const wrong = back ? top > low : low > top + 0.005;
    // A card is read along its longer side; its machine lines are the last of the back, its code is in the first third of the front.
    return { seen: back ? 'back' : 'front', turn: height > width ? (wrong ? 1 : 3) : wrong ? 2 : 0 };
  }
  // Lines that stand flush at the wrong end, and letters that hang the wrong way, tell the same.
  const lean = reading.ragged + 1.5 * reading.upright;
  if (reading.across < STANDING) return { seen: 'page', turn: lean < -0.12 ? 3 : 1 };
  return { seen: 'page', turn: lean < -0.4 && reading.ragged < -0.2 ? 2 : 0 };
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
  const { white, black } = light;
  const some = someOf(grey);
  const [most, least] = [quantile(some, 0.9), quantile(some, 0.02)];
  const none = { quad, turn: 0, seen: expected } as const;
  if ((white > 249 && black > 105) || (most > 252 && least > 105)) return { ...none, faults: ['bright'] };
  if (!found || !quad || found.sure < 0.6) return { ...none, faults: [white < 80 ? 'dark' : 'none'], quad: null };
  await pause();
  const { sharp, contrast } = sharpnessOf(grey, quad);
  await pause();
  const reading = read(grey, quad);
  const lie = lieOf(reading, quad, expected);
  const empty = reading.ink < 0.008;
  if (empty && white >= 78 && white < 160 && contrast < 0.14 * white) return { ...none, faults: ['none'] };
  const near = areaOf(quad) >= 0.19 * raster.width * raster.height;
  const seen = { dark: white < 78, blur: sharp < 0.375, blank: empty && contrast < 0.085 * white, glare: light.glare > 0.004, near };
  return faultsOf(seen, found, lie, quad, expected);
}

interface Seen {
  readonly dark: boolean;
  readonly blur: boolean;
  readonly blank: boolean;
  readonly glare: boolean;
  readonly near: boolean;
}

/** What is told of what was seen: the lie of a paper only where it can be read and its outline is trusted. */
function faultsOf({ dark, blur, blank, glare, near }: Seen, found: Found, lie: Lie, quad: Quad, expected: Expected): Verdict {
  const cut = cutOf(found);
  const clear = !dark && !blur && near && (!found.open || cut);
  const is: Readonly<Record<Fault, boolean>> = {
    none: false,
    dark,
    bright: false,
    blur: blur && !blank,
    glare,
    cut,
    small: !near,
    turned: clear && !blank && lie.turn > 0,
    side: blank ? !dark : clear && !cut && lie.seen !== expected,
  };
  return { faults: FAULTS.filter((one) => is[one]), quad, turn: clear ? lie.turn : 0, seen: lie.seen };
}
