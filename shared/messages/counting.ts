import type { RoomCount } from '../polls/state.ts';
import { stances, type Answer, type Counts, type ReadBack } from './state.ts';

const none = () => stances.map(() => 0);
/** How those who answered themselves stand, by side. */
export function countsOf(answers: readonly Answer[]): Counts {
  const counts: Counts = { 'on-site': none(), remote: none() };
  for (const { attendance, stance } of answers) counts[attendance][stances.indexOf(stance)]! += 1;
  return counts;
}
/** The same with the hands of all rooms, which are on-site. */
export function withHands(counts: Counts, rooms: readonly RoomCount[]): Counts {
  const onSite = counts['on-site'].map((count, i) => rooms.reduce((sum, { counts: hands }) => sum + (hands[i] ?? 0), count));
  return { ...counts, 'on-site': onSite };
}
export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
/** How many objected, of both sides together. */
export function objectionsIn({ counts, rooms }: ReadBack): number {
  const all = withHands(counts ?? countsOf([]), rooms);
  const object = stances.indexOf('object');
  return all['on-site'][object]! + all.remote[object]!;
}
