import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { thisThread, workClock, workedMs } from './thread-time.ts';

function workFor(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('a thread is charged for the work it does, and not for the time in which it waits', async () => {
  const now = workClock(thisThread());
  const began = now();
  await wait(200);
  const waited = now() - began;
  workFor(200);
  const worked = now() - began - waited;
  if (thisThread() !== null) expect(waited).toBeLessThan(100);
  expect(worked).toBeGreaterThan(5);
  expect(worked).toBeLessThan(230);
});

test('where the system does not say how long a thread worked the time that passes is taken, and nobody is asked of a thread that has gone', async () => {
  const now = workClock(null);
  const began = now();
  await wait(50);
  expect(now() - began).toBeGreaterThan(40);
  expect([workedMs(null), workedMs('1')]).toEqual([null, null]);
});
