import { describe, expect, test } from 'vitest';
import { dice } from '../any-input.ts';
import { attributes, balanceOf, deal, placeOne, type Someone } from './balance.ts';

const rooms = (count: number, seats: number | null = null) => Array.from({ length: count }, (_, i) => ({ id: `g${i + 1}`, seats }));
const crowd = (count: number, said: (i: number) => Omit<Someone, 'id'> = () => ({})): Someone[] =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i}`, ...said(i) }));
const sizesOf = (places: Record<string, string>) =>
  Object.values(places).reduce<Record<string, number>>((sizes, id) => ({ ...sizes, [id]: (sizes[id] ?? 0) + 1 }), {});

describe('dealing people over groups', () => {
  test('five groups of 23 people have four or five each (G2)', () => {
    const sizes = Object.values(sizesOf(deal(crowd(23), rooms(5), [], {}, dice(1))));
    expect(sizes.toSorted()).toEqual([4, 4, 5, 5, 5]);
  });

  test('a group with few seats is full, and the others share the rest equally (G2)', () => {
    const groups = [{ id: 'small', seats: 2 }, ...rooms(2)];
    expect(sizesOf(deal(crowd(12), groups, [], {}, dice(1)))).toEqual({ small: 2, g1: 5, g2: 5 });
  });

  test('where seats do not suffice, chance leaves people out, and not always the same (G2)', () => {
    const left = (seed: number) => {
      const places = deal(crowd(7), rooms(2, 3), [], {}, dice(seed));
      expect(sizesOf(places)).toEqual({ g1: 3, g2: 3 });
      return crowd(7).find(({ id }) => !places[id])!.id;
    };
    expect(new Set(Array.from({ length: 60 }, (_, seed) => left(seed))).size).toBe(7);
  });

  test('whoever was placed by hand stays, in a full group too, and counts (G2)', () => {
    const fixed = { p0: 'g1', p1: 'g1', p2: 'g1', p9: 'elsewhere' };
    const places = deal(crowd(10), [{ id: 'g1', seats: 2 }, ...rooms(3).slice(1)], [], fixed, dice(3));
    expect(places).toMatchObject({ p0: 'g1', p1: 'g1', p2: 'g1' });
    expect(Object.values(sizesOf(places)).toSorted()).toEqual([3, 3, 4]);
    expect(sizesOf(places)['g1']).toBe(3);
  });

  test('each group has its share of those in the room and those online (G2)', () => {
    const people = crowd(20, (i) => ({ attendance: i < 8 ? 'on-site' : 'remote' }));
    const places = deal(people, rooms(4), ['attendance'], {}, dice(4));
    const [{ values }] = balanceOf(people, (id) => places[id]!, rooms(4), ['attendance']) as [ReturnType<typeof balanceOf>[number]];
    const each = (count: number) => ({ g1: count, g2: count, g3: count, g4: count });
    expect(values).toEqual([
      { value: 'remote', ideal: each(3), counts: each(3) },
      { value: 'on-site', ideal: each(2), counts: each(2) },
    ]);
  });

  test('what people did not say is shared out like anything said (G2)', () => {
    const people = crowd(12, (i) => (i < 4 ? {} : { language: i < 8 ? 'Français' : '中文' }));
    const places = deal(people, rooms(4), ['language'], {}, dice(5));
    for (const { counts } of balanceOf(people, (id) => places[id]!, rooms(4), ['language'])[0]!.values)
      expect(counts).toEqual({ g1: 1, g2: 1, g3: 1, g4: 1 });
  });

  test('without groups nobody has a place, and nobody is needed for a deal (G2)', () => {
    expect(deal(crowd(3), [], ['region'], {}, dice(1))).toEqual({});
    expect(deal([], rooms(3), ['region'], {}, dice(1))).toEqual({});
    expect(balanceOf(crowd(3), () => null, rooms(2), ['region'])).toEqual([{ attribute: 'region', values: [] }]);
  });

  for (const by of [[], ['attendance', 'language']] as const)
    test(`nobody's group can be foretold, nor who is with whom (G2): ${by.join(' and ') || 'by chance alone'}`, () => {
      const people = crowd(12, (i) => ({ attendance: i % 3 ? 'remote' : 'on-site', language: i % 2 ? 'English' : 'Español' }));
      const deals = Array.from({ length: 900 }, (_, seed) => deal(people, rooms(3), by, {}, dice(seed)));
      for (const { id } of people)
        for (const room of rooms(3)) {
          const often = deals.filter((places) => places[id] === room.id).length;
          expect(often).toBeGreaterThan(230);
          expect(often).toBeLessThan(370);
        }
      const twins = deals.filter((places) => places['p0'] === places['p6']).length;
      expect(twins).toBeGreaterThan(40);
      expect(twins).toBeLessThan(370);
    });

  test('a thousand people in fifty groups by five attributes are dealt in one go, and fewer than one share in a hundred is off (G2)', () => {
    const chance = dice(7);
    const named = [4, 6, 8, 10, 5];
    const people = crowd(1000, () =>
      Object.fromEntries(attributes.map((attribute, i) => [attribute, `${Math.floor(chance() * named[i]!)}`])),
    );
    const places = deal(people, rooms(50), attributes, {}, chance);
    const cells = balanceOf(people, (id) => places[id]!, rooms(50), attributes).flatMap(({ values }) =>
      values.flatMap(({ ideal, counts }) => Object.keys(counts).map((id) => Math.abs(counts[id]! - ideal[id]!))),
    );
    expect(cells).toHaveLength(50 * 33);
    expect(cells.filter((away) => away > 1 + 1e-9).length).toBeLessThan(16);
  });
});

describe('somebody who comes late', () => {
  const placed = [
    { id: 'a', groupId: 'g1', attendance: 'remote' },
    { id: 'b', groupId: 'g2', attendance: 'on-site' },
  ];

  test('goes to the smallest group (G2)', () => {
    expect(placeOne({ id: 'late', attendance: 'remote' }, placed, rooms(3), ['attendance'], dice(1))).toBe('g3');
  });

  test('goes, of equal groups, where the balance is disturbed least (G2)', () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(placeOne({ id: 'late', attendance: 'remote' }, placed, rooms(2), ['attendance'], dice(seed))).toBe('g2');
      expect(placeOne({ id: 'late', attendance: 'on-site' }, placed, rooms(2), ['attendance'], dice(seed))).toBe('g1');
    }
  });

  test('goes by chance where nothing tells groups apart (G2)', () => {
    const chosen = Array.from({ length: 40 }, (_, seed) => placeOne({ id: 'late' }, placed, rooms(2), [], dice(seed)));
    expect(new Set(chosen)).toEqual(new Set(['g1', 'g2']));
  });

  test('has no group when all seats are taken (G2)', () => {
    expect(placeOne({ id: 'late' }, placed, rooms(2, 1), ['attendance'], dice(1))).toBeNull();
  });
});
