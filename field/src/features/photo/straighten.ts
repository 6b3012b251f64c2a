import { get, type Plane, plane, type Point, type Quad, type Raster } from './plane';

/** Where a place of the straightened paper (0 to 1 across and down) lies in the picture. */
export function mapping([a, b, c, d]: Quad): (u: number, v: number) => Point {
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const whole = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (dx3 * dy2 - dx2 * dy3) / whole;
  const h = (dx1 * dy3 - dx3 * dy1) / whole;
  const [xu, xv, yu, yv] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return { x: (xu * u + xv * v + a.x) / w, y: (yu * u + yv * v + a.y) / w };
  };
}

const inside = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** One plane of the paper as if it lay flat under the eye. */
export function flat(from: Plane, quad: Quad, width: number, height: number): Plane {
  const to = plane(width, height);
  const place = mapping(quad);
  const { at, width: wide } = from;
  for (let y = 0, n = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, n += 1) {
      const p = place((x + 0.5) / width, (y + 0.5) / height);
      const px = inside(p.x - 0.5, wide - 1.001);
      const py = inside(p.y - 0.5, from.height - 1.001);
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const fx = px - x0;
      const i = y0 * wide + x0;
      const top = get(at, i) + (get(at, i + 1) - get(at, i)) * fx;
      const low = get(at, i + wide) + (get(at, i + wide + 1) - get(at, i + wide)) * fx;
      to.at[n] = top + (low - top) * (py - y0);
    }
  }
  return to;
}

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
        const top = get(from.data, n + c) * (1 - fx) + get(from.data, n + c + 4) * fx;
        to.data[out + c] = top * (1 - fy) + (get(from.data, under + c) * (1 - fx) + get(from.data, under + c + 4) * fx) * fy;
      }
      to.data[out + 3] = 255;
    }
  }
}
