import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { BallotBoxes, sealed, unsealed } from './ballot-boxes.ts';

const key = randomBytes(32);
const answer = (ballot: string, ...options: number[]) => ({ pollId: 'poll', ballot, options });
const answersOf = (draft: ReturnType<BallotBoxes['draft']>) => draft.changed.get('poll')!.answers;

test('a box counts how every option was chosen, a changed answer once (P1)', () => {
  const draft = new BallotBoxes().draft();
  for (const one of [answer('a', 0), answer('b', 0, 2), answer('c', 1), answer('a', 2)]) draft.put(one);
  expect(draft.read('poll').counts(3)).toEqual([1, 1, 2]);
  expect(draft.read('poll').has('a')).toBe(true);
  expect(draft.read('poll').has('d')).toBe(false);
});

test('what is kept says nothing of the order in which answers came, nor what they were (P2)', () => {
  const [one, other] = [new BallotBoxes().draft(), new BallotBoxes().draft()];
  const answers = Array.from({ length: 20 }, (_none, i) => answer(`ballot ${i}`, i % 3));
  for (const each of answers) one.put(each);
  for (const each of answers.toReversed()) other.put(each);
  const plain = (draft: typeof one) => [...unsealed(sealed(answersOf(draft), key), key)];
  expect(plain(one)).toEqual(plain(other));
  const bytes = Buffer.from(sealed(answersOf(one), key));
  expect(bytes).toHaveLength(sealed(answersOf(other), key).length);
  expect(bytes.includes(Buffer.from('ballot'))).toBe(false);
  expect(bytes).not.toEqual(Buffer.from(sealed(answersOf(one), key)));
});

test('a box of another key, or one that was touched, is not read', () => {
  const draft = new BallotBoxes().draft();
  draft.put(answer('a', 0));
  const bytes = sealed(answersOf(draft), key);
  expect(() => unsealed(bytes, randomBytes(32))).toThrow();
  bytes[bytes.length - 20]! ^= 1;
  expect(() => unsealed(bytes, key)).toThrow();
});

test('what was decided and not kept is not in the box', () => {
  const boxes = new BallotBoxes();
  boxes.draft().put(answer('a', 0));
  expect(boxes.draft().read('poll').counts(1)).toEqual([0]);
});
