import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { SECOND_WAVE } from './vite-chunks.ts';
import { ENGLISH_CHUNK } from './vite-english.ts';

/** The chunk that reads codes from pictures. */
const READER_CHUNK = /\/reader-[^/]+\.js$/;

/** Every file below a folder, as paths relative to it; an absent folder holds none. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** One service-worker script with the asset list and the build hash written into it. */
async function compile(source: string, assets: readonly string[], later: readonly string[], hash: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      __PRECACHE__: JSON.stringify(assets),
      __ENGLISH__: JSON.stringify(later.filter((name) => ENGLISH_CHUNK.test(name))),
      __READER__: JSON.stringify(later.filter((name) => READER_CHUNK.test(name))),
      __SECOND__: JSON.stringify(later.filter((name) => SECOND_WAVE.test(name))),
      __BUILD__: JSON.stringify(hash),
    },
    build: {
      write: false,
      target: 'chrome87',
      lib: { entry: source, formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
    },
  });
  const first = Array.isArray(result) ? result[0] : result;
  if (!first || !('output' in first)) throw new Error('The service worker gave no output.');
  return first.output[0].code;
}

/**
 * Emits `sw.js` beside index.html, un-hashed, from `src/shell/sw.ts`.
 *
 * Inside sw.ts five constants are known: `__PRECACHE__` (addresses under the base path, the base
 * itself standing for index.html), `__ENGLISH__` (the words that come only when they are chosen), `__READER__`
 * (what reads codes on phones whose browser cannot), `__SECOND__` (what comes when the first sync is done) and
 * `__BUILD__` (changes when any byte of any asset changes).
 */
export function serviceWorker(source: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const digest = createHash('sha256');
        const names: string[] = [];
        const add = (name: string, bytes: string | Uint8Array): void => {
          if (name.endsWith('.map')) return;
          names.push(name);
          digest.update(name).update(bytes);
        };
        for (const name of Object.keys(bundle).sort()) {
          const file = bundle[name];
          if (file) add(name, file.type === 'chunk' ? file.code : file.source);
        }
        for (const name of filesBelow(config.publicDir).sort()) {
          add(name, readFileSync(join(config.publicDir, name)));
        }
        const assets = names.map((n) => config.base + (n === 'index.html' ? '' : n));
        const hash = digest.digest('hex').slice(0, 16);
        const later = assets.filter((name) => [ENGLISH_CHUNK, READER_CHUNK, SECOND_WAVE].some((kind) => kind.test(name)));
        const first = assets.filter((name) => !later.includes(name));
        const code = await compile(join(config.root, source), first, later, hash);
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: code });
      },
    },
  };
}
