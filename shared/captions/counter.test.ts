import { expect, test } from 'vitest';
import { counted, fresh, freshCounter, withoutWords, type Counter } from './counter.ts';

type Try = [seq: number, text: string, at?: number];
/** What each post brings, and the counter after them. */
function after(...posts: Try[]): { brought: (string | null)[]; counter: Counter } {
  let counter = freshCounter;
  const brought = posts.map(([seq, text, at = 0]) => {
    const more = fresh(counter, seq, text, at);
    counter = counted(counter, seq, text, at, 'kept');
    return more;
  });
  return { brought, counter };
}

test('a post that is sent again brings nothing, however late (N30)', () => {
  const { brought, counter } = after([1, 'a'], [1, 'a'], [2, 'b'], [1, 'a'], [2, 'b']);
  expect(brought).toEqual(['a', null, 'b', null, null]);
  expect(counter.seq).toBe(2);
});

test('another try may bring more than the first: only that is new (N30)', () =>
  expect(after([1, 'Good'], [1, 'Good morning'], [1, 'Something else']).brought).toEqual(['Good', ' morning', null]));

test('numbers may be missing and come late (N30)', () => {
  const { brought, counter } = after([3, 'a'], [7, 'b'], [6, 'c'], [6, 'c'], [8, 'd']);
  expect(brought).toEqual(['a', 'b', 'c', null, 'd']);
  expect(counter.seq).toBe(8);
});

test('a counter may begin anew, from 0, 1, or far below (N30)', () => {
  expect(after([1, 'a'], [2, 'b'], [3, 'c'], [1, 'd'], [2, 'e'], [3, 'f'], [3, 'f']).brought).toEqual(['a', 'b', 'c', 'd', 'e', 'f', null]);
  expect(after([500, 'a'], [501, 'b'], [200, 'c'], [201, 'd'], [200, 'c']).brought).toEqual(['a', 'b', 'c', 'd', null]);
  const later = 11 * 60 * 1000;
  expect(after([1, 'a'], [2, 'b'], [1, 'a', later], [2, 'b', later], [2, 'b', later]).brought).toEqual(['a', 'b', 'a', 'b', null]);
});

test('what is not to be kept leaves nothing of itself, and is still known when it comes again (N30)', () => {
  const counter = counted(counted(freshCounter, 1, 'open words', 0, 'kept'), 2, 'secret words', 0, 'not-kept');
  expect(counter).toEqual({ seq: 2, before: 2, taken: [expect.anything(), { seq: 2, mark: '', at: 0 }], body: '' });
  expect(fresh(counter, 2, 'secret words', 0)).toBeNull();
  expect(withoutWords(after([1, 'hidden']).counter)).toMatchObject({ body: '', taken: [{ seq: 1, mark: '' }] });
});
