import { expect, test } from 'vitest';
import { Effort } from './effort.ts';

/** A frame that takes this long in all, of which a processor was busy with it for so long. */
function effortOf({ bytes, wallMs, busyMs }: { bytes: number; wallMs: number; busyMs: number | null }) {
  let at = 0;
  const effort = new Effort({ now: () => at * wallMs, busyMs: () => (busyMs === null ? null : at * busyMs) });
  effort.begin(bytes);
  const looked = () => {
    for (; at < 1; at += 1 / 10_000) effort.look();
  };
  return { effort, looked };
}

test('a frame may take longer the longer it is (N27)', () => {
  const { effort, looked } = effortOf({ bytes: 800_000, wallMs: 250, busyMs: 250 });
  looked();
  expect(effort.end()).toBeCloseTo(250 - 202, 0);
});

test('what takes much longer than is fair is left undone (N27, N14)', () => {
  const { effort, looked } = effortOf({ bytes: 3_000, wallMs: 2_000, busyMs: 2_000 });
  expect(looked).toThrow('too much work');
  expect(effort.isTooMuch).toBe(true);
  // What is done to put things in order after that is not stopped.
  for (let i = 0; i < 1_000; i += 1) effort.look();
});

test('a machine that is busy with others is nobody’s fault (N27)', () => {
  const { effort, looked } = effortOf({ bytes: 3_000, wallMs: 5_000, busyMs: 20 });
  looked();
  expect(effort.end()).toBeLessThan(25);
});

test('where the system does not say how busy it was, the clock on the wall counts (N27)', () =>
  expect(effortOf({ bytes: 3_000, wallMs: 2_000, busyMs: null }).looked).toThrow('too much work'));
