import { colourAt, findPaper, type Found } from './corners';
import { isCut, isFolded, wipedOf } from './entire';
import { areaOf, get, greyOf, inSmall, type Plane, type Point, type Quad, quantile, type Raster, sizeOf, someOf } from './plane';
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
const READ = 600;
/** How far around the paper its picture is looked at, in points. */
const NEAR = 24;
/** Below this, print is upside down for certain. */
const OVER = -1;

interface Light {
  readonly white: number;
  readonly black: number;
  readonly glare: number;
}

/** How light the paper is, how dark its print, and how much of it a lamp has wiped out. */
function lightOf(found: Found | null, small: readonly Plane[], grey: Plane, quad: Quad | null, some: Float32Array): Light {
  if (!found || !quad) return { white: quantile(some, 0.5), black: 0, glare: 0 };
  const [place, wide] = [mapping(found.quad), mapping(quad)];
  const [levels, lowest, places, points]: [number[], number[], Point[], number[]] = [[], [], [], []];
  for (let v = 0.02; v < 1; v += 0.02) {
    for (let u = 0.02; u < 1; u += 0.02) {
      const colour = colourAt(small, place(u, v));
      if (colour) {
        levels.push((colour[0] + colour[1] + colour[2]) / 3);
        lowest.push(Math.min(...colour));
        places.push({ x: u, y: v });
      }
      const q = wide(u, v);
      const at = Math.round(q.y) * grey.width + Math.round(q.x);
      if (q.x >= 0 && q.y >= 0 && q.x < grey.width - 1 && q.y < grey.height - 1) points.push(get(grey.at, at));
    }
  }
  return { white: quantile(levels, 0.6), black: quantile(points, 0.02), glare: wipedOf(lowest, places) };
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
    // A front has print from edge to edge at one end at most, and little of it; a back has some at both.
    const back = Math.max(top, low) > 0.085 || Math.min(top, low) > 0.008;
    const wrong = back ? top > low : low > top + 0.005;
    // A card is read along its longer side; its machine lines are the last of the back, its code is in the first third of the front.
    return { seen: back ? 'back' : 'front', turn: height > width ? (wrong ? 1 : 3) : wrong ? 2 : 0 };
  }
  if (reading.standing) return { seen: 'page', turn: reading.begins < 0 ? 1 : 3 };
  return { seen: 'page', turn: reading.begins < OVER ? 2 : 0 };
}

export type Pause = () => Promise<void>;

function read(grey: Plane, quad: Quad): Reading {
  const size = sizeOf(quad);
  const scale = READ / Math.max(size.width, size.height);
  return readingOf(flat(grey, quad, Math.round(size.width * scale), Math.round(size.height * scale)));
}

/** Every fault of a picture at once; between its parts the screen may breathe. */
export async function judge(raster: Raster, expected: Expected, pause: Pause): Promise<Verdict> {
  const small = inSmall(raster, SMALL);
  await pause();
  const found = findPaper(small);
  const scale = Math.max(1, Math.round(Math.max(raster.width, raster.height) / SMALL));
  const quad = found && (found.quad.map((p) => ({ x: (p.x + 0.5) * scale, y: (p.y + 0.5) * scale })) as unknown as Quad);
  await pause();
  const ys = quad?.map(({ y }) => y) ?? [];
  const grey = greyOf(raster, Math.min(...ys) - NEAR, Math.max(...ys) + NEAR);
  const some = someOf(raster);
  const light = lightOf(found, small, grey, quad, some);
  const { white, black } = light;
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
  const seen = { dark: white < 78, blur: sharp < 0.375, blank: empty && contrast < 0.085 * white, glare: light.glare > 0.012, near, cut: isCut(found, small), folded: isFolded(found) };
  return faultsOf(seen, lie, quad, expected);
}

interface Seen {
  readonly dark: boolean;
  readonly blur: boolean;
  readonly blank: boolean;
  readonly glare: boolean;
  readonly near: boolean;
  readonly cut: boolean;
  readonly folded: boolean;
}

/** What is told of what was seen: the lie of a paper only where it can be read and its outline is trusted. */
function faultsOf({ dark, blur, blank, glare, near, cut, folded }: Seen, lie: Lie, quad: Quad, expected: Expected): Verdict {
  const clear = !dark && !blur && near;
  const is: Readonly<Record<Fault, boolean>> = {
    none: false,
    dark,
    bright: false,
    blur: blur && !blank,
    glare,
    cut: cut || (folded && !dark),
    small: !near,
    turned: clear && !blank && lie.turn > 0,
    side: blank ? !dark : clear && !cut && lie.seen !== expected,
  };
  return { faults: FAULTS.filter((one) => is[one]), quad, turn: clear ? lie.turn : 0, seen: lie.seen };
}
