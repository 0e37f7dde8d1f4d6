import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The secretary as one file; libraries stay in node_modules. */
export default defineConfig({
  root: fileURLToPath(new URL('../server', import.meta.url)),
  publicDir: false,
  ssr: { external: true, noExternal: [] },
  build: { ssr: 'main.ts', outDir: '../dist/server', emptyOutDir: true, target: 'node20', minify: false, sourcemap: true },
});
