/** Pictures as plain numbers: everything that judges them is pure and runs the same in a test and on a phone. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of a paper: top left, top right, bottom right, bottom left, as they lie in the picture. */
export type Quad = readonly [Point, Point, Point, Point];

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and one byte unused, as a canvas gives them. */
  readonly data: Uint8ClampedArray;
}

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly at: Float32Array;
}

export const plane = (width: number, height: number): Plane => ({ width, height, at: new Float32Array(width * height) });

/** The value at an index that is known to be inside; one kind of array each, for an engine is slow where kinds mix. */
export const get = (at: Float32Array, n: number): number => at[n] as number;
export const byte = (data: Uint8ClampedArray, n: number): number => data[n] as number;

const brightness = (data: Uint8ClampedArray, i: number): number => 0.3 * byte(data, i) + 0.59 * byte(data, i + 1) + 0.11 * byte(data, i + 2);

/** The brightness of each point in these rows; the others stay dark. */
export function greyOf({ width, height, data }: Raster, from = 0, to = height): Plane {
  const grey = plane(width, height);
  const { at } = grey;
  const last = Math.min(height, Math.ceil(to)) * width;
  for (let n = Math.max(0, Math.floor(from)) * width; n < last; n += 1) at[n] = brightness(data, n * 4);
  return grey;
}

/** The brightness of some points from all over the picture: enough to tell how light the whole is. */
export function someOf({ data }: Raster): Float32Array {
  const some = new Float32Array(Math.floor(data.length / 844));
  for (let n = 0; n < some.length; n += 1) some[n] = brightness(data, n * 844);
  return some;
}

/** Red, green and blue of the whole picture in small: the mean of blocks, each block one point. */
export function inSmall({ width, height, data }: Raster, longest: number): readonly [Plane, Plane, Plane] {
  const step = Math.max(1, Math.round(Math.max(width, height) / longest));
  const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
  const [red, green, blue] = [plane(w, h), plane(w, h), plane(w, h)];
  const part = 1 / (step * step);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      let [r, g, b] = [0, 0, 0];
      for (let k = 0; k < step; k += 1) {
        let from = ((y * step + k) * width + x * step) * 4;
        for (const end = from + step * 4; from < end; from += 4) {
          r += byte(data, from);
          g += byte(data, from + 1);
          b += byte(data, from + 2);
        }
      }
      red.at[y * w + x] = r * part;
      green.at[y * w + x] = g * part;
      blue.at[y * w + x] = b * part;
    }
  }
  return [red, green, blue];
}

/** Each point becomes the lightest (sign 1) or darkest (sign -1) of itself, two before and two behind. */
function slide({ width, height, at }: Plane, across: boolean, sign: number): Plane {
  const to = plane(width, height);
  const out = to.at;
  const [many, next, most, step] = across ? [height, width, width, 1] : [width, 1, height, width];
  for (let line = 0; line < many; line += 1) {
    let n = line * next;
    // What the five places hold; past an end its last point stands again.
    let [a, b, c] = [sign * get(at, n), sign * get(at, n), sign * get(at, n)];
    let d = sign * get(at, n + step);
    for (let k = 0; k < most; k += 1, n += step) {
      const e = k + 2 < most ? sign * get(at, n + 2 * step) : d;
      const [ab, de] = [a > b ? a : b, d > e ? d : e];
      const ends = ab > de ? ab : de;
      out[n] = sign * (ends > c ? ends : c);
      a = b;
      b = c;
      c = d;
      d = e;
    }
  }
  return to;
}

/** The picture without its thin dark parts: print and rules vanish, sheets and tables stay. */
export function closed(from: Plane): Plane {
  return slide(slide(slide(slide(from, true, 1), false, 1), true, -1), false, -1);
}

/** The value below which this share lies; of very many values, some are asked. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const step = Math.max(1, Math.floor(values.length / 4000));
  const sorted = new Float32Array(Math.ceil(values.length / step));
  for (let n = 0; n < sorted.length; n += 1) sorted[n] = values[n * step] as number;
  sorted.sort();
  return sorted.length ? get(sorted, Math.min(sorted.length - 1, Math.floor(share * sorted.length))) : 0;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export function areaOf(quad: Quad): number {
  let twice = 0;
  for (let n = 0; n < 4; n += 1) {
    const [a, b] = [quad[n] as Point, quad[(n + 1) % 4] as Point];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

/** The size of the straightened paper, in points of the picture. */
export function sizeOf([a, b, c, d]: Quad): { width: number; height: number } {
  return { width: (distance(a, b) + distance(d, c)) / 2, height: (distance(a, d) + distance(b, c)) / 2 };
}
