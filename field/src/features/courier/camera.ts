/** What the camera sees, a code at a time. */
export interface Eye {
  /** The letters of the code in the picture, or null. */
  look(video: HTMLVideoElement): Promise<string | null>;
}

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

type Detectors = (new (options: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> };

/** How much of the picture is looked at: its middle, as large as a cheap phone can search in time. */
const MOST_SIDE = 720;

/** The phone's own detector where it has one, else our own reading of the picture. */
export async function openEye(): Promise<Eye> {
  const own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  const formats: string[] = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return { look: async (video) => (await detector.detect(video))[0]?.rawValue ?? null };
  }
  const { default: decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  return {
    look(video) {
      const picture = middleOf(video, canvas);
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

function middleOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const whole = Math.min(video.videoWidth, video.videoHeight);
  if (whole === 0) return null;
  const side = Math.min(MOST_SIDE, whole);
  canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return null;
  const [x, y] = [(video.videoWidth - whole) / 2, (video.videoHeight - whole) / 2];
  pen.drawImage(video, x, y, whole, whole, 0, 0, side, side);
  return pen.getImageData(0, 0, side, side);
}
