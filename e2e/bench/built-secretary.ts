import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
let building: Promise<unknown> | null = null;

/** The secretary of the benchmarks built as it is for use: a thread from the sources would bring a compiler of its own along. */
export async function builtSecretary(): Promise<string> {
  building ??= build({
    configFile: false,
    logLevel: 'warn',
    root: at('.'),
    publicDir: false,
    ssr: { external: true },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: at('dist/bench'),
      rollupOptions: {
        input: {
          secretary: at('e2e/bench/secretary.ts'),
          'documents-worker': at('server/documents/worker.ts'),
          'exports-clerk': at('server/exports/clerk.ts'),
        },
      },
    },
  });
  await building;
  return at('dist/bench/secretary.js');
}
