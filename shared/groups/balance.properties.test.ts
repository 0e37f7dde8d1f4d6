import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { dice } from '../any-input.ts';
import { attributes, balanceOf, deal, placeOne, type Attribute, type Room, type Someone } from './balance.ts';

const numRuns = Number(process.env['FUZZ'] ?? 200);
vi.setConfig({ testTimeout: 600_000 });

type Sized = { people: number; rooms: number; by: number };
type Case = { people: Someone[]; rooms: Room[]; by: Attribute[]; fixed: Record<string, string>; seed: number };
const anyCase = (most: Sized, least: Sized = { people: 0, rooms: 1, by: 0 }): fc.Arbitrary<Case> =>
  fc
    .record({
      people: fc.array(
        fc.record({
          attendance: fc.constantFrom('on-site', 'remote'),
          standing: fc.constantFrom('member', 'member', 'observer'),
          language: fc.option(fc.constantFrom('English', 'العربية', '中文'), { nil: undefined }),
          region: fc.constantFrom('Africa', 'Asia', '', 'WEOG'),
          stakeholderGroup: fc.constantFrom('Civil society', 'Government', '__proto__'),
          stays: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.nat(most.rooms - 1)),
        }),
        { minLength: least.people, maxLength: most.people, size: 'max' },
      ),
      seats: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.nat(most.people)), {
        minLength: least.rooms,
        maxLength: most.rooms,
      }),
      by: fc.shuffledSubarray([...attributes], { minLength: least.by, maxLength: most.by }),
      seed: fc.integer(),
    })
    .map(({ people, seats, by, seed }) => {
      const rooms = seats.map((seats, i) => ({ id: `g${i + 1}`, seats }));
      const ids = people.map((_, i) => `p${i}`);
      return {
        people: people.map(({ stays: _stays, language, ...said }, i) => ({ id: ids[i]!, ...said, ...(language && { language }) })),
        rooms,
        by,
        fixed: Object.fromEntries(people.flatMap(({ stays }, i) => (stays === null || !rooms[stays] ? [] : [[ids[i]!, rooms[stays].id]]))),
        seed,
      };
    });

const sizeIn = (places: Record<string, string>, room: Room) => Object.values(places).filter((id) => id === room.id).length;
const staysIn = (fixed: Record<string, string>, room: Room) => Object.values(fixed).filter((id) => id === room.id).length;
const mostIn = (fixed: Record<string, string>, room: Room) => Math.max(room.seats ?? Infinity, staysIn(fixed, room));
const sumOf = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Smaller is better, the first number first. */
type Rank = [sizes: number, cells: number, squares: number];
const isBelow = (a: Rank, b: Rank) => {
  const first = a.findIndex((number, i) => Math.abs(number - b[i]!) > 1e-6);
  return first >= 0 && a[first]! < b[first]!;
};

function rankOf(people: Someone[], places: Record<string, string>, rooms: Room[], by: Attribute[]): Rank {
  const sizes = rooms.map((room) => sizeIn(places, room));
  let [cells, squares] = [0, 0];
  for (const attribute of by)
    for (const value of new Set(people.map((one) => one[attribute]))) {
      const having = people.filter((one) => one[attribute] === value);
      rooms.forEach((room, i) => {
        const count = having.filter(({ id }) => places[id] === room.id).length;
        const away = Math.abs(count - (having.length * sizes[i]!) / people.length);
        if (away > 1 + 1e-9) cells++;
        squares += away * away;
      });
    }
  return [sumOf(sizes.map((size) => size * size)), cells, squares];
}

/** Counts through every way to put these people into the rooms, like the digits of a number. */
function* everyWay(people: Someone[], rooms: Room[], fixed: Record<string, string>): Generator<Record<string, string>> {
  const free = people.filter(({ id }) => !fixed[id]);
  for (let number = 0; number < rooms.length ** free.length; number++) {
    const places = Object.fromEntries(Object.entries(fixed).filter(([id]) => people.some((one) => one.id === id)));
    let rest = number;
    for (const { id } of free) {
      places[id] = rooms[rest % rooms.length]!.id;
      rest = Math.floor(rest / rooms.length);
    }
    if (rooms.every((room) => sizeIn(places, room) <= mostIn(fixed, room))) yield places;
  }
}

const few: Sized = { people: 7, rooms: 3, by: 3 };
const anyFewPeople = fc.oneof(anyCase(few), anyCase(few, { people: 5, rooms: 2, by: 1 }), anyCase(few, few));

test('a deal of few people is as close as the best of all deals there are (G2)', () => {
  fc.assert(
    fc.property(anyFewPeople, ({ people, rooms, by, fixed, seed }) => {
      const places = deal(people, rooms, by, fixed, dice(seed));
      const placed = people.filter(({ id }) => places[id]);
      const mine = rankOf(placed, places, rooms, by);
      for (const other of everyWay(placed, rooms, fixed))
        if (isBelow(rankOf(placed, other, rooms, by), mine)) expect({ places, rank: mine }).toEqual({ places: other, rank: 'better' });
    }),
    { numRuns },
  );
});

test('everybody has one place while there are seats, those placed by hand stay, and sizes are as equal as that allows (G1, G2)', () => {
  fc.assert(
    fc.property(anyCase({ people: 40, rooms: 7, by: 5 }), ({ people, rooms, by, fixed, seed }) => {
      const places = deal(people, rooms, by, fixed, dice(seed));
      expect(Object.keys(places)).toHaveLength(Math.min(people.length, sumOf(rooms.map((room) => mostIn(fixed, room)))));
      for (const [id, room] of Object.entries(fixed)) expect(places[id]).toBe(room);
      for (const room of rooms) expect(sizeIn(places, room)).toBeLessThanOrEqual(mostIn(fixed, room));
      for (const larger of rooms)
        for (const smaller of rooms) {
          if (sizeIn(places, larger) <= sizeIn(places, smaller) + 1) continue;
          const isFull = sizeIn(places, smaller) === mostIn(fixed, smaller);
          const nobodyMayGo = sizeIn(places, larger) === staysIn(fixed, larger);
          expect({ larger, smaller, because: isFull || nobodyMayGo }).toEqual({ larger, smaller, because: true });
        }
    }),
    { numRuns },
  );
});

test('in whichever order people and groups are named, the same chance deals the same (G2)', () => {
  fc.assert(
    fc.property(anyCase({ people: 30, rooms: 5, by: 5 }), ({ people, rooms, by, fixed, seed }) => {
      const dealt = deal(people, rooms, by, fixed, dice(seed));
      expect(deal(people.toReversed(), rooms.toReversed(), by, fixed, dice(seed))).toEqual(dealt);
    }),
    { numRuns },
  );
});

test('whoever comes late goes where there are fewest, and disturbs the balance least among those (G2)', () => {
  fc.assert(
    fc.property(anyCase({ people: 12, rooms: 4, by: 3 }), ({ people: [late, ...people], rooms, by, fixed, seed }) => {
      if (!late) return;
      const places = Object.fromEntries(Object.entries(fixed).filter(([id]) => id !== late.id));
      const placed = people.flatMap((one) => (places[one.id] ? [{ ...one, groupId: places[one.id]! }] : []));
      const open = rooms.filter((room) => sizeIn(places, room) < (room.seats ?? Infinity));
      const chosen = placeOne(late, placed, rooms, by, dice(seed));
      if (open.length === 0) return void expect(chosen).toBeNull();
      const wouldBe = (id: string) => rankOf([...placed, late], { ...places, [late.id]: id }, rooms, by);
      expect(open.map(({ id }) => id)).toContain(chosen);
      for (const { id } of open) expect(isBelow(wouldBe(id), wouldBe(chosen!))).toBe(false);
    }),
    { numRuns },
  );
});

test('the balance that is shown adds up, by group and by value (G2)', () => {
  fc.assert(
    fc.property(anyCase({ people: 40, rooms: 6, by: 5 }), ({ people, rooms, by, fixed }) => {
      const shown = balanceOf(people, (id) => fixed[id] ?? null, rooms, by);
      expect(shown.map(({ attribute }) => attribute)).toEqual(by);
      for (const { values } of shown)
        for (const room of rooms) {
          expect(sumOf(values.map(({ counts }) => counts[room.id]!))).toBe(staysIn(fixed, room));
          expect(sumOf(values.map(({ ideal }) => ideal[room.id]!))).toBeCloseTo(staysIn(fixed, room), 9);
        }
    }),
    { numRuns },
  );
});
