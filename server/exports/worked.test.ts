import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workedMs } from './worked.ts';

test.runIf(existsSync('/proc/self/stat'))('what a process has worked grows by what it works, and of none nobody knows', () => {
  const [before, began] = [workedMs(process.pid)!, process.cpuUsage()];
  while (process.cpuUsage(began).user + process.cpuUsage(began).system < 200_000);
  const worked = workedMs(process.pid)! - before;
  expect(worked).toBeGreaterThanOrEqual(180);
  expect(worked).toBeLessThan(1000);
  expect(workedMs(2 ** 22 + 1)).toBeNull();
});
