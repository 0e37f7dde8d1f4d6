import { offsOf, weighing, type Seating, type Table } from './balance-table.ts';

/** Comparisons of two people, after which a deal is as good as it gets. */
const comparisons = { perPerson: 1000, most: 800_000, toPolish: 0.5 } as const;
/** Whoever was just moved stays for so many repairs, so that two repairs do not undo each other for ever. */
const restFor = 5;

/** People of `free` take the places left in groups of these sizes, each where those like them lack most; then they swap as long as it helps. */
export function seatedBySwaps(table: Table, start: Seating, free: readonly number[], draw: () => number): Seating {
  const { people, groups, width, valuesOf } = table;
  const seating = { seat: [...start.seat], sizes: start.sizes };
  const { seat } = seating;
  const offs = offsOf(table, seating);
  const weigh = weighing(table);
  let compared = 0;

  const put = (person: number, group: number, sign: 1 | -1) => {
    for (const column of valuesOf[person]!) offs[group * width + column]! += sign * people;
    seat[person] = sign === 1 ? group : -1;
  };
  const swap = (one: number, other: number) => {
    const [here, there] = [seat[one]!, seat[other]!];
    put(one, here, -1);
    put(other, there, -1);
    put(one, there, 1);
    put(other, here, 1);
  };
  const gain = (one: number, other: number) => {
    compared++;
    const [here, there, mine, theirs] = [seat[one]! * width, seat[other]! * width, valuesOf[one]!, valuesOf[other]!];
    let change = 0;
    for (let i = 0; i < mine.length; i++) {
      const [goes, comes] = [mine[i]!, theirs[i]!];
      if (goes === comes) continue;
      const [a, b, c, d] = [offs[here + goes]!, offs[here + comes]!, offs[there + goes]!, offs[there + comes]!];
      change += weigh(a - people) - weigh(a) + weigh(b + people) - weigh(b);
      change += weigh(c + people) - weigh(c) + weigh(d - people) - weigh(d);
    }
    return change;
  };

  function fill() {
    const places = [...seating.sizes];
    for (const group of seat) if (group >= 0) places[group]!--;
    for (const person of free) {
      let [best, lack] = [-1, Infinity];
      for (let group = 0; group < groups; group++) {
        if (places[group] === 0) continue;
        const off = valuesOf[person]!.reduce((sum, column) => sum + offs[group * width + column]!, 0);
        if (off < lack) [best, lack] = [group, off];
      }
      put(person, best, 1);
      places[best]!--;
    }
  }

  /** Cells that are not within one, one after the other: the swap that mends one and harms least, even when it harms. */
  function repair(most: number) {
    let [fewest, best] = [Infinity, [...seat]];
    const restsUntil = new Int32Array(people);
    for (let turn = 1; ; turn++) {
      const far = [...offs.keys()].filter((cell) => Math.abs(offs[cell]!) > people);
      if (far.length < fewest) [fewest, best] = [far.length, [...seat]];
      if (far.length === 0 || compared > most) break;
      const cell = far[Math.floor(draw() * far.length)]!;
      const [group, column, isOver] = [Math.floor(cell / width), cell % width, offs[cell]! > 0];
      const may = free.filter((one) => restsUntil[one]! < turn);
      const here = may.filter((one) => seat[one] === group && valuesOf[one]!.includes(column) === isOver);
      const there = may.filter((one) => seat[one] !== group && valuesOf[one]!.includes(column) !== isOver);
      let [least, pair] = [Infinity, null as [number, number] | null];
      for (let i = 0; i < 2 && here.length > 0; i++) {
        const [one] = here.splice(Math.floor(draw() * here.length), 1);
        for (const other of there) {
          const change = gain(one!, other);
          if (change < least) [least, pair] = [change, [one!, other]];
        }
      }
      compared += people;
      if (!pair) continue;
      swap(...pair);
      for (const one of pair) restsUntil[one] = turn + restFor + Math.floor(draw() * restFor);
    }
    best.forEach((group, person) => seat[person] !== group && (put(person, seat[person]!, -1), put(person, group, 1)));
  }

  function polish(most: number) {
    for (let helped = true; helped;) {
      helped = false;
      for (let i = 0; i < free.length; i++) {
        if (compared > most) return;
        for (let j = i + 1; j < free.length; j++) {
          if (seat[free[i]!] === seat[free[j]!] || gain(free[i]!, free[j]!) >= 0) continue;
          swap(free[i]!, free[j]!);
          helped = true;
        }
      }
    }
  }

  const most = Math.min(comparisons.perPerson * people, comparisons.most);
  fill();
  repair(most);
  polish(compared + most * comparisons.toPolish);
  return seating;
}
