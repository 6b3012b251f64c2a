import { closed, get, type Plane, plane, quantile } from './plane';

/** x·cos + y·sin = far: one straight line in the picture. */
export interface Line {
  readonly cos: number;
  readonly sin: number;
  readonly far: number;
  /** A side of the picture itself, where a paper may run out of it. */
  readonly rim: boolean;
}

export interface Steps {
  readonly x: Plane;
  readonly y: Plane;
  readonly size: Plane;
}

const TURNS = 120;
const MOST = 16;
const COS = Array.from({ length: TURNS }, (_, t) => Math.cos((t * Math.PI) / TURNS));
const SIN = Array.from({ length: TURNS }, (_, t) => Math.sin((t * Math.PI) / TURNS));

/** How steeply colour changes at each point, in the strongest of the three colours. */
export function stepsOf(colours: readonly Plane[]): Steps {
  const { width, height } = colours[0] as Plane;
  const [x, y, size] = [plane(width, height), plane(width, height), plane(width, height)];
  for (let row = 2; row < height - 2; row += 1) {
    for (let n = row * width + 2; n < (row + 1) * width - 2; n += 1) {
      for (const { at } of colours) {
        const dx = get(at, n + 1) - get(at, n - 1) + 0.5 * (get(at, n + 2) - get(at, n - 2));
        const dy = get(at, n + width) - get(at, n - width) + 0.5 * (get(at, n + 2 * width) - get(at, n - 2 * width));
        const far = Math.sqrt(dx * dx + dy * dy);
        if (far > get(size.at, n)) {
          size.at[n] = far;
          x.at[n] = dx;
          y.at[n] = dy;
        }
      }
    }
  }
  return { x, y, size };
}

function vote({ x, y, size }: Steps): { votes: Float32Array; rows: number; shift: number } {
  const { width, height } = size;
  const shift = Math.ceil(Math.hypot(width, height));
  const rows = 2 * shift + 1;
  const votes = new Float32Array(TURNS * rows);
  const least = Math.max(9, 0.2 * quantile(size.at, 0.985));
  for (let n = 0; n < size.at.length; n += 1) {
    const much = get(size.at, n);
    if (much < least) continue;
    const turn = Math.round(((Math.atan2(get(y.at, n), get(x.at, n)) + Math.PI) / Math.PI) * TURNS);
    for (let k = -3; k <= 3; k += 1) {
      const t = (turn + k + 2 * TURNS) % TURNS;
      const far = Math.round((n % width) * get(COS, t) + Math.floor(n / width) * get(SIN, t)) + shift;
      votes[t * rows + far] = get(votes, t * rows + far) + Math.min(1, much / (3 * least));
    }
  }
  return { votes, rows, shift };
}

function clear(votes: Float32Array, rows: number, t: number, far: number): void {
  for (let k = -5; k <= 5; k += 1) {
    for (let d = -4; d <= 4; d += 1) {
      const around = t + k;
      // Half a turn further is the same line read backwards.
      const row = around < 0 || around >= TURNS ? rows - 1 - far + d : far + d;
      if (row >= 0 && row < rows) votes[((around + TURNS) % TURNS) * rows + row] = 0;
    }
  }
}

/** Lays a line anew through the steps that are close to it and point the same way. */
function settled({ x, y, size }: Steps, strong: Uint32Array, line: Line): Line {
  let [w, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  const { width } = size;
  for (const n of strong) {
    const much = get(size.at, n);
    const px = n % width;
    const py = (n - px) / width;
    if (Math.abs(px * line.cos + py * line.sin - line.far) > 2.2) continue;
    if (Math.abs(get(x.at, n) * line.cos + get(y.at, n) * line.sin) < 0.94 * much) continue;
    w += much;
    sx += much * px;
    sy += much * py;
    sxx += much * px * px;
    sxy += much * px * py;
    syy += much * py * py;
  }
  if (w === 0) return line;
  const [mx, my] = [sx / w, sy / w];
  const along = 0.5 * Math.atan2(2 * (sxy / w - mx * my), sxx / w - mx * mx - (syy / w - my * my));
  let [cos, sin] = [-Math.sin(along), Math.cos(along)];
  if (cos * line.cos + sin * line.sin < 0) [cos, sin] = [-cos, -sin];
  if (cos * line.cos + sin * line.sin < 0.985) return line;
  return { cos, sin, far: mx * cos + my * sin, rim: false };
}

/** The strongest straight edges of the picture, and its four rims. */
export function linesOf(steps: Steps): Line[] {
  const { width, height } = steps.size;
  const { votes, rows, shift } = vote(steps);
  const lines: Line[] = [];
  const strong = Uint32Array.from(steps.size.at.keys()).filter((n) => get(steps.size.at, n) >= 8);
  const least = 0.12 * Math.min(width, height);
  while (lines.length < MOST) {
    let best = 0;
    for (let n = 1; n < votes.length; n += 1) if (get(votes, n) > get(votes, best)) best = n;
    if (get(votes, best) < least) break;
    const [t, far] = [Math.floor(best / rows), best % rows];
    clear(votes, rows, t, far);
    lines.push(settled(steps, strong, { cos: get(COS, t), sin: get(SIN, t), far: far - shift, rim: false }));
  }
  const rims: [number, number, number][] = [[1, 0, 0], [1, 0, width - 1], [0, 1, 0], [0, 1, height - 1]];
  return [...lines, ...rims.map(([cos, sin, far]) => ({ cos, sin, far, rim: true }))];
}

/** The three colours without print, and stretched so that a dark picture has edges too. */
export function bare(colours: readonly Plane[]): readonly Plane[] {
  const planes = colours.map((one) => closed(one, 2));
  const white = Math.max(40, ...planes.map((one) => quantile(one.at, 0.97)));
  for (const one of planes) for (let n = 0; n < one.at.length; n += 1) one.at[n] = Math.min(255, (get(one.at, n) * 235) / white);
  return planes;
}
