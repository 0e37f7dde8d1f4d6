/** People and values as numbers: person `p` has, for each attribute, one of `width` values; those are the columns of every group. */
export type Table = { people: number; groups: number; width: number; valuesOf: readonly (readonly number[])[]; totals: readonly number[] };
/** Who sits in which group (-1: nowhere yet), for groups of these sizes. */
export type Seating = { seat: number[]; sizes: number[] };

export function tableOf<One>(people: readonly One[], groups: number, questions: readonly ((one: One) => string)[]): Table {
  const columns = new Map<string, number>();
  const totals: number[] = [];
  const valuesOf = people.map((one) =>
    questions.map((ask, i) => {
      const value = `${i}:${ask(one)}`;
      const column = columns.get(value) ?? columns.size;
      columns.set(value, column);
      totals[column] = (totals[column] ?? 0) + 1;
      return column;
    }),
  );
  return { people: people.length, groups, width: columns.size, valuesOf, totals };
}

/** How far every cell is from its ideal, times the number of people, which makes it whole: count × people − total × size. */
export function offsOf({ people, groups, width, valuesOf, totals }: Table, { seat, sizes }: Seating): Float64Array {
  const offs = new Float64Array(groups * width);
  for (let group = 0; group < groups; group++)
    for (let column = 0; column < width; column++) offs[group * width + column] = -totals[column]! * sizes[group]!;
  seat.forEach((group, person) => {
    if (group >= 0) for (const column of valuesOf[person]!) offs[group * width + column]! += people;
  });
  return offs;
}

/**
 * What a cell so far off weighs: the square, and more than all squares together when it is not within one (G2).
 * Exact as a sum for 30 people; for more, as the difference that a swap makes.
 */
export function weighing({ people }: Pick<Table, 'people'>): (off: number) => number {
  const notWithinOne = 1e9 + 50 * (people + 1) * people ** 2;
  return (off) => (off > people || off < -people ? off * off + notWithinOne : off * off);
}

export function weightOf(table: Table, seating: Seating): number {
  const weigh = weighing(table);
  return offsOf(table, seating).reduce((sum, off) => sum + weigh(off), 0);
}
