import { defineConfig } from 'vitest/config';
import { serviceWorker } from './vite-sw.ts';

export default defineConfig({
  base: '/app/',
  plugins: [serviceWorker('src/shell/sw.ts')],
  build: {
    outDir: 'dist',
    target: 'chrome87',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/offline/tests/setup.ts'],
    pool: 'threads',
    maxWorkers: 1,
  },
});
