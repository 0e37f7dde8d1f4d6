/** Whose a turn is, in order; null where nobody knows, which is like nothing else. */
type Speakers = readonly (string | null)[];
type Span = { from: number; to: number };

/**
 * Which turns of two accounts of one meeting are the same, by who has them and their order alone: the longest common subsequence, as
 * pairs of places that rise on both sides (Hirschberg 1975: it needs no more room than one account is long).
 */
export function aligned(one: Speakers, other: Speakers): [number, number][] {
  const [inOne, inOther] = [new Set(one), new Set(other)];
  const places = (speakers: Speakers, there: Set<string | null>) =>
    speakers.flatMap((speaker, i) => (speaker !== null && there.has(speaker) ? [i] : []));
  const [left, right] = [places(one, inOther), places(other, inOne)];
  const numbers = new Map([...inOne].map((speaker, i) => [speaker, i]));
  const a = Int32Array.from(left, (i) => numbers.get(one[i]!)!);
  const b = Int32Array.from(right, (i) => numbers.get(other[i]!)!);
  const pairs: [number, number][] = [];
  pair(a, { from: 0, to: a.length }, b, { from: 0, to: b.length }, (i, j) => pairs.push([left[i]!, right[j]!]));
  return pairs;
}

function pair(
  a: Int32Array,
  { from, to }: Span,
  b: Int32Array,
  { from: start, to: end }: Span,
  found: (i: number, j: number) => void,
): void {
  // What both begin with, or end with, belongs together.
  while (from < to && start < end && a[from] === b[start]) found(from++, start++);
  let tail = 0;
  while (to > from && end > start && a[to - 1] === b[end - 1]) [to, end, tail] = [to - 1, end - 1, tail + 1];
  if (to - from === 1) {
    const at = b.subarray(start, end).indexOf(a[from]!);
    if (at >= 0) found(from, start + at);
  } else if (to > from && end > start) {
    const middle = (from + to) >> 1;
    const [before, after] = [lengths(a, from, middle, b, start, end, 1), lengths(a, middle, to, b, start, end, -1)];
    let [best, cut] = [-1, 0];
    for (let j = 0; j <= end - start; j++) {
      const sum = before[j]! + after[end - start - j]!;
      if (sum > best) [best, cut] = [sum, j];
    }
    pair(a, { from, to: middle }, b, { from: start, to: start + cut }, found);
    pair(a, { from: middle, to }, b, { from: start + cut, to: end }, found);
  }
  for (let i = 0; i < tail; i++) found(to + i, end + i);
}

/** How long the longest common subsequence is with each beginning of `b` (or each end, backwards). */
function lengths(a: Int32Array, from: number, to: number, b: Int32Array, start: number, end: number, step: 1 | -1): Int32Array {
  const count = end - start;
  const row = new Int32Array(count + 1);
  for (let n = 0; n < to - from; n++) {
    const speaker = a[step === 1 ? from + n : to - 1 - n];
    let diagonal = 0;
    for (let j = 1; j <= count; j++) {
      const above = row[j]!;
      if (b[step === 1 ? start + j - 1 : end - j] === speaker) row[j] = diagonal + 1;
      else if (row[j - 1]! > above) row[j] = row[j - 1]!;
      diagonal = above;
    }
  }
  return row;
}
