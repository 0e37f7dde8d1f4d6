import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, insertedBy, reachOf, type Edit } from './edit.ts';
import { carriedOver, composed, isTidy, placeAfter, splice, tidied } from './edits.ts';

const runs = { numRuns: 2000 };
const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀', 'ع'), maxLength: 30 });
/** Any tidy edit of this text. */
const editOf = (text: string): fc.Arbitrary<Edit> =>
  fc
    .array(fc.oneof(fc.integer({ min: -8, max: 12 }), fc.string({ unit: fc.constantFrom('x', 'y', 'z', '😀'), maxLength: 6 })), {
      maxLength: 8,
    })
    .map((parts) => {
      let left = text.length;
      return tidied(
        parts.map((part) => {
          if (typeof part === 'string') return part;
          const length = Math.min(left, Math.abs(part));
          left -= length;
          return Math.sign(part) * length;
        }),
      );
    });
const oneEdit = texts.chain((text) => fc.tuple(fc.constant(text), editOf(text)));
const twoEdits = texts.chain((text) => fc.tuple(fc.constant(text), editOf(text), editOf(text)));
const twoInTurn = oneEdit.chain(([text, first]) => fc.tuple(fc.constant(text), fc.constant(first), editOf(applied(text, first))));

describe('an edit is written in one way (G4)', () => {
  test.each<[Edit, Edit]>([
    [[0, ''], []],
    [
      [3, 2, 'a', 'b'],
      [5, 'ab'],
    ],
    [
      [2, -1, 'a', -2, 'b'],
      [2, 'ab', -3],
    ],
    [['a', 7], ['a']],
  ])('%j is %j', (parts, tidy) => {
    expect(tidied(parts)).toEqual(tidy);
    expect(isTidy(parts)).toBe(false);
    expect(isTidy(tidy)).toBe(true);
  });

  test('a splice keeps, inserts and removes', () => {
    expect(applied('Good morning', splice(5, 7, 'evening'))).toBe('Good evening');
    expect(splice(0, 0, '')).toEqual([]);
  });

  test('it reaches as far as it speaks of, and inserts what it says', () => {
    expect(reachOf([3, 'ab', -2])).toBe(5);
    expect(insertedBy([3, 'ab', -2, 1, 'c'])).toBe('abc');
  });
});

test('two edits in turn are one edit (G4)', () =>
  fc.assert(
    fc.property(twoInTurn, ([text, first, then]) => {
      const both = composed(first, then);
      expect(applied(text, both)).toBe(applied(applied(text, first), then));
      expect(isTidy(both)).toBe(true);
    }),
    runs,
  ));

test('two who write at once have the same text, whoever was first (G4)', () =>
  fc.assert(
    fc.property(twoEdits, ([text, mine, theirs]) => {
      const [later, other] = [carriedOver(mine, theirs, 'other-first'), carriedOver(theirs, mine, 'edit-first')];
      expect(applied(applied(text, theirs), later)).toBe(applied(applied(text, mine), other));
      expect(isTidy(later) && isTidy(other)).toBe(true);
    }),
    runs,
  ));

test('what one inserts, no other who has not seen it removes (G4)', () =>
  fc.assert(
    fc.property(twoEdits, ([text, mine, theirs]) => {
      const later = carriedOver(mine, theirs, 'other-first');
      expect(insertedBy(later)).toBe(insertedBy(mine));
      // Only letters that were there before can be gone: the inserted ones are marked by another alphabet.
      const marked = applied(applied(text, theirs), later).replace(/[^xyz]/g, '');
      expect([...marked].toSorted().join('')).toBe(
        [...`${insertedBy(mine)}${insertedBy(theirs)}`.replace(/[^xyz]/g, '')].toSorted().join(''),
      );
    }),
    runs,
  ));

test('of two who write at one place, the one who was first stands first (G4)', () => {
  const [first, then] = [splice(3, 0, 'one'), splice(3, 0, 'two')];
  expect(applied(applied('abc', first), carriedOver(then, first, 'other-first'))).toBe('abconetwo');
  expect(applied(applied('abc', then), carriedOver(first, then, 'edit-first'))).toBe('abconetwo');
});

test('who removes a line into which somebody writes leaves what was written (G4)', () => {
  const text = 'Keep.\nDrop this.\nKeep.';
  const removing = splice(6, 11, '');
  const writing = splice(10, 0, 'NOT ');
  expect(applied(applied(text, writing), carriedOver(removing, writing, 'other-first'))).toBe('Keep.\nNOT Keep.');
  expect(applied(applied(text, removing), carriedOver(writing, removing, 'other-first'))).toBe('Keep.\nNOT Keep.');
});

test('what two remove is removed once (G4)', () =>
  expect(carriedOver(splice(2, 6, ''), splice(4, 8, ''), 'other-first')).toEqual(splice(2, 2, '')));

test('a place stays before the same letter, and before what is inserted just there (G4)', () => {
  expect(placeAfter(5, splice(2, 0, 'xyz'))).toBe(8);
  expect(placeAfter(5, splice(5, 0, 'xyz'))).toBe(5);
  expect(placeAfter(5, splice(7, 3, 'xyz'))).toBe(5);
  expect(placeAfter(5, splice(2, 2, ''))).toBe(3);
  expect(placeAfter(5, splice(2, 9, 'x'))).toBe(3);
  expect(placeAfter(5, [1, 'a', 2, -1, 1, 'b'])).toBe(5);
  fc.assert(
    fc.property(
      oneEdit.chain(([text, edit]) => fc.tuple(fc.constant(text), fc.constant(edit), fc.nat(text.length))),
      ([text, edit, place]) => {
        const mark = '|';
        const marked = applied(applied(text, splice(place, 0, mark)), carriedOver(edit, splice(place, 0, mark), 'other-first'));
        expect(marked.indexOf(mark)).toBe(placeAfter(place, edit));
      },
    ),
    runs,
  );
});
