import { get, type Plane, plane, quantile } from './plane';

/** Where there is ink: darker than what lies around it; long ruled lines are left out. */
export function inkOf(paper: Plane): Plane {
  const { width, height } = paper;
  const ink = plane(width, height);
  const { at } = paper;
  const reach = Math.max(6, Math.round(Math.max(width, height) / 50));
  const columns = new Float32Array(width);
  const add = (row: number, sign: number): void => {
    if (row >= 0 && row < height) for (let x = 0, n = row * width; x < width; x += 1, n += 1) columns[x] = get(columns, x) + sign * get(at, n);
  };
  for (let row = 0; row < reach; row += 1) add(row, 1);
  for (let y = 0, n = 0; y < height; y += 1) {
    add(y + reach, 1);
    add(y - reach - 1, -1);
    const rows = Math.min(height, y + reach + 1) - Math.max(0, y - reach);
    let sum = 0;
    for (let x = 0; x < reach; x += 1) sum += get(columns, x);
    for (let x = 0; x < width; x += 1, n += 1) {
      if (x + reach < width) sum += get(columns, x + reach);
      if (x > reach) sum -= get(columns, x - reach - 1);
      const mean = sum / (rows * (Math.min(width, x + reach + 1) - Math.max(0, x - reach)));
      if (get(at, n) < mean * 0.88 - 3) ink.at[n] = 1;
    }
  }
  unruled(ink, 1, width, height, width);
  unruled(ink, width, 1, width, height);
  return ink;
}

/** Takes away runs of ink too long for any letter. */
function unruled(ink: Plane, step: number, across: number, lines: number, many: number): void {
  const most = Math.max(ink.width, ink.height) / 28;
  const rows = step === 1 ? ink.height : lines;
  for (let line = 0; line < rows; line += 1) {
    let run = 0;
    for (let k = 0; k <= many; k += 1) {
      const n = line * (step === 1 ? ink.width : across) + k * step;
      if (k < many && get(ink.at, n)) run += 1;
      else {
        if (run > most) for (let b = 1; b <= run; b += 1) ink.at[n - b * step] = 0;
        run = 0;
      }
    }
  }
}

const STRIPS = 3;
/** Below this, lines of print stand for certain. */
const STANDING = -0.5;

/** Ink row by row within each strip of the sheet, one strip after the other. */
function profiles(ink: Plane, turned: boolean): Float32Array[] {
  const [long, deep] = turned ? [ink.height, ink.width] : [ink.width, ink.height];
  const strips = Array.from({ length: STRIPS }, () => new Float32Array(deep));
  let n = 0;
  for (let y = 0; y < ink.height; y += 1) {
    for (let x = 0; x < ink.width; x += 1, n += 1) {
      if (get(ink.at, n) === 0) continue;
      const strip = strips[Math.floor(((turned ? y : x) * STRIPS) / long)] as Float32Array;
      strip[turned ? x : y] = get(strip, turned ? x : y) + 1;
    }
  }
  return strips;
}

export interface Reading {
  /** The share of the sheet that is ink. */
  readonly ink: number;
  /** Whether the lines of print stand instead of lying. */
  readonly standing: boolean;
  /** Above 0: lines begin on the left (standing ones: on top); below 0: on the other side. */
  readonly begins: number;
  /** How fully the first and the last third are written from edge to edge, as lines for machines are. */
  readonly machine: readonly [number, number];
}

function lean(ink: Plane, turned: boolean): { energy: number; upright: number } {
  let [energy, cubes, all] = [0, 0, 0];
  for (const rows of profiles(ink, turned)) {
    for (let n = 1; n < rows.length; n += 1) {
      const step = get(rows, n) - get(rows, n - 1);
      energy += step * step;
      cubes += step ** 3;
      all += Math.abs(step) ** 3;
    }
  }
  return { energy, upright: all ? -cubes / all : 0 };
}

/** Whether lines of print stand flush at their beginning: print does, whichever way it is turned. */
function raggedness(ink: Plane, turned: boolean): number {
  const [long, deep] = turned ? [ink.height, ink.width] : [ink.width, ink.height];
  const firsts: number[] = [];
  const lasts: number[] = [];
  for (let d = Math.floor(0.1 * deep); d < 0.9 * deep; d += 2) {
    let [first, last] = [-1, -1];
    for (let k = Math.floor(0.1 * long); k < 0.9 * long; k += 1) {
      if (get(ink.at, turned ? k * ink.width + d : d * ink.width + k) === 0) continue;
      if (first < 0) first = k;
      last = k;
    }
    if (last - first > 0.15 * long) {
      firsts.push(first);
      lasts.push(last);
    }
  }
  const spread = (all: number[]): number => quantile(all, 0.75) - quantile(all, 0.25) + 0.01 * long;
  const [left, right] = [spread(firsts), spread(lasts)];
  return (right - left) / (right + left);
}

/** How far to the side where lines begin the ink of the middle of the sheet lies: print is flush there, and ends anywhere. */
function flush(ink: Plane, turned: boolean): number {
  const [long, deep] = turned ? [ink.height, ink.width] : [ink.width, ink.height];
  let [sum, many] = [0, 20];
  for (let d = Math.floor(0.324 * deep); d < 0.676 * deep; d += 1) {
    for (let k = Math.floor(0.08 * long); k < 0.92 * long; k += 1) {
      if (get(ink.at, turned ? k * ink.width + d : d * ink.width + k) === 0) continue;
      sum += 0.5 - k / long;
      many += 1;
    }
  }
  return sum / many / 0.84;
}

/** How full of ink a band is in its emptiest tenth, seen in columns. */
function fullness(ink: Plane, from: number, to: number, turned: boolean): number {
  const [long, deep] = turned ? [ink.height, ink.width] : [ink.width, ink.height];
  const blocks = new Float32Array(12);
  for (let d = Math.floor(from * deep); d < Math.floor(to * deep); d += 1) {
    for (let k = Math.floor(0.06 * long); k < Math.floor(0.94 * long); k += 1) {
      const block = Math.floor(((k / long - 0.06) / 0.88) * 12);
      blocks[block] = get(blocks, block) + get(ink.at, turned ? k * ink.width + d : d * ink.width + k);
    }
  }
  return [...blocks].sort((a, b) => a - b)[1] as number / ((to - from) * deep * long * 0.073);
}

/** What the print on a straightened sheet tells about how it lies. */
export function readingOf(paper: Plane): Reading {
  const ink = inkOf(paper);
  const [lies, stands] = [lean(ink, false), lean(ink, true)];
  const turned = stands.energy > lies.energy;
  const [along, down] = [flush(ink, false), flush(ink, true)];
  const standing = Math.log((lies.energy + 1) / (stands.energy + 1)) + 4 * (Math.abs(along) - Math.abs(down)) < STANDING;
  // Lines end sharply at their foot; those that begin on top have it on the left.
  const foot = standing ? -stands.upright : lies.upright;
  return {
    ink: ink.at.reduce((sum, one) => sum + one, 0) / ink.at.length,
    standing,
    begins: 20.9 * (standing ? down : along) + 1.76 * raggedness(ink, standing) + 1.32 * foot,
    machine: [fullness(ink, 0.05, 0.38, turned), fullness(ink, 0.62, 0.95, turned)],
  };
}
