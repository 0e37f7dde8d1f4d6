import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Screens run in happy-dom, everything else in plain Node. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    pool: 'forks',
    // By itself it would leave one core free, of two as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'house', environment: 'node', include: ['{shared,server,e2e}/**/*.test.ts'] } },
      { extends: true, test: { name: 'screens', environment: 'happy-dom', include: ['client/**/*.test.{ts,tsx}'] } },
    ],
  },
});
