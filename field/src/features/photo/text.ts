import { get, type Plane, plane, quantile } from './plane';

/** Where there is ink: darker than what lies around it; long ruled lines are left out. */
export function inkOf(paper: Plane): Plane {
  const { width, height } = paper;
  const ink = plane(width, height);
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += get(paper.at, y * width + x);
      sums[(y + 1) * (width + 1) + x + 1] = get(sums, y * (width + 1) + x + 1) + row;
    }
  }
  const reach = Math.max(6, Math.round(Math.max(width, height) / 50));
  const wide = width + 1;
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - reach);
    const low = Math.min(height, y + reach + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - reach);
      const right = Math.min(width, x + reach + 1);
      const whole = get(sums, low * wide + right) - get(sums, top * wide + right) - get(sums, low * wide + left) + get(sums, top * wide + left);
      const mean = whole / ((low - top) * (right - left));
      if (get(paper.at, y * width + x) < mean * 0.88 - 3) ink.at[y * width + x] = 1;
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
  /** Above 1: the lines lie across; below 1: they stand. */
  readonly across: number;
  /** Above 0: upright (lines end sharply at their foot); below 0: upside down. Along the lines as they lie. */
  readonly upright: number;
  /** Above 0: lines begin under each other on the left (or top) and end anywhere. */
  readonly ragged: number;
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
  const [across, standing] = [lean(ink, false), lean(ink, true)];
  const turned = standing.energy > across.energy;
  return {
    ink: ink.at.reduce((sum, one) => sum + one, 0) / ink.at.length,
    across: across.energy / (standing.energy || 1),
    upright: (turned ? standing : across).upright,
    ragged: raggedness(ink, turned),
    machine: [fullness(ink, 0.05, 0.38, turned), fullness(ink, 0.62, 0.95, turned)],
  };
}
