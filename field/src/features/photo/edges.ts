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
const MOST = 14;
const TRIES = 26;
const COS = Float32Array.from({ length: TURNS }, (_, t) => Math.cos((t * Math.PI) / TURNS));
const SIN = Float32Array.from({ length: TURNS }, (_, t) => Math.sin((t * Math.PI) / TURNS));

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

/** The points that are edges at all. */
function strongOf({ at }: Plane): Uint32Array {
  const strong = new Uint32Array(at.length);
  let many = 0;
  for (let n = 0; n < at.length; n += 1) if (get(at, n) >= 12) strong[many++] = n;
  return strong.subarray(0, many);
}

/** Where among the votes of one turn most are. */
function topOf(votes: Float32Array, t: number, rows: number): number {
  let best = t * rows;
  for (let n = best + 1; n < (t + 1) * rows; n += 1) if (get(votes, n) > get(votes, best)) best = n;
  return best;
}

/** Whether two lines run together across the picture. */
function isSame(a: Line, b: Line, x: number, y: number): boolean {
  const same = a.cos * b.cos + a.sin * b.sin;
  return Math.abs(same) > 0.997 && Math.abs(a.cos * x + a.sin * y - a.far - Math.sign(same) * (b.cos * x + b.sin * y - b.far)) < 3;
}

/** The strongest straight edges of the picture, and its four rims. */
export function linesOf(steps: Steps): Line[] {
  const { width, height } = steps.size;
  const { votes, rows, shift } = vote(steps);
  const lines: Line[] = [];
  const strong = strongOf(steps.size);
  const tops = Float32Array.from({ length: TURNS }, (_, t) => topOf(votes, t, rows));
  const least = 0.12 * Math.min(width, height);
  for (let tries = 0; tries < TRIES && lines.length < MOST; tries += 1) {
    let t = 0;
    for (let n = 1; n < TURNS; n += 1) if (get(votes, get(tops, n)) > get(votes, get(tops, t))) t = n;
    if (get(votes, get(tops, t)) < least) break;
    const far = get(tops, t) - t * rows;
    clear(votes, rows, t, far);
    for (let k = t - 5; k <= t + 5; k += 1) tops[(k + TURNS) % TURNS] = topOf(votes, (k + TURNS) % TURNS, rows);
    const line = settled(steps, strong, { cos: get(COS, t), sin: get(SIN, t), far: far - shift, rim: false });
    if (!lines.some((one) => isSame(one, line, width / 2, height / 2))) lines.push(line);
  }
  const rims: [number, number, number][] = [[1, 0, 0], [1, 0, width - 1], [0, 1, 0], [0, 1, height - 1]];
  return [...lines, ...rims.map(([cos, sin, far]) => ({ cos, sin, far, rim: true }))];
}

/** Softens the stairs that taking the print away leaves along slanted edges, so that their points all face one way. */
function soften({ width, height, at }: Plane): void {
  for (const [step, many, next] of [[1, height, width], [width, width, 1]] as const) {
    const last = step === 1 ? width - 1 : height - 1;
    for (let line = 0; line < many; line += 1) {
      let n = line * next + step;
      let before = get(at, n - step);
      for (let k = 1; k < last; k += 1, n += step) {
        const here = get(at, n);
        at[n] = (before + 2 * here + get(at, n + step)) / 4;
        before = here;
      }
    }
  }
}

/** The three colours without print, stretched so that a dark picture has edges too; and the print that was taken away. */
export function bare(colours: readonly Plane[]): { readonly planes: readonly Plane[]; readonly print: Plane } {
  const planes = colours.map((one) => closed(one));
  const white = Math.max(40, ...planes.map((one) => quantile(one.at, 0.97)));
  for (const one of planes) for (let n = 0; n < one.at.length; n += 1) one.at[n] = Math.min(255, (get(one.at, n) * 235) / white);
  const [paper, green] = [planes[1] as Plane, colours[1] as Plane];
  const print = { ...paper, at: paper.at.map((one, n) => one - (get(green.at, n) * 235) / white) };
  planes.forEach(soften);
  return { planes, print };
}
