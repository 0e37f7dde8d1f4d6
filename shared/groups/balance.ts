import { closest, fewEnough } from './balance-exact.ts';
import { equalSizes } from './balance-sizes.ts';
import { seatedBySwaps } from './balance-swaps.ts';
import { offsOf, tableOf, weighing, weightOf, type Seating, type Table } from './balance-table.ts';

export const attributes = ['attendance', 'stakeholderGroup', 'region', 'language', 'standing'] as const;
export type Attribute = (typeof attributes)[number];
/** What is not said is a value of its own, like an empty text. */
export type Someone = { id: string } & Partial<Record<Attribute, string>>;
/** `seats`: how many may be in it at most; null is no limit. */
export type Room = { id: string; seats: number | null };

/** Few people are dealt more than once, each time with other groups being the larger ones. */
const mostAttempts = 12;
const peopleInAttempts = 600;

/**
 * A group for everybody (G2). Those in `fixed` stay; groups are as equal as that and the seats allow; whoever finds no seat is left
 * out, by chance. Every value of every attribute in `by` comes within one of its share in each group where that is possible, and as
 * close as can be where it is not; without attributes, chance alone decides. Nobody's group can be foretold.
 */
export function deal(
  people: readonly Someone[],
  groups: readonly Room[],
  by: readonly Attribute[],
  fixed: Readonly<Record<string, string>>,
  draw: () => number,
): Record<string, string> {
  const rooms = shuffled(groups.toSorted(byId), draw);
  const roomOf = (one: Someone) => (Object.hasOwn(fixed, one.id) ? rooms.findIndex(({ id }) => id === fixed[one.id]) : -1);
  const everybody = shuffled(people.toSorted(byId), draw).map((one) => ({ one, room: roomOf(one) }));
  const staying = everybody.filter(({ room }) => room >= 0);
  const sizes = equalSizes(
    people.length,
    rooms.map(({ seats }, i) => ({ seats, staying: staying.filter(({ room }) => room === i).length })),
  );
  const places = sizes.least.reduce((sum, size) => sum + size, sizes.more);
  const dealt = [...staying, ...everybody.filter(({ room }) => room < 0)].slice(0, places);

  const table = tableOf(
    dealt,
    rooms.length,
    by.map(
      (attribute) =>
        ({ one }) =>
          one[attribute] ?? '',
    ),
  );
  const start = dealt.map(({ room }) => room);
  const free = [...start.keys()].filter((i) => start[i] === -1);
  const attempt = () => {
    const larger = shuffled(sizes.flexible, draw).slice(0, sizes.more);
    const now = { seat: start, sizes: sizes.least.map((size, i) => (larger.includes(i) ? size + 1 : size)) };
    return seatedBySwaps(table, now, shuffled(free, draw), draw);
  };
  const attempts = Math.max(1, Math.min(mostAttempts, Math.floor(peopleInAttempts / Math.max(1, free.length))));
  const tried = lightest(table, Array.from({ length: by.length > 0 ? attempts : 1 }, attempt));
  const { seat } = by.length > 0 && free.length <= fewEnough ? closest(table, start, sizes, tried) : tried;
  return Object.fromEntries(dealt.map(({ one }, i) => [one.id, rooms[seat[i]!]!.id]));
}

/** The group of somebody who comes when the others have theirs: one of the smallest with a seat, where they disturb the balance least. */
export function placeOne(
  person: Someone,
  placed: readonly (Someone & { groupId: string })[],
  groups: readonly Room[],
  by: readonly Attribute[],
  draw: () => number,
): string | null {
  const rooms = shuffled(groups.toSorted(byId), draw);
  const indexOf = new Map(rooms.map(({ id }, i) => [id, i]));
  const seated = placed.filter(({ groupId }) => indexOf.has(groupId));
  const seat = seated.map(({ groupId }) => indexOf.get(groupId)!);
  const sizes = rooms.map(() => 0);
  for (const room of seat) sizes[room]!++;
  const open = [...rooms.keys()].filter((i) => sizes[i]! < (rooms[i]!.seats ?? Infinity));
  const least = Math.min(...open.map((room) => sizes[room]!));
  const smallest = open.filter((i) => sizes[i] === least);
  const room = by.length === 0 ? smallest[0] : leastDisturbed(smallest, seated, person, { seat, sizes }, by);
  return room === undefined ? null : rooms[room]!.id;
}

/** Whoever comes changes one group: what the others weigh is not reckoned again for each. */
function leastDisturbed(
  rooms: readonly number[],
  seated: readonly Someone[],
  person: Someone,
  { seat, sizes }: Seating,
  by: readonly Attribute[],
): number | undefined {
  const table = tableOf(
    [...seated, person],
    sizes.length,
    by.map((attribute) => (one) => one[attribute] ?? ''),
  );
  const { people, width, totals, valuesOf } = table;
  const [offs, weigh, mine] = [offsOf(table, { seat, sizes }), weighing(table), new Set(valuesOf.at(-1))];
  let [best, lightest] = [rooms[0], Infinity];
  for (const room of rooms) {
    let added = 0;
    for (let column = 0; column < width; column++) {
      const off = offs[room * width + column]!;
      added += weigh(off - totals[column]! + (mine.has(column) ? people : 0)) - weigh(off);
    }
    if (added < lightest) [best, lightest] = [room, added];
  }
  return best;
}

/** What each group has of every value, and what its share would be; of those who are in one of these groups. */
export type Balance = {
  attribute: Attribute;
  values: { value: string; ideal: Record<string, number>; counts: Record<string, number> }[];
}[];

export function balanceOf(
  people: readonly Someone[],
  placeOf: (id: string) => string | null,
  groups: readonly { id: string }[],
  by: readonly Attribute[],
): Balance {
  const here = people.filter(({ id }) => groups.some((group) => group.id === placeOf(id)));
  const countIn = (group: { id: string }, among: readonly Someone[]) => among.filter(({ id }) => placeOf(id) === group.id).length;
  const forEach = (figure: (group: { id: string }) => number) => Object.fromEntries(groups.map((group) => [group.id, figure(group)]));
  return by.map((attribute) => {
    const having = (value: string) => here.filter((one) => (one[attribute] ?? '') === value);
    const values = [...new Set(here.map((one) => one[attribute] ?? ''))].map((value) => ({ value, among: having(value) }));
    return {
      attribute,
      values: values
        .toSorted((a, b) => b.among.length - a.among.length || (a.value < b.value ? -1 : 1))
        .map(({ value, among }) => ({
          value,
          ideal: forEach((group) => (among.length * countIn(group, here)) / here.length),
          counts: forEach((group) => countIn(group, among)),
        })),
    };
  });
}

const lightest = (table: Table, seatings: Seating[]): Seating => {
  const weights = seatings.map((seating) => weightOf(table, seating));
  return seatings[weights.indexOf(Math.min(...weights))]!;
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function shuffled<One>(list: readonly One[], draw: () => number): One[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
