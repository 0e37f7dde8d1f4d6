import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, insertedBy, reachOf } from '../shared/notes/edit.ts';
import { isTidy, splice } from '../shared/notes/edits.ts';
import { difference, typedBetween } from './notes-difference.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '😁', 'é'), maxLength: 40 });
const sentences = fc
  .array(fc.constantFrom('the', 'floor', 'is', 'one', ' ', ' ', '.', '\n', '😀', '房间'), { maxLength: 60 })
  .map((parts) => parts.join(''));
const halfLetter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

test('what was typed is one piece, wherever the caret stands, and cuts no letter in two (G4)', () =>
  fc.assert(
    fc.property(letters, letters, fc.nat(50), (before, after, caret) => {
      const edit = typedBetween(before, after, Math.min(caret, after.length));
      expect(applied(before, edit)).toBe(after);
      expect(edit.length).toBeLessThanOrEqual(3);
      expect(insertedBy(edit)).not.toMatch(halfLetter);
      expect(
        applied(
          before,
          edit.filter((part) => typeof part !== 'string'),
        ),
      ).not.toMatch(halfLetter);
    }),
    { numRuns: 3000 },
  ));

test('one letter among many of its kind is where the caret is (G4)', () => {
  expect(typedBetween('aaa', 'aaaa', 2)).toEqual(splice(1, 0, 'a'));
  expect(typedBetween('aaa', 'aa', 1)).toEqual(splice(1, 1, ''));
  expect(typedBetween('😀', '😁', 2)).toEqual(splice(0, 2, '😁'));
});

test('the difference of two texts makes one into the other (G4)', () =>
  fc.assert(
    fc.property(sentences, sentences, (before, after) => {
      const edit = difference(before, after);
      expect(applied(before, edit)).toBe(after);
      expect(isTidy(edit)).toBe(true);
      expect(insertedBy(edit)).not.toMatch(halfLetter);
    }),
    { numRuns: 3000 },
  ));

test('words that stayed are not rewritten (G4)', () => {
  const edit = difference('We agree on access. We agree on costs.', 'Today we agree on access. We all agree on some costs.');
  expect(insertedBy(edit).replaceAll(' ', '')).toBe('Todayweallsome');
  expect(reachOf(edit)).toBeLessThan('We agree on access. We agree on costs.'.length);
});

test('two long texts that have nothing in common are told apart at once (G4)', () => {
  const text = (word: string) => Array.from({ length: 2500 }, (_, i) => `${word}${i}`).join(' ');
  const began = performance.now();
  const edit = difference(text('a'), text('b'));
  expect(performance.now() - began).toBeLessThan(500);
  expect(applied(text('a'), edit)).toBe(text('b'));
});
