import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { openEye } from '../ui/eye';
import { Notice } from '../ui/parts';
import { words } from '../ui/words';

const w = words(
  { blind: 'Chưa mở được máy ảnh', blindHint: 'Cho phép dùng máy ảnh, hoặc dùng ảnh hay tệp.' },
  { blind: 'The camera could not be opened', blindHint: 'Allow the camera, or use a picture or a file.' },
);

const PICTURE = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
const BETWEEN_MS = 30;

/** What is done with each code that is seen; true: enough was seen. */
type See = (letters: string) => boolean | Promise<boolean>;

/** Looks until enough was seen. */
async function look(video: HTMLVideoElement, watch: () => Promise<See>, alive: () => boolean): Promise<void> {
  const [eye, see] = await Promise.all([openEye(), watch()]);
  while (alive()) {
    const letters = await eye.look(video).catch(() => null);
    if (letters !== null && alive() && (await see(letters))) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}

/** The camera in the page, reading QR codes; no picture of it is kept. */
export function Lens({ watch, children }: { watch: () => Promise<See>; children?: ComponentChildren }) {
  const video = useRef<HTMLVideoElement>(null);
  const [blind, setBlind] = useState(false);
  useEffect(() => {
    let alive = true;
    let stream: MediaStream | null = null;
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: PICTURE });
      const screen = video.current;
      if (!alive || !screen) return;
      screen.srcObject = stream;
      await screen.play();
      await look(screen, watch, () => alive);
    };
    const end = (): void => {
      alive = false;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    start()
      .catch(() => {
        if (alive) setBlind(true);
      })
      .finally(() => {
        if (!alive) end();
      });
    return end;
  }, []);
  if (blind) {
    return (
      <Notice look="warn" icon="camera" title={w.blind} loud>
        {w.blindHint}
      </Notice>
    );
  }
  return (
    <>
      <video
        ref={video}
        muted
        playsInline
        aria-hidden="true"
        style={{ width: '100%', aspectRatio: '1', objectFit: 'cover', background: '#000', borderRadius: '16px' }}
      />
      {children}
    </>
  );
}
