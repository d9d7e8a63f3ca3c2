import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// Without Preact's plugin: the grids of these pages are drawn by the React that they were made for.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/grids/',
  build: {
    outDir: fileURLToPath(new URL('../../.output/grids', import.meta.url)),
    emptyOutDir: true,
    // One grid library is a chunk of its own, and as large as it is.
    chunkSizeWarningLimit: 2_000,
    // The grids' modules say where they would run on a server, which is nothing to a page.
    rolldownOptions: {
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
});
