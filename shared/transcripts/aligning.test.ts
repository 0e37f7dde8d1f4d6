import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aligned } from './aligning.ts';

const speaker = fc.constantFrom('chair', 'ana', 'bo', 'cy', null);
const speakers = fc.array(speaker, { maxLength: 12 });

/** The plain way to know how long it can be. */
function longest(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const [first, ...rest] = one;
  const at = first === null ? -1 : other.indexOf(first!);
  return Math.max(longest(rest, other), at < 0 ? 0 : 1 + longest(rest, other.slice(at + 1)));
}

test('as many turns as can be are put to one another, each once, of one person and in order (N31)', () => {
  fc.assert(
    fc.property(speakers, speakers, (one, other) => {
      const pairs = aligned(one, other);
      expect(pairs).toHaveLength(longest(one, other));
      for (const [i, j] of pairs) expect([one[i], one[i] === null]).toEqual([other[j], false]);
      pairs.slice(1).forEach(([i, j], n) => expect([i > pairs[n]![0], j > pairs[n]![1]]).toEqual([true, true]));
    }),
    { numRuns: Number(process.env['FUZZ'] ?? 300) },
  );
});

test('five thousand turns beside five thousand take less than two seconds (N31)', () => {
  const some = (seed: number) => Array.from({ length: 5_000 }, (_, i) => `p${(i * i * seed + i) % 40}`);
  const began = performance.now();
  expect(aligned(some(3), some(7)).length).toBeGreaterThan(100);
  expect(performance.now() - began).toBeLessThan(2_000);
});
