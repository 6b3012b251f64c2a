import { useRef, useState } from 'preact/hooks';
import { Segments } from '../../ui/fields';
import { Button } from '../../ui/parts';
import type { Point, Quad, Raster } from './plane';
import { w } from './words';

interface EdgeProps {
  readonly raster: Raster;
  readonly address: string;
  readonly quad: Quad;
  readonly change: (quad: Quad) => void;
  readonly done: () => void;
}

type Name = '0' | '1' | '2' | '3';
const NAMES: readonly Name[] = ['0', '1', '2', '3'];
const WAYS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;
const KEYS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;

/** The four corners: chosen in the bar, moved by finger, tap, arrow buttons or arrow keys. */
export function Edge({ raster, address, quad, change, done }: EdgeProps) {
  const { width, height } = raster;
  const [chosen, setChosen] = useState<Name>('0');
  const held = useRef(false);
  const put = (p: Point): void => {
    const at = { x: Math.min(width, Math.max(0, p.x)), y: Math.min(height, Math.max(0, p.y)) };
    change(quad.map((one, n) => (n === Number(chosen) ? at : one)) as unknown as Quad);
  };
  const point = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    put({ x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * height });
  };
  const step = (way: keyof typeof WAYS): void => {
    const from = quad[Number(chosen)] as Point;
    put({ x: from.x + (WAYS[way][0] * width) / 100, y: from.y + (WAYS[way][1] * width) / 100 });
  };
  return (
    <section class="stack">
      <p class="small">{w.cornersHint}</p>
      <Segments label={w.corners} name="corner" value={chosen} onPick={setChosen} choices={NAMES.map((id, n) => ({ id, label: w.corner[n] ?? '' }))} />
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style="touch-action:none;width:100%"
        tabIndex={0}
        role="img"
        aria-label={w.corners}
        onPointerDown={(event) => { held.current = true; point(event); }}
        onPointerMove={(event) => { if (held.current) point(event); }}
        onPointerUp={() => { held.current = false; }}
        onKeyDown={(event) => {
          const way = KEYS[event.key as keyof typeof KEYS] as keyof typeof WAYS | undefined;
          if (way) { event.preventDefault(); step(way); }
        }}
      >
        <image href={address} width={width} height={height} />
        <polygon points={quad.map(({ x, y }) => `${x},${y}`).join(' ')} fill="none" stroke="#f2b33d" stroke-width={width / 120} />
        {quad.map(({ x, y }, n) => (
          <circle key={n} cx={x} cy={y} r={width / 28} fill={n === Number(chosen) ? '#f2b33d' : 'none'} fill-opacity=".5" stroke="#0b5d5e" stroke-width={width / 120} />
        ))}
      </svg>
      <div class="two">
        {(Object.keys(WAYS) as (keyof typeof WAYS)[]).map((way) => (
          <Button key={way} look="quiet" onClick={() => { step(way); }}>{w.arrow[way]}</Button>
        ))}
      </div>
      <Button onClick={done}>{w.cutOut}</Button>
    </section>
  );
}
