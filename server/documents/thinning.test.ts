import { expect, test } from 'vitest';
import { mostAutomatic, spareOf } from './thinning.ts';
import type { Version } from './version-log.ts';

const minute = 60_000;
const version = (number: number, at: number, by: string | null = null): Version => ({
  number,
  name: by && 'kept',
  by,
  at,
  step: number,
  epoch: 'e',
  hash: '',
  writers: [],
});

/** Three days in which a version is kept every five minutes, and every tenth by somebody. */
function long(): Version[] {
  let versions: Version[] = [];
  for (let number = 1; number <= 900; number += 1) {
    const at = number * 5 * minute;
    const by = number % 10 === 0 ? 'ana' : null;
    const spare = by === null ? spareOf(versions, at) : null;
    versions = [...versions, version(number, at, by)].filter((one) => one.number !== spare);
  }
  return versions;
}

test('a long meeting keeps a hundred automatic versions, the first among them, and all that somebody kept (N27)', () => {
  const versions = long();
  expect(versions.filter(({ by }) => by === null)).toHaveLength(mostAutomatic);
  expect(versions.filter(({ by }) => by !== null)).toHaveLength(90);
  expect(versions[0]!.number).toBe(1);
});

test('what is long ago stands further apart than what was just now, and nowhere is a gap of half a day (N27)', () => {
  const times = long()
    .filter(({ by }) => by === null)
    .map(({ at }) => at);
  const gaps = times.slice(1).map((at, i) => at - times[i]!);
  const average = (some: number[]) => some.reduce((sum, gap) => sum + gap, 0) / some.length;
  expect(average(gaps.slice(-20))).toBeLessThan(average(gaps.slice(0, 20)));
  expect(Math.max(...gaps)).toBeLessThan(12 * 60 * minute);
});

test('while there are few, none goes', () => {
  expect(
    spareOf(
      Array.from({ length: mostAutomatic - 1 }, (_, i) => version(i + 1, i * minute)),
      1e9,
    ),
  ).toBeNull();
});
