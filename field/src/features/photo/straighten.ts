import { byte, get, type Plane, plane, type Point, type Quad, type Raster } from './plane';

interface Glass {
  readonly x: readonly [u: number, v: number, start: number];
  readonly y: readonly [u: number, v: number, start: number];
  readonly w: readonly [u: number, v: number];
}

/** What lays a slanted sheet flat: three sums that grow evenly along each row. */
function glass([a, b, c, d]: Quad): Glass {
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const whole = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (dx3 * dy2 - dx2 * dy3) / whole;
  const h = (dx1 * dy3 - dx3 * dy1) / whole;
  return { x: [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x], y: [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y], w: [g, h] };
}

/** Where a place of the straightened paper (0 to 1 across and down) lies in the picture. */
export function mapping(quad: Quad): (u: number, v: number) => Point {
  const { x: [xu, xv, x0], y: [yu, yv, y0], w: [g, h] } = glass(quad);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return { x: (xu * u + xv * v + x0) / w, y: (yu * u + yv * v + y0) / w };
  };
}

/** One plane of the paper as if it lay flat under the eye. */
export function flat(from: Plane, quad: Quad, width: number, height: number): Plane {
  const to = plane(width, height);
  const { x: [xu, xv, xs], y: [yu, yv, ys], w: [g, h] } = glass(quad);
  const { at, width: wide } = from;
  const [right, foot] = [wide - 1.001, from.height - 1.001];
  for (let row = 0, n = 0; row < height; row += 1) {
    const v = (row + 0.5) / height;
    const [startX, startY, startW] = [xv * v + xs, yv * v + ys, h * v + 1];
    for (let column = 0; column < width; column += 1, n += 1) {
      const u = (column + 0.5) / width;
      const w = g * u + startW;
      const px = Math.min(Math.max((xu * u + startX) / w - 0.5, 0), right);
      const py = Math.min(Math.max((yu * u + startY) / w - 0.5, 0), foot);
      const [left, upper] = [Math.floor(px), Math.floor(py)];
      const i = upper * wide + left;
      const top = get(at, i) + (get(at, i + 1) - get(at, i)) * (px - left);
      const low = get(at, i + wide) + (get(at, i + wide + 1) - get(at, i + wide)) * (px - left);
      to.at[n] = top + (low - top) * (py - upper);
    }
  }
  return to;
}

const inside = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** Some rows of the straightened picture in colour; called in slices so that the screen stays alive. */
export function straightenRows(from: Raster, quad: Quad, to: Raster, first: number, last: number): void {
  const place = mapping(quad);
  for (let y = first; y < last; y += 1) {
    for (let x = 0; x < to.width; x += 1) {
      const p = place((x + 0.5) / to.width, (y + 0.5) / to.height);
      const [px, py] = [inside(p.x - 0.5, from.width - 1.001), inside(p.y - 0.5, from.height - 1.001)];
      const [x0, y0] = [Math.floor(px), Math.floor(py)];
      const [fx, fy] = [px - x0, py - y0];
      const [n, out] = [(y0 * from.width + x0) * 4, (y * to.width + x) * 4];
      const under = n + from.width * 4;
      for (let c = 0; c < 3; c += 1) {
        const top = byte(from.data, n + c) * (1 - fx) + byte(from.data, n + c + 4) * fx;
        to.data[out + c] = top * (1 - fy) + (byte(from.data, under + c) * (1 - fx) + byte(from.data, under + c + 4) * fx) * fy;
      }
      to.data[out + 3] = 255;
    }
  }
}
