import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Notice } from '../../ui/parts';
import { pointsOf } from './decode';
import type { Raster } from './plane';
import { w } from './words';

const WISH = { facingMode: 'environment', width: { ideal: 1920, max: 1920 }, height: { ideal: 1080, max: 1920 } };

/** The camera inside the page, at most 1080 lines: the phone's own would give files too large to open. */
export function Lens({ taken, close }: { taken: (raster: Raster) => void; close: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'waiting' | 'seeing' | 'blind'>('waiting');
  useEffect(() => {
    let alive = true;
    let stream: MediaStream | null = null;
    const end = (): void => {
      alive = false;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: WISH });
      const screen = video.current;
      if (!alive || !screen) { end(); return; }
      screen.srcObject = stream;
      await screen.play();
      setState('seeing');
    };
    start().catch(() => {
      if (alive) setState('blind');
    });
    return end;
  }, []);
  const shoot = (): void => {
    const screen = video.current;
    if (screen) taken(pointsOf(screen, { width: screen.videoWidth, height: screen.videoHeight }, () => undefined));
  };
  return (
    <section class="stack">
      {state === 'blind' ? (
        <Notice look="warn" icon="camera" title={w.blind} loud>
          {w.blindHint}
        </Notice>
      ) : (
        <video ref={video} class="card" style="padding:0" playsInline muted aria-label={w.open} />
      )}
      {state === 'seeing' && <Button icon="camera" onClick={shoot}>{w.shoot}</Button>}
      <Button look="ghost" onClick={close}>{w.close}</Button>
    </section>
  );
}
