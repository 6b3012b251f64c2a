import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Few, full chunks pack better than many small ones; each holds what one kind of work needs. */
const CHUNKS: readonly (readonly [name: string, modules: RegExp])[] = [
  ['english-later', /virtual:english-later/],
  ['english', /virtual:english/],
  ['learning', /src\/features\/learning\//],
  ['safety', /src\/features\/safety\//],
  ['bulletin', /src\/features\/bulletin\//],
  ['market', /src\/features\/market\//],
  ['feedback', /src\/features\/feedback\//],
  ['surveys', /src\/features\/surveys\//],
  ['voices', /src\/features\/voice\/(?!player|pieces)/],
  ['reader', /node_modules\/qr\/decode/],
  ['codes', /node_modules\/qr\//],
  ['sending', /src\/(?:offline\/|rules\/fold)/],
  ['papers', /src\/(?:shell\/picture|features\/(?:dossiers\/|support\/|people\/(?:citizen|rights)))/],
  ['carrying', /src\/(?:features\/(?:courier|sync|sealed|gateway|voice|paying|people\/card)|shell\/(?:lens|payees)|ui\/eye)/],
  ['helping', /src\/(?:features\/(?:people|guides)|ui|shell|rules)\//],
];

/** What comes when the first sync is done: a visit needs none of it, and the service worker keeps it by itself. */
export const SECOND_WAVE = /\/(?:learning|safety|bulletin|market|feedback|surveys|voices)-[^/]+\.js$/;

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** Everything that a module pulls in before it runs. */
function pulledIn(start: string, graph: Graph): Set<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (const id of waiting) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/** The name of the chunk for each module: what the first screen pulls in is "home", the rest goes by its kind of work. */
export function chunkNames(root: string, entry: string, main: string): Rolldown.CodeSplittingNameFunction {
  let early: Set<string> | undefined;
  let home: Set<string> | undefined;
  return (id, graph) => {
    early ??= pulledIn(join(root, entry), graph);
    home ??= pulledIn(join(root, main), graph);
    if (early.has(id)) return null;
    if (home.has(id)) return 'home';
    return CHUNKS.find(([, modules]) => modules.test(id))?.[0] ?? null;
  };
}

/** What a phone of today's floor (Chrome 87) cannot read, though the rest of the target can. */
const TOO_NEW = /\bstatic\s*\{|#[\w$]+ in /;

/** Refuses a build whose chunks wait for each other in a circle, or that says what old phones cannot read. */
export function soundChunks(): Plugin {
  return {
    name: 'sound-chunks',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = new Map(Object.values(bundle).flatMap((f) => (f.type === 'chunk' ? [[f.fileName, f] as const] : [])));
      for (const { code, fileName } of chunks.values()) {
        if (TOO_NEW.test(code)) throw new Error(`${fileName} uses what Chrome 87 cannot read.`);
        const seen = new Set<string>();
        const waiting = [...(chunks.get(fileName)?.imports ?? [])];
        for (const name of waiting) {
          if (name === fileName) throw new Error(`${fileName} waits for itself.`);
          if (seen.has(name)) continue;
          seen.add(name);
          waiting.push(...(chunks.get(name)?.imports ?? []));
        }
      }
    },
  };
}
