import { defineConfig } from 'vitest/config';
import { barely } from './vite-barely.ts';
import { chunkNames, soundChunks } from './vite-chunks.ts';
import { englishApart } from './vite-english.ts';
import { mapBeside } from './vite-map.ts';
import { serviceWorker } from './vite-sw.ts';

const MAIN = 'src/shell/main.tsx';

export default defineConfig({
  base: '/app/',
  plugins: [barely(), englishApart('src', MAIN), soundChunks(), serviceWorker('src/shell/sw.ts'), mapBeside()],
  build: {
    outDir: 'dist',
    // Chrome 87 reads all of it but two things, which soundChunks refuses; 'chrome87' itself would rewrite every class.
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: chunkNames(import.meta.dirname, 'src/shell/door.ts', MAIN) }],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/offline/tests/setup.ts'],
    pool: 'threads',
    maxWorkers: 1,
  },
});
