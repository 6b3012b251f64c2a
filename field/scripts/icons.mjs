// Draws the mark (two river banks, one low arc) as the installable icons in public/.
// Run `node scripts/icons.mjs` after changing a colour or a line; the results are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const GROUND = [11, 93, 94];
const BANK = [251, 248, 242];
const ARC = [242, 179, 61];

// The mark on a field of 38 × 26, as in the app.
const banks = [
  [2, 22, 10, 22],
  [28, 22, 36, 22],
];
const arc = [6, 20, 12, 6, 26, 6, 32, 20];

function onCubic([x0, y0, x1, y1, x2, y2, x3, y3], t) {
  const u = 1 - t;
  const mix = (a, b, c, d) => u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
  return [mix(x0, x1, x2, x3), mix(y0, y1, y2, y3)];
}
const arcPoints = Array.from({ length: 65 }, (_, n) => onCubic(arc, n / 64));
const pairs = arcPoints.slice(1).map((p, n) => [...arcPoints[n], ...p]);

function toSegment(x, y, [ax, ay, bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}
const nearest = (x, y, lines) => Math.min(...lines.map((line) => toSegment(x, y, line)));

function cover(distance, pixel) {
  return Math.max(0, Math.min(1, 0.5 - distance / pixel));
}

function paint(size, { share, corner }) {
  const unit = (size * share) / 38;
  const [left, top] = [(size - 38 * unit) / 2, (size - 28 * unit) / 2];
  const rows = Buffer.alloc((size * 4 + 1) * size);
  for (let py = 0; py < size; py += 1) {
    for (let px = 0; px < size; px += 1) {
      const [x, y] = [(px + 0.5 - left) / unit, (py + 0.5 - top) / unit];
      const layers = [
        [BANK, cover(nearest(x, y, banks) - 1.6, 1 / unit)],
        [ARC, cover(nearest(x, y, pairs) - 1.9, 1 / unit)],
      ];
      const colour = layers.reduce((under, [ink, part]) => under.map((c, n) => c + (ink[n] - c) * part), GROUND);
      const [ox, oy] = [px, py].map((p) => Math.max(0, Math.abs(p + 0.5 - size / 2) - size / 2 + corner * size));
      const alpha = corner ? cover(Math.hypot(ox, oy) - corner * size, 1) : 1;
      rows.set([...colour.map(Math.round), Math.round(alpha * 255)], py * (size * 4 + 1) + 1 + px * 4);
    }
  }
  return rows;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes) => (bytes.reduce((c, b) => table[(c ^ b) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function chunk(kind, body) {
  const inner = Buffer.concat([Buffer.from(kind), body]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc(inner));
  return Buffer.concat([size, inner, sum]);
}

function png(size, look) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const body = deflateSync(paint(size, look), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

const rgb = (colour) => `rgb(${colour.join(' ')})`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -12 50 50"><rect x="-6" y="-12" width="50" height="50" rx="11" fill="${rgb(GROUND)}"/><path d="M2 22h8M28 22h8" stroke="${rgb(BANK)}" stroke-width="3.200" stroke-linecap="round"/><path d="M6 20C12 6 26 6 32 20" fill="none" stroke="${rgb(ARC)}" stroke-width="3.800" stroke-linecap="round"/></svg>\n`;

const out = new URL('../public/icons/', import.meta.url);
mkdirSync(out, { recursive: true });
writeFileSync(new URL('mark.svg', out), svg.replace(/(\d\.\d)00"/g, '$1"'));
writeFileSync(new URL('mark-192.png', out), png(192, { share: 0.74, corner: 0.22 }));
writeFileSync(new URL('mark-512.png', out), png(512, { share: 0.74, corner: 0.22 }));
writeFileSync(new URL('mark-maskable-512.png', out), png(512, { share: 0.58, corner: 0 }));
