import type { Sizes } from './balance-sizes.ts';
import { offsOf, weighing, weightOf, type Seating, type Table } from './balance-table.ts';

/** More people than this are never tried one by one, and no deal looks at more places than this. */
export const fewEnough = 16;
const mostLooks = 40_000;

/** The closest deal there is, when it can be found in time: every choice is followed that may still be better than `found`. */
export function closest(table: Table, start: readonly number[], { least, flexible, more }: Sizes, found: Seating): Seating {
  const { people, groups, width, valuesOf } = table;
  const weigh = weighing(table);
  const kind = (person: number) => valuesOf[person]!.join();
  const free = [...start.keys()]
    .filter((person) => start[person] === -1)
    .toSorted((a, b) => (kind(a) < kind(b) ? -1 : kind(a) > kind(b) ? 1 : a - b));
  const whoStays = (group: number) => [...start.keys()].filter((person) => start[person] === group);
  const stays = least.map((size, group) => [size, flexible.includes(group), ...whoStays(group).map(kind).toSorted()].join(' '));
  let [best, weight, looks] = [found, weightOf(table, found), 0];

  for (const sizes of sizesOf(0, more, [...least])) searchIn(sizes);
  return best;

  /** Groups that nothing tells apart grow in their order. */
  function* sizesOf(next: number, left: number, sizes: number[]): Generator<number[]> {
    const group = flexible[next];
    if (left === 0) yield sizes;
    if (left === 0 || group === undefined) return;
    const likeBefore = flexible.slice(0, next).some((other) => stays[other] === stays[group] && sizes[other] === least[other]);
    if (!likeBefore) yield* sizesOf(next + 1, left - 1, sizes.with(group, sizes[group]! + 1));
    yield* sizesOf(next + 1, left, sizes);
  }

  function searchIn(sizes: number[]) {
    const seat = [...start];
    const offs = offsOf(table, { seat, sizes });
    const places = sizes.map((size, group) => size - whoStays(group).length);
    const untouched = [...places];
    const toCome = Array.from({ length: width }, () => 0);
    for (const person of free) for (const column of valuesOf[person]!) toCome[column]!++;
    const isFresh = (group: number) => places[group] === untouched[group];
    place(0);

    function place(next: number) {
      if (++looks > mostLooks || atLeast() >= weight) return;
      const person = free[next];
      if (person === undefined) return void ([best, weight] = [{ seat: [...seat], sizes }, atLeast()]);
      const twin = next > 0 && kind(free[next - 1]!) === kind(person) ? seat[free[next - 1]!]! : 0;
      for (let group = twin; group < groups; group++) {
        if (places[group] === 0 || isLikeAnEarlier(group)) continue;
        move(person, group, 1);
        place(next + 1);
        move(person, group, -1);
      }
    }

    function move(person: number, group: number, sign: 1 | -1) {
      seat[person] = sign === 1 ? group : -1;
      places[group]! -= sign;
      for (const column of valuesOf[person]!) {
        offs[group * width + column]! += sign * people;
        toCome[column]! -= sign;
      }
    }

    function isLikeAnEarlier(group: number) {
      if (!isFresh(group)) return false;
      for (let other = 0; other < group; other++)
        if (isFresh(other) && stays[other] === stays[group] && sizes[other] === sizes[group]) return true;
      return false;
    }

    /** No deal from here weighs less: each cell by itself gets what suits it best of those still to come. */
    function atLeast() {
      let sum = 0;
      for (let group = 0; group < groups; group++)
        for (let column = 0; column < width; column++) {
          const off = offs[group * width + column]!;
          const room = Math.min(places[group]!, toCome[column]!);
          const steps = Math.max(0, Math.min(room, Math.floor(-off / people)));
          const near = weigh(off + steps * people);
          sum += steps < room ? Math.min(near, weigh(off + (steps + 1) * people)) : near;
        }
      return sum;
    }
  }
}
