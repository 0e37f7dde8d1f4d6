import { expect, test } from 'vitest';
import { schemaNumber, schemaOf, whyTooOld } from './schema.ts';

test('a page that is older than the document does not write in it (N27)', () => {
  expect(whyTooOld(schemaNumber, schemaNumber + 1)).toBe('page-too-old');
  expect(whyTooOld(1, 2)).toBe('page-too-old');
  expect(whyTooOld(0, 1)).toBe('page-too-old');
  for (const document of [0, 1, schemaNumber]) expect(whyTooOld(schemaNumber, document)).toBeNull();
});

test('an editor that says no number is none of ours and writes as it likes (N27)', () => {
  expect(whyTooOld(null, 7)).toBeNull();
});

test('what is no number counts as none', () => {
  for (const said of [undefined, null, '2', -1, 1.5, NaN, Infinity, {}, [2]]) expect(schemaOf(said)).toBe(0);
  expect(schemaOf(3)).toBe(3);
});
