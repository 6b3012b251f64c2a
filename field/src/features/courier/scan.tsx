import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catcher, Taken } from '../../offline';
import { field } from '../../shell/live';
import { back } from '../../shell/router';
import { Button, Notice, Page } from '../../ui/parts';
import { openEye } from './camera';
import { TakenNotice } from './parts';
import { w } from './words';

const PICTURE = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
const BETWEEN_MS = 30;

interface Caught {
  readonly done: number;
  readonly all: number;
}

/** Looks until the bundle is whole; the last word is what was taken. */
async function watch(video: HTMLVideoElement, alive: () => boolean, tell: (caught: Caught) => void): Promise<Taken | null> {
  const courier = await field().courier();
  const [eye, catcher]: [Awaited<ReturnType<typeof openEye>>, Catcher] = [await openEye(), courier.catcher()];
  while (alive()) {
    const letters = await eye.look(video).catch(() => null);
    if (letters !== null && catcher.add(letters)) tell(catcher.progress());
    const content = catcher.content();
    if (content) return courier.take(content);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return null;
}

function Lens({ onTaken }: { onTaken: (taken: Taken) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [caught, setCaught] = useState<Caught>({ done: 0, all: 0 });
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
      const taken = await watch(screen, () => alive, setCaught);
      if (taken) onTaken(taken);
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
      <Notice look="warn" icon="camera" title={w.noCamera}>
        {w.noCameraHint}
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
      <p class="b center digits" role="status">
        {w.caught(caught.done, caught.all)}
      </p>
      <progress value={caught.done} max={Math.max(1, caught.all)} aria-label={w.scanning} style={{ width: '100%' }} />
      <p class="center">{w.scanHint}</p>
    </>
  );
}

/** Reads the moving code on a colleague's phone. */
export function Scan() {
  const [taken, setTaken] = useState<Taken | null>(null);
  const leave = (): void => {
    back('/mang-ho');
  };
  return (
    <Page title={w.scanning} back={leave} dock={taken && <Button onClick={leave}>{w.finish}</Button>}>
      {taken ? (
        <>
          <TakenNotice taken={taken} />
          <Button
            look="soft"
            icon="camera"
            onClick={() => {
              setTaken(null);
            }}
          >
            {w.again}
          </Button>
        </>
      ) : (
        <Lens onTaken={setTaken} />
      )}
    </Page>
  );
}
