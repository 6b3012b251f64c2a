/** What the camera or a picture shows, a code at a time. */
export interface Eye {
  /** The letters of the code in the picture, or null. */
  look(source: HTMLVideoElement | ImageBitmap): Promise<string | null>;
}

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

type Detectors = (new (options: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> };

/** How much of a film is looked at: its middle, as large as a cheap phone can search in time. */
const MOST_SIDE = 720;
/** How wide a chosen picture is made before it is searched. */
const WIDE = 1080;

/** The phone's own detector where it has one, else our own reading of the picture. */
export async function openEye(): Promise<Eye> {
  const own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  const formats: string[] = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return { look: async (source) => (await detector.detect(source))[0]?.rawValue ?? null };
  }
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  return {
    look(source) {
      const picture = pointsOf(source, canvas);
      if (!picture) return Promise.resolve(null);
      try {
        return Promise.resolve(decodeQR(picture));
      } catch {
        // Most pictures hold no code that can be read.
        return Promise.resolve(null);
      }
    },
  };
}

/** The letters of the code in a chosen picture, or null; the picture is let go at once. */
export async function lookAt(file: Blob): Promise<string | null> {
  const eye = await openEye();
  const picture = await createImageBitmap(file, { resizeWidth: WIDE, resizeQuality: 'medium' });
  try {
    return await eye.look(picture);
  } finally {
    picture.close();
  }
}

/** The middle of a film, or all of a picture. */
function pointsOf(source: HTMLVideoElement | ImageBitmap, canvas: HTMLCanvasElement): ImageData | null {
  const film = 'videoWidth' in source;
  const [width, height] = film ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const whole = Math.min(width, height);
  const [wide, high] = film ? [whole, whole] : [width, height];
  const share = film ? Math.min(1, MOST_SIDE / whole) : 1;
  canvas.width = Math.round(wide * share);
  canvas.height = Math.round(high * share);
  const pen = whole === 0 ? null : canvas.getContext('2d', { willReadFrequently: true });
  pen?.drawImage(source, (width - wide) / 2, (height - high) / 2, wide, high, 0, 0, canvas.width, canvas.height);
  return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
