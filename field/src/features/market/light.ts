/** What is wrong with a photo of goods; every one is a hint, none forbids it. */
export const HINTS = ['dark', 'bright', 'blur', 'busy'] as const;
export type Hint = (typeof HINTS)[number];

/** Points of a picture, four bytes each, as a canvas gives them. */
export interface Points {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

const MOST_GAIN = 1.3;
const MOST_SHIFT = 24;
const [LOW, HIGH] = [8, 245];

const greyAt = (data: Uint8ClampedArray, at: number): number => (299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0)) / 1000;

function share(data: Uint8ClampedArray, part: number): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 4) counts[Math.round(greyAt(data, at))] = (counts[Math.round(greyAt(data, at))] ?? 0) + 1;
  let left = (data.length / 4) * part;
  for (let level = 0; level < 256; level += 1) {
    left -= counts[level] ?? 0;
    if (left <= 0) return level;
  }
  return 255;
}

/**
 * How much lighter a photo may be made: the same for red, green and blue, so that no colour turns into another, and never so much
 * that it shows what was not there.
 */
export function lightOf({ data }: Points): { readonly gain: number; readonly shift: number } {
  const [dark, light] = [share(data, 0.02), share(data, 0.98)];
  const gain = Math.min(MOST_GAIN, Math.max(1, (HIGH - LOW) / Math.max(1, light - dark)));
  const shift = Math.min(MOST_SHIFT, Math.max(-MOST_SHIFT, LOW - dark * gain));
  return { gain, shift };
}

/** Makes the points lighter, in place. */
export function lighten({ data }: Points, { gain, shift }: { readonly gain: number; readonly shift: number }): void {
  for (let at = 0; at < data.length; at += 4) for (let n = at; n < at + 3; n += 1) data[n] = (data[n] ?? 0) * gain + shift;
}

/** How much neighbours differ, on the average, in a ring of the picture (0 is its edge, 1 its middle). */
function unrest({ data, width, height }: Points, from: number, to: number): number {
  let [sum, many] = [0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const depth = Math.min(x / width, y / height, 1 - x / width, 1 - y / height) * 2;
      if (depth < from || depth >= to) continue;
      const at = (y * width + x) * 4;
      sum += Math.abs(4 * greyAt(data, at) - greyAt(data, at - 4) - greyAt(data, at + 4) - greyAt(data, at - 4 * width) - greyAt(data, at + 4 * width));
      many += 1;
    }
  }
  return many ? sum / many : 0;
}

/** What to say of a photo, told from a small copy of it (some 200 points wide). */
export function hintsOf(points: Points): Hint[] {
  const middle = share(points.data, 0.5);
  const [edge, heart] = [unrest(points, 0, 0.3), unrest(points, 0.45, 1.1)];
  const found: [Hint, boolean][] = [
    ['dark', middle < 70],
    ['bright', share(points.data, 0.25) > 235],
    ['blur', heart < 6 && edge < 6],
    ['busy', edge > 22 && edge > heart * 0.8],
  ];
  return found.filter(([, is]) => is).map(([hint]) => hint);
}

/** The middle of a picture in a shape: where it begins and how large it is. */
export function cropped(width: number, height: number, shape: number): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const wide = Math.min(width, Math.round(height * shape));
  const high = Math.min(height, Math.round(width / shape));
  return { x: Math.floor((width - wide) / 2), y: Math.floor((height - high) / 2), width: wide, height: high };
}
