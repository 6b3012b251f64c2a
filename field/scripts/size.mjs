// Prints the brotli size of the first load, of every lazy chunk and of both waves; exits 1 over the budget.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const FIRST_LOAD = 30_000;
const LAZY_CHUNK = 20_000;
const FIRST_WAVE = 120_000;
const SECOND_WAVE = 80_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

if (!existsSync(`${dist}index.html`)) {
  console.error('There is no build yet: run "npm run build" first.');
  process.exit(1);
}

const packed = (name) => {
  const raw = readFileSync(dist + name);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  return brotliCompressSync(raw, { params }).length;
};
const html = readFileSync(`${dist}index.html`, 'utf8');
const text = /\.(?:js|css|html|svg|json|webmanifest)$/;
const files = readdirSync(dist, { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => text.test(name) && !/^(leaflet|uplot)\//.test(name)); // of pages of the server, not of the app
const firstLoad = (name) => name === 'index.html' || (/\.(?:js|css)$/.test(name) && html.includes(`/${name}`));

let faults = 0;
const line = (label, bytes, budget) => {
  const over = budget !== undefined && bytes > budget;
  if (over) faults += 1;
  const limit = budget === undefined ? '' : ` of ${budget}${over ? '  OVER' : ''}`;
  console.log(`${String(bytes).padStart(7)}${limit.padEnd(16)} ${label}`);
};

const first = files.filter(firstLoad);
const rest = files.filter((name) => !firstLoad(name));
console.log('bytes, brotli 11');
for (const name of first) line(name, packed(name));
line('first load', first.reduce((sum, name) => sum + packed(name), 0), FIRST_LOAD);
for (const name of rest) line(name, packed(name), /\.(?:js|css)$/.test(name) ? LAZY_CHUNK : undefined);
const english = files.filter((name) => /\/english-[^/]+\.js$/.test(name));
const rooms = JSON.parse(readFileSync(new URL('second-wave.json', import.meta.url), 'utf8'));
const second = files.filter((name) => rooms.some((room) => name.includes(`/${room}-`)) && name.endsWith('.js'));
const all = (names) => names.reduce((sum, name) => sum + packed(name), 0);
const reader = files.filter((name) => /\/reader-[^/]+\.js$/.test(name));
line('first wave: all that a visit needs, in Vietnamese', all(files) - all(english) - all(reader) - all(second), FIRST_WAVE);
line('second wave: lessons, against fraud, news, shop window, what people say, forms, voices of the village', all(second), SECOND_WAVE);
line('English beside it', all(english));
line('reader of codes, for browsers without one', all(reader));
process.exit(faults > 0 ? 1 : 0);
