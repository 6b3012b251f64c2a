/** The photo check without its screens, for the bench alone; no screen imports this. */
import { rasterOf, sidesOf } from './decode';
import { type Expected, judge, type Verdict } from './judge';

export { judge };

export async function look(base64: string, expected: Expected): Promise<Verdict & { ms: number; width: number; height: number }> {
  const file = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' });
  const began = performance.now();
  const raster = await rasterOf(file, await sidesOf(file));
  const verdict = await judge(raster, expected, () => Promise.resolve());
  return { ...verdict, ms: performance.now() - began, width: raster.width, height: raster.height };
}
