import { type PdfPage, pdfOf } from './pdf';
import { plane, type Quad, type Raster, sizeOf } from './plane';
import type { Pause, Quarter } from './judge';
import { straightenRows } from './straighten';

/** One straightened page, kept in memory only. */
export interface Sheet {
  readonly id: number;
  readonly blob: Blob;
  readonly address: string;
}

const LONGEST = 1700;
const TRIES: readonly (readonly [longest: number, quality: number])[] = [[1700, 0.8], [1600, 0.65], [1400, 0.55], [1200, 0.45], [1000, 0.4], [800, 0.3], [600, 0.25]];

/** A canvas of this size for as long as the work takes. */
async function drawn<T>(width: number, height: number, work: (pen: CanvasRenderingContext2D, canvas: HTMLCanvasElement) => Promise<T>): Promise<T> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  try {
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('No canvas.');
    return await work(pen, canvas);
  } finally {
    canvas.width = 0;
  }
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The picture could not be written.'));
    }, 'image/jpeg', quality);
  });

/** The paper alone, flat and upright. */
export async function straighten(raster: Raster, quad: Quad, turn: Quarter, pause: Pause): Promise<Raster> {
  const around = [0, 1, 2, 3].map((n) => quad[(n - turn + 4) % 4]) as unknown as Quad;
  const size = sizeOf(around);
  const scale = Math.min(1, LONGEST / Math.max(size.width, size.height));
  const [width, height] = [Math.max(2, Math.round(size.width * scale)), Math.max(2, Math.round(size.height * scale))];
  const to = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  for (let row = 0; row < height; row += 48) {
    straightenRows(raster, around, to, row, Math.min(height, row + 48));
    await pause();
  }
  return to;
}

/** Print black on white: each point against the mean of what lies around it. */
export async function blackened(raster: Raster, pause: Pause): Promise<Raster> {
  const { width, height, data } = raster;
  const reach = Math.max(8, Math.round(Math.max(width, height) / 40));
  const columns = new Float64Array(width);
  const light = plane(width, height);
  for (let n = 0; n < light.at.length; n += 1) light.at[n] = ((data[n * 4] as number) + 2 * (data[n * 4 + 1] as number) + (data[n * 4 + 2] as number)) / 4;
  const out = new Uint8ClampedArray(data.length);
  const add = (row: number, sign: number): void => {
    if (row >= 0 && row < height) for (let x = 0; x < width; x += 1) columns[x] = (columns[x] as number) + sign * (light.at[row * width + x] as number);
  };
  for (let row = 0; row < reach; row += 1) add(row, 1);
  for (let y = 0; y < height; y += 1) {
    add(y + reach, 1);
    add(y - reach - 1, -1);
    const rows = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    let sum = 0;
    for (let x = -reach; x < width; x += 1) {
      if (x + reach < width) sum += columns[x + reach] as number;
      if (x - reach - 1 >= 0) sum -= columns[x - reach - 1] as number;
      if (x < 0) continue;
      const mean = sum / (rows * (Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1));
      const value = ((light.at[y * width + x] as number) / mean - 0.72) * 1100;
      out.fill(value, (y * width + x) * 4, (y * width + x) * 4 + 3);
      out[(y * width + x) * 4 + 3] = 255;
    }
    if (y % 48 === 0) await pause();
  }
  return { width, height, data: out };
}

/** A picture as a small file in memory. */
export const blobOf = (raster: Raster): Promise<Blob> =>
  drawn(raster.width, raster.height, (pen, canvas) => {
    pen.putImageData(new ImageData(raster.data as Uint8ClampedArray<ArrayBuffer>, raster.width, raster.height), 0, 0);
    return jpegOf(canvas, 0.88);
  });

async function smaller(sheet: Sheet, longest: number, quality: number): Promise<PdfPage> {
  const picture = await createImageBitmap(sheet.blob);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  return drawn(width, height, async (pen, canvas) => {
    pen.drawImage(picture, 0, 0, width, height);
    picture.close();
    return { jpeg: new Uint8Array(await (await jpegOf(canvas, quality)).arrayBuffer()), width, height };
  });
}

/** All pages as one file under the limit, made smaller until it fits; null when even the smallest does not. */
export async function fileOf(sheets: readonly Sheet[], limit: number): Promise<Blob | null> {
  for (const [longest, quality] of TRIES) {
    const pages: PdfPage[] = [];
    for (const sheet of sheets) pages.push(await smaller(sheet, longest, quality));
    const file = pdfOf(pages);
    if (file.size <= limit) return file;
  }
  return null;
}
