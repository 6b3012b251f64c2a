/** The longest side of a kept picture; a page of print stays readable. */
const LONGEST = 1600;
const ENOUGH = 200 * 1024;
const QUALITIES = [0.75, 0.6, 0.45] as const;

/** How large a picture becomes so that no side is longer than the limit. */
export function fitted(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const share = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/**
 * A small WebP of a picture (JPEG where the browser writes no WebP), without what the camera noted in it.
 *
 * Its size is read without opening it; it is then opened at the small size, so that a large one does
 * not fill the phone's memory.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const size = fitted(...(await sidesOf(file)));
  const picture = await createImageBitmap(file, { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  try {
    let found = await written(canvas, QUALITIES[0]);
    for (const quality of QUALITIES.slice(1)) if (found.size > ENOUGH) found = await written(canvas, quality);
    return found;
  } finally {
    canvas.width = 0; // gives the memory back at once
  }
}

async function written(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const write = (type: string): Promise<Blob | null> =>
    new Promise((resolve) => {
      canvas.toBlob(resolve, type, quality);
    });
  const webp = await write('image/webp');
  const found = webp?.type === 'image/webp' ? webp : await write('image/jpeg');
  if (!found) throw new Error('The picture could not be written.');
  return found;
}

async function sidesOf(file: Blob): Promise<[width: number, height: number]> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = address;
    });
    return [image.naturalWidth, image.naturalHeight];
  } finally {
    URL.revokeObjectURL(address);
  }
}
