import { insertedBy, reachOf, type Edit } from '../shared/notes/edit.ts';
import { splice, tidied } from '../shared/notes/edits.ts';

/** Beyond so many differing words it is said as one piece: nobody can tell then who wrote what into what. */
const mostDifferences = 600;

/** What a text field was changed by: one piece, that ends at the caret where several would do. Cuts no letter in two. */
export function typedBetween(before: string, after: string, caret: number): Edit {
  const shorter = Math.min(before.length, after.length);
  const mostAfter = Math.min(shorter, Math.max(0, after.length - caret));
  let behind = 0;
  while (behind < mostAfter && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  let ahead = 0;
  while (ahead < shorter - behind && before[ahead] === after[ahead]) ahead++;
  // What was taken for the end may reach further, where the caret does not stand at the end of the change.
  while (ahead + behind < shorter && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  while (ahead > 0 && /[\ud800-\udbff]/.test(before[ahead - 1]!)) ahead--;
  while (behind > 0 && /[\udc00-\udfff]/.test(before.at(-behind)!)) behind--;
  return splice(ahead, before.length - ahead - behind, after.slice(ahead, after.length - behind));
}

/** How one text becomes the other, word by word (E. Myers, An O(ND) Difference Algorithm, 1986). */
export function difference(before: string, after: string): Edit {
  const whole = typedBetween(before, after, after.length);
  const from = typeof whole[0] === 'number' ? Math.max(0, whole[0]) : 0;
  const way = shortest(words(before.slice(from, reachOf(whole))), words(insertedBy(whole)));
  return way ? tidied([from, ...way]) : whole;
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}\u200c\u200d]+|[^]/gu) ?? [];

/** The edit with the fewest words gone and come; null where that is too many. */
function shortest(before: string[], after: string[]): Edit | null {
  const furthest: number[] = [];
  const trace: number[][] = [];
  const most = Math.min(before.length + after.length, mostDifferences);
  const at = (row: number[], diagonal: number) => row[diagonal + most + 1] ?? 0;
  for (let changes = 0; changes <= most; changes++) {
    trace.push([...furthest]);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const goesDown = diagonal === -changes || (diagonal !== changes && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
      let x = goesDown ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest[diagonal + most + 1] = x;
      if (x >= before.length && x - diagonal >= after.length) return walkedBack(before, after, trace, at);
    }
  }
  return null;
}

function walkedBack(before: string[], after: string[], trace: number[][], at: (row: number[], diagonal: number) => number): Edit {
  const parts: (number | string)[] = [];
  let [x, y] = [before.length, after.length];
  for (let changes = trace.length - 1; x > 0 || y > 0; changes--) {
    const row = trace[changes]!;
    const diagonal = x - y;
    const wentDown = diagonal === -changes || (diagonal !== changes && at(row, diagonal - 1) < at(row, diagonal + 1));
    const fromX = changes === 0 ? 0 : wentDown ? at(row, diagonal + 1) : at(row, diagonal - 1);
    const fromY = changes === 0 ? 0 : fromX - (wentDown ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) [x, y] = [x - 1, parts.push(before[x - 1]!.length) && y - 1];
    if (changes === 0) break;
    if (wentDown) parts.push(after[--y]!);
    else parts.push(-before[--x]!.length);
  }
  return parts.reverse();
}
