import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../server/', import.meta.url));

/** The secretary as one file, and the thread that reads documents as another; libraries stay in node_modules. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { external: true, noExternal: [] },
  build: {
    ssr: true,
    rollupOptions: { input: { main: `${root}main.ts`, 'documents-worker': `${root}documents/worker.ts` } },
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
  },
});
