import type { Raster } from './plane';

/** The longest side that is judged and kept in memory: what the camera of the page gives. */
export const LONGEST = 1920;

/** Points of the largest picture that a 2 GB phone can be asked to open. */
export const MOST_POINTS = 26_000_000;

export interface Sides {
  readonly width: number;
  readonly height: number;
}

/** How large a picture is, read without opening it. */
export async function sidesOf(file: Blob): Promise<Sides> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = address;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    image.src = '';
    URL.revokeObjectURL(address);
  }
}

/** The points of a picture, opened at the size that is needed; the canvas gives its memory back at once. */
export async function rasterOf(file: Blob, { width, height }: Sides): Promise<Raster> {
  const share = Math.min(1, LONGEST / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
  const picture = await createImageBitmap(file, { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' });
  return pointsOf(picture, size, () => {
    picture.close();
  });
}

/** What a video or picture shows, as points. */
export function pointsOf(from: CanvasImageSource, { width, height }: Sides, done: () => void): Raster {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  try {
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('No canvas.');
    pen.drawImage(from, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height);
  } finally {
    canvas.width = 0;
    done();
  }
}
