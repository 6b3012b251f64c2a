import { get, type Plane, type Quad, quantile } from './plane';
import { mapping } from './straighten';

const TILE = 20;

/**
 * How steep the edges of print are, against their whole height: near 1 when sharp, small when blurred.
 *
 * Told for the worst of four directions, so that a picture dragged one way is found as well.
 */
export function sharpnessOf(grey: Plane, quad: Quad): { readonly sharp: number; readonly contrast: number } {
  const place = mapping(quad);
  const across = Math.min(22, Math.floor(Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y) / TILE));
  const down = Math.min(22, Math.floor(Math.hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y) / TILE));
  const tiles: { contrast: number; steep: readonly number[] }[] = [];
  for (let v = 1; v < down; v += 1) {
    for (let u = 1; u < across; u += 1) {
      const p = place(u / across, v / down);
      const [x, y] = [Math.round(p.x), Math.round(p.y)];
      if (x > TILE && y > TILE && x < grey.width - TILE && y < grey.height - TILE) tiles.push(tileAt(grey, x, y));
    }
  }
  const contrast = quantile(tiles.map((one) => one.contrast), 0.8);
  const clear = 0.6 * quantile(tiles.map((one) => one.contrast), 0.9);
  const good = tiles.filter((one) => one.contrast >= clear);
  return { sharp: Math.min(...[0, 1, 2, 3].map((n) => quantile(good.map((one) => one.steep[n] as number), 0.5))), contrast };
}

function tileAt({ at, width }: Plane, x0: number, y0: number): { contrast: number; steep: readonly number[] } {
  const half = TILE / 2;
  const ways = [1, width, width + 1, width - 1];
  const most = [0, 0, 0, 0];
  let [low, high] = [255, 0];
  for (let y = y0 - half; y < y0 + half; y += 1) {
    for (let n = y * width + x0 - half; n < y * width + x0 + half; n += 1) {
      const value = get(at, n);
      if (value < low) low = value;
      if (value > high) high = value;
      for (let k = 0; k < 4; k += 1) {
        const step = Math.abs(get(at, n + (ways[k] as number)) - get(at, n - (ways[k] as number)));
        if (step > (most[k] as number)) most[k] = step;
      }
    }
  }
  const contrast = high - low;
  return { contrast, steep: most.map((one, k) => one / (contrast + 8) / (k > 1 ? 1.25 : 1)) };
}
