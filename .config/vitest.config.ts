import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first, so that no core waits for one that began last; the runner itself knows how long a file takes only from the second time on. */
const longest = ['crash', 'convergence', 'mutation', 'replays'].map((name) => `/${name}.test.ts`);
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const placeOf = ({ moduleId }: TestSpecification) => longest.findIndex((end) => moduleId.endsWith(end));
    const isLong = (file: TestSpecification) => placeOf(file) >= 0;
    const others = files.filter((file) => !isLong(file));
    return [...files.filter(isLong).sort((a, b) => placeOf(a) - placeOf(b)), ...(await super.sort(others))];
  }
}

/** Screens run in happy-dom, everything else in plain Node. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    pool: 'forks',
    // By itself it would leave one core free, of two as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'house', environment: 'node', include: ['{shared,server,e2e}/**/*.test.ts'] } },
      { extends: true, test: { name: 'screens', environment: 'happy-dom', include: ['client/**/*.test.{ts,tsx}'] } },
    ],
  },
});
