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

/** The value at an index that is known to be inside. */
export const get = (at: ArrayLike<number>, n: number): number => at[n] as number;

/** The brightness of each point. */
export function greyOf({ width, height, data }: Raster): Plane {
  const grey = plane(width, height);
  for (let n = 0, i = 0; n < grey.at.length; n += 1, i += 4) {
    grey.at[n] = 0.3 * get(data, i) + 0.59 * get(data, i + 1) + 0.11 * get(data, i + 2);
  }
  return grey;
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
          r += get(data, from);
          g += get(data, from + 1);
          b += get(data, from + 2);
        }
      }
      red.at[y * w + x] = r * part;
      green.at[y * w + x] = g * part;
      blue.at[y * w + x] = b * part;
    }
  }
  return [red, green, blue];
}

/** Each point becomes the lightest (sign 1) or darkest (sign -1) of those before and behind it. */
function slide({ width, height, at }: Plane, reach: number, across: boolean, sign: number): Plane {
  const to = plane(width, height);
  const most = (across ? width : height) - 1;
  const stride = across ? 1 : width;
  for (let y = 0, n = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, n += 1) {
      const place = across ? x : y;
      const last = n + Math.min(reach, most - place) * stride;
      let best = get(at, n);
      for (let k = n - Math.min(reach, place) * stride; k <= last; k += stride) {
        const value = get(at, k);
        if ((value - best) * sign > 0) best = value;
      }
      to.at[n] = best;
    }
  }
  return to;
}

/** The picture without its thin dark parts: print and rules vanish, sheets and tables stay. */
export function closed(from: Plane, reach: number): Plane {
  const light = slide(slide(from, reach, true, 1), reach, false, 1);
  return slide(slide(light, reach, true, -1), reach, false, -1);
}

/** The value below which this share lies. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float32Array.from(values).sort();
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
