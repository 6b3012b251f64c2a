import { useEffect, useRef, useState } from 'preact/hooks';
import type { Frames } from '../../offline';
import { field } from '../../shell/live';
import { back } from '../../shell/router';
import { Button, Notice, Page } from '../../ui/parts';
import { w } from './words';

/** Seven codes a second: what a cheap camera reads, with one missed now and then. */
const PACE_MS = 140;
const QUIET = 4;
const MODULE = 4;

/** Draws the letters as one QR code, black on white with its quiet zone, in whole dots. */
export async function draw(canvas: HTMLCanvasElement, letters: string): Promise<void> {
  const { default: encodeQR } = await import('qr');
  const rows = encodeQR(letters, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: QUIET });
  const side = rows.length * MODULE;
  if (canvas.width !== side) canvas.width = canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = '#000';
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(x * MODULE, y * MODULE, MODULE, MODULE);
    });
  });
}

/** Keeps the screen from going dark while the other phone reads it, where the browser can. */
function useLight(): void {
  useEffect(() => {
    const able = navigator as Partial<Pick<Navigator, 'wakeLock'>>;
    const light = able.wakeLock?.request('screen').catch(() => null);
    return () => {
      void light?.then((held) => held?.release());
    };
  }, []);
}

function Running({ id, frames }: { id: string; frames: Frames }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState(0);
  const [going, setGoing] = useState(true);
  useLight();
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => {
      setAt((n) => n + 1);
    }, PACE_MS);
    return () => {
      clearInterval(timer);
    };
  }, [going]);
  useEffect(() => {
    if (canvas.current) void draw(canvas.current, frames.frame(at));
    if (at === frames.blocks) void field().courier().then((courier) => courier.given(id));
  }, [at]);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={w.codeAlt}
        style={{ width: '100%', maxWidth: '28rem', margin: '0 auto', background: '#fff', borderRadius: '12px', imageRendering: 'pixelated' }}
      />
      <p class="center">{w.showHint}</p>
      <p class="small center digits">{w.shown(at + 1, Math.ceil(frames.blocks * 1.2))}</p>
      <Button
        look="quiet"
        onClick={() => {
          setGoing(!going);
        }}
      >
        {going ? w.stop : w.go}
      </Button>
    </>
  );
}

/** A bundle as a code that keeps changing, for the camera of another phone. */
export function Show({ id }: { id: string }) {
  const [frames, setFrames] = useState<Frames | null | undefined>(undefined);
  useEffect(() => {
    void field()
      .courier()
      .then((courier) => courier.frames(id))
      .then(setFrames);
  }, [id]);
  const leave = (): void => {
    back('/nho-mang');
  };
  if (frames === undefined) return null;
  return (
    <Page title={w.showing} back={leave} dock={frames && <Button onClick={leave}>{w.done}</Button>}>
      {frames ? <Running id={id} frames={frames} /> : <Notice icon="warning" look="warn" title={w.gone} />}
    </Page>
  );
}
