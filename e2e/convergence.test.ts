import { expect, test } from 'vitest';
import type { Run } from './any-run.ts';
import { inVirtualTime } from './virtual-time.ts';
import { rehearsal } from './with-source.ts';

const meetings = Number(process.env['MEETINGS'] ?? 250);
const atOnce = 50;
const seeds = Array.from({ length: meetings }, (_, i) => i + 1);
const parts = seeds.filter((seed) => seed % atOnce === 1).map((first) => ({ first, last: Math.min(first + atOnce - 1, meetings) }));

const { anyRun } = await rehearsal([]);
const meet = (seed: number) => inVirtualTime(seed, (time) => anyRun(seed, time));
const runs: Run[] = [];
const sumOf = (count: (run: Run) => number) => runs.reduce((sum, run) => sum + count(run), 0);

test.each(parts)(
  'every screen, a late one and a server started anew end equal, and what was acknowledged is there once (seeds $first to $last)',
  async ({ first, last }) => {
    const faults: Record<string, string[]> = {};
    for (const seed of seeds.slice(first - 1, last)) {
      const run = await meet(seed);
      runs.push(run);
      if (run.faults.length > 0) faults[`seed ${seed}`] = run.faults;
    }
    expect(faults).toEqual({});
  },
);

test('a disk that fails every other time loses nothing acknowledged, and the meeting goes on when it works again', async () => {
  const faults: Record<string, string[]> = {};
  for (const seed of [1, 2, 6, 7, 10, 11, 14, 18, 22, 26]) {
    const run = await inVirtualTime(seed, (time) => anyRun(seed, time, 'failing'));
    expect(run.refusals).toContain('store-failing');
    expect(run.counts.accepted).toBeGreaterThan(0);
    if (run.faults.length > 0) faults[`seed ${seed}`] = run.faults;
  }
  expect(faults).toEqual({});
});

test('the same seed is the same meeting', async () => {
  for (const seed of [1, 2, 3, 4]) expect(await meet(seed)).toEqual(runs.find((run) => run.seed === seed));
});

test('those meetings were worth having: much was accepted and refused, lost and doubled, broken and caught up with', () => {
  const atLeast = (count: (run: Run) => number, perMeeting: number) => expect(sumOf(count)).toBeGreaterThanOrEqual(perMeeting * meetings);
  atLeast(({ counts }) => counts.accepted, 20);
  atLeast(({ refusals }) => refusals.length, 20);
  expect(new Set(runs.flatMap(({ refusals }) => refusals)).size).toBeGreaterThanOrEqual(30);
  expect(new Set(runs.flatMap(({ names }) => names)).size).toBeGreaterThanOrEqual(30);
  atLeast(({ network }) => network.lost, 10);
  atLeast(({ network }) => network.doubled, 50);
  atLeast(({ network }) => network.swapped, 100);
  atLeast(({ network }) => network.cut, 2);
  atLeast(({ counts }) => counts.byEvents, 20);
  atLeast(({ counts }) => counts.anew, 12);
  expect(sumOf(({ counts }) => counts.bySnapshot)).toBeGreaterThan(0);
  atLeast(({ counts }) => counts.answeredTwice, 5);
  atLeast(({ counts }) => counts.repeats, 2);
  atLeast(({ counts }) => counts.restarts, 0.5);
  atLeast(({ counts }) => counts.outages, 0.3);
  atLeast(({ counts }) => counts.diskFailures, 1);
  atLeast(({ counts }) => counts.conflicts, 0.1);
});
