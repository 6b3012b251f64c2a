import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

/** What pages of the server ask for, where a browser runs scripts: the public map of a commune, and the months of a figure. The phone app itself never does. */
const BESIDE = { leaflet: ['leaflet.js', 'leaflet.css'], uplot: ['uPlot.iife.min.js', 'uPlot.min.css'] };

/** Lays Leaflet and uPlot beside the built app, each from its own package: in no precache, in no budget of the app, no copy of them is kept by us. */
export function mapBeside(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'map-beside',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle() {
      for (const [name, files] of Object.entries(BESIDE)) {
        const from = join(config.root, 'node_modules', name, 'dist');
        const to = resolve(config.root, config.build.outDir, name);
        if (!existsSync(from)) throw new Error(`${name} is not installed: run "npm ci" first.`);
        mkdirSync(to, { recursive: true });
        for (const file of files) copyFileSync(join(from, file), join(to, file));
        copyFileSync(join(from, '../LICENSE'), join(to, 'LICENSE.txt'));
      }
    },
  };
}
