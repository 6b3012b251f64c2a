/** node parity/run.mjs < families.json > shown.json: builds the phone's screens for Node once, then shows each family. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-parity-'));
try {
  await build({
    root: join(here, '..'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(here, 'list.tsx'), outDir: folder, target: 'node20', rollupOptions: { output: { entryFileNames: 'list.mjs' } } },
  });
  const { show } = await import(pathToFileURL(join(folder, 'list.mjs')).href);
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const { guides, families } = JSON.parse(Buffer.concat(chunks).toString());
  process.stdout.write(JSON.stringify(families.map((family) => show(guides[family.guide], family))));
} finally {
  rmSync(folder, { recursive: true });
}
