import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

/** What the public map of a commune asks for, where a browser runs scripts: the phone app itself never does. */
const FILES = ['leaflet.js', 'leaflet.css'];

/** Lays Leaflet beside the built app, from its own package: in no precache, in no budget of the app, no copy of it is kept by us. */
export function mapBeside(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'map-beside',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle() {
      const from = join(config.root, 'node_modules/leaflet/dist');
      const to = resolve(config.root, config.build.outDir, 'leaflet');
      if (!existsSync(from)) throw new Error('Leaflet is not installed: run "npm ci" first.');
      mkdirSync(to, { recursive: true });
      for (const name of FILES) copyFileSync(join(from, name), join(to, name));
      copyFileSync(join(from, '../LICENSE'), join(to, 'LICENSE.txt'));
    },
  };
}
