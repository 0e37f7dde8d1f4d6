import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placedFrom, placesAt } from './placed.ts';
import { started } from './groups.given.ts';

const begins = started({ ada: 'g1' });
if (begins.type !== 'round-started') throw new Error('another fact');

const place = fc.record({
  group: fc.option(fc.constantFrom('g1', 'g2', 'g3')),
  how: fc.constantFrom('drawn', 'by-hand', 'chosen', 'listed'),
});

test('places told by group are the places of everybody, each once (G4)', () =>
  fc.assert(
    fc.property(fc.dictionary(fc.uuid(), place, { maxKeys: 40 }), (places) => {
      const placed = placedFrom(places);
      expect(placesAt({ ...begins, placed })).toEqual(places);
      expect(new Set(placed.map(({ group, how }) => `${how} ${group}`)).size).toBe(placed.length);
    }),
  ));

test('a fact of an earlier version has its places in the round (G4)', () => {
  expect(placesAt(begins)).toEqual({ ada: { group: 'g1', how: 'drawn' } });
});
