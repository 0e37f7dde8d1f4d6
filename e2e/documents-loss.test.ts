import { expect, test } from 'vitest';
import { points, writings } from './loss/fate.ts';
import { storyTeller } from './loss/seams.ts';
import type { Told } from './loss/story.ts';
import { inVirtualTime } from './virtual-time.ts';

const stories = Number(process.env['FUZZ'] ?? 30);
/** A deep run can be told in pieces. */
const from = Number(process.env['FROM'] ?? 1);
const atOnce = 20;
const last = from + stories - 1;
const parts = Array.from({ length: Math.ceil(stories / atOnce) }, (_, i) => from + i * atOnce).map((first) => ({
  first,
  end: Math.min(first + atOnce - 1, last),
}));

const { tell } = await storyTeller([]);
const told = (seed: number) => inVirtualTime(seed, (time) => tell(seed, time));
const all: Told[] = [];

test.each(parts)(
  'what was shown as saved is everywhere once, nothing is lost or doubled, what was refused is kept aside (N27, N14; seeds $first to $end)',
  async ({ first, end }) => {
    const faults: Record<string, string[]> = {};
    for (let seed = first; seed <= end; seed += 1) {
      const story = await told(seed);
      all.push(story);
      if (story.faults.length > 0) faults[`seed ${seed}`] = story.faults.slice(0, 8);
    }
    expect(faults).toEqual({});
  },
  600_000,
);

/**
 * A deletion that was refused while its number was taken a moment later; a device that answered after nobody waited for it; what came
 * together with the answer that it waited for.
 */
test.each([1263, 1451, 1610])('what was once lost or untrue is not any more (N27; seed %i)', async (seed) => {
  expect((await told(seed)).faults).toEqual([]);
});

test('the same seed is the same story', async () => {
  expect(await told(from)).toEqual(all[0]);
});

test('those stories were worth telling: lines, pages, rights and disks failed, and the process died at every point of every writing', () => {
  const sums: Record<string, number> = {};
  for (const { counts } of all) for (const [what, times] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + times;
  console.log(JSON.stringify(sums));
  const deaths = writings.flatMap((writing) => points.map((point) => `killed ${point} ${writing}`));
  for (const what of [...deaths, 'disk full']) expect(sums[what]).toBeGreaterThan(stories / 10);
  for (const what of ['offline', 'lines broken', 'frozen', 'pages closed', 'rights changed', 'saved', 'promised', 'onlyHere'])
    expect(sums[what]).toBeGreaterThan(2 * stories);
  expect(sums['refused']).toBeGreaterThan(stories / 2);
});
