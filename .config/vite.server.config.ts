import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../server/', import.meta.url));

/** The secretary as one file, and the threads that read documents and transcripts and draw up records as others; libraries stay in node_modules. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { external: true, noExternal: [] },
  build: {
    ssr: true,
    rollupOptions: {
      input: {
        main: `${root}main.ts`,
        'documents-worker': `${root}documents/worker.ts`,
        'exports-clerk': `${root}exports/clerk.ts`,
        'transcripts-reader': `${root}transcripts-reader.ts`,
      },
    },
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
  },
});
