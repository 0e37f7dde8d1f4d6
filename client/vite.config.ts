import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { packedFiles } from './packed-files.ts';
import { screenRules } from './screen-rules.ts';
import { withoutUnasked } from './unasked.ts';
import { withoutUnreached } from './unreached.ts';
import { wordsCompiler } from './words-compiler.ts';

const secretary = 'http://localhost:3000';

/** What is shown together is packed together: many small files are more bytes than few. */
const groups = [
  // Apart, or it would come along with the rest of its library.
  {
    name: 'polling',
    priority: 3,
    includeDependenciesRecursively: false,
    test: /\/engine\.io-client\/build\/esm\/(transports\/polling|contrib\/has-cors)/,
  },
  // With what starts every page: what stands apart names to the other all that it has.
  {
    name: 'floor',
    priority: 2,
    test: /\/client\/(main|chance|device-memory|stopped-page|in-meeting|seat|hours|announcer|floor|paused|queue|marks|kind-tag|person-name|plain-page|lazily|invitation|parts|tokens)\.(css|tsx?)$|\/shared\/queue\/reduce\.ts$/,
  },
  // Nobody who attends reads a text before they write one.
  { name: 'text', priority: 2, includeDependenciesRecursively: false, test: /\/shared\/text\.ts$/ },
  { name: 'let-in', priority: 1, test: /\/client\/(let-in|coming-in|http|door)\.tsx?$/ },
  { name: 'attend', priority: 1, test: /\/client\/(attend|attend-bar|presented|sound-offer|command-button|dock)(\.module\.css|\.tsx)$/ },
];

/** What is had beside a part before it is shown: its styles; scripts ask for each other, and their names are long to list. Who attends does not wait for that. */
const beside = (file: string) => /\.css$|\/attend-/.test(file);

/** Nothing is inlined: the pages are served under `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  plugins: [react(), screenRules(), withoutUnreached(), withoutUnasked(), wordsCompiler(), packedFiles()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    // The editor is the largest part, and comes only where documents are.
    chunkSizeWarningLimit: 600,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, found, { hostType }) => (hostType === 'html' ? found : found.filter(beside)),
    },
    rolldownOptions: {
      // No getter does anything here; who reads a length to make a schema would keep the schema, and its library with it.
      treeshake: { propertyReadSideEffects: false },
      input: fileURLToPath(new URL('index.html', import.meta.url)),
      // Of a changed file the name changes; seven letters are enough for that, and every page says a hundred names.
      output: {
        codeSplitting: { groups },
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
  server: { proxy: { '/socket.io': { target: secretary, ws: true }, '/documents': { target: secretary, ws: true }, '/api': secretary } },
});
