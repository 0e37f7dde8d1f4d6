import { expect, test } from 'vitest';
import { pageLimit } from './input.ts';

test.each([
  ['20', 20],
  ['2.9', 2],
  ['', 100],
  ['0', 100],
  ['-3', 1],
  ['1e9', 100],
  ['many', 100],
])('a page has as many as its address asks for, within reason: %j', (asked, limit) => expect(pageLimit(asked)).toBe(limit));
