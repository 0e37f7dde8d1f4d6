import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { screenRules } from './screen-rules.ts';
import { wordsCompiler } from './words-compiler.ts';

const secretary = 'http://localhost:3000';

/** Nothing is inlined: the pages are served under `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  plugins: [react(), screenRules(), wordsCompiler()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: fileURLToPath(new URL('index.html', import.meta.url)) },
  },
  server: { proxy: { '/socket.io': { target: secretary, ws: true }, '/api': secretary } },
});
