import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Ballot } from '../shared/command.ts';
import { emptyEvaluation, longestWords, type Evaluation } from '../shared/evaluation/state.ts';
import { EvaluationWords, sealedWords, unsealedWords } from './evaluation-words.ts';
import { Comings } from './was-there.ts';

const key = randomBytes(32);
const offered: Evaluation = {
  ...emptyEvaluation,
  phase: 'offered',
  questions: [{ id: 't', kind: 'text', text: 'What else?', options: [] }],
  offered: { at: 0, until: 1, attended: 9 },
};
const closed = (answered: number | null): Evaluation => ({ ...offered, phase: 'closed', result: { answered, results: [] } });
const says = (who: string, words: string): [string, Ballot] => ['t', { pollId: 't', ballot: `t ${who}`, options: [], words }];

test('sealed words are all of one length and read again with their key alone (N32)', () => {
  for (const text of ['', 'Short.', '長'.repeat(longestWords)]) {
    const bytes = sealedWords(text, key);
    expect(bytes).toHaveLength(sealedWords('', key).length);
    expect(unsealedWords(bytes, key)).toBe(text);
    expect(() => unsealedWords(bytes, randomBytes(32))).toThrow();
  }
});

test('what somebody wrote last is what is kept; when it is over it lies there under other names, in their order (N32)', () => {
  const words = new EvaluationWords();
  const first = words.draft();
  for (const each of [says('ana', 'One'), says('bo', 'Two'), says('ana', 'Three'), says('cy', '')]) first.put(...each);
  const sealed = first.rows(offered, offered, () => key);
  expect(sealed.out).toEqual([]);
  expect(sealed.put.map(({ words: bytes }) => unsealedWords(bytes, key)).toSorted()).toEqual(['', 'Three', 'Two']);
  first.settle(offered, offered);
  const last = words.draft();
  const opened = last.rows(offered, closed(6), () => key);
  expect(opened.out).toEqual(['t']);
  expect(opened.put.map(({ words: bytes }) => Buffer.from(bytes).toString()).toSorted()).toEqual(['Three', 'Two']);
  expect(opened.put.map(({ name }) => name)).toEqual(opened.put.map(({ name }) => name).toSorted());
  expect(opened.put.filter(({ name }) => sealed.put.some((one) => one.name === name))).toEqual([]);
  last.settle(offered, closed(6));
  expect([...words.of('t').values()].toSorted()).toEqual(['Three', 'Two']);
  const published: Evaluation = { ...closed(6), published: [{ questionId: 't', shown: 2, leftOut: 0 }] };
  const gone = words.draft();
  expect(gone.rows(closed(6), published, () => key)).toEqual({ put: [], out: ['t'] });
  gone.settle(closed(6), published);
  expect(words.of('t').size).toBe(0);
});

test('where too few answered, what they wrote is gone with the key (N32)', () => {
  const words = new EvaluationWords();
  const draft = words.draft();
  draft.put(...says('ana', 'One'));
  draft.rows(offered, offered, () => key);
  draft.settle(offered, offered);
  const last = words.draft();
  expect(last.rows(offered, closed(null), () => key)).toEqual({ put: [], out: ['t'] });
  last.settle(offered, closed(null));
  expect(words.of('t').size).toBe(0);
});

test('whoever came before it closed was there, or took part without a device; whoever sent apologies was not (N32)', () => {
  const comings = new Comings();
  comings.keep([
    { personId: 'ana', at: 1000, what: 'came' },
    { personId: 'ana', at: 90_000, what: 'came' },
    { personId: 'late', at: 90_000, what: 'came' },
  ]);
  const card = { id: 'ana', name: 'Ana', attendance: 'remote', standing: 'member' } as const;
  expect(comings.hadCome(card, ['ana'], 50_000)).toBe(true);
  expect(comings.hadCome({ ...card, id: 'late' }, ['late'], 50_000)).toBe(false);
  expect(comings.hadCome({ ...card, id: 'late' }, ['late', 'ana'], 50_000)).toBe(true);
  expect(comings.hadCome({ ...card, apologies: true }, ['ana'], 50_000)).toBe(false);
  expect(comings.hadCome({ ...card, id: 'hand', noDevice: true }, ['hand'], 50_000)).toBe(true);
  expect(comings.hadCome({ ...card, id: 'hand', noDevice: true, apologies: true }, ['hand'], 50_000)).toBe(false);
  expect(comings.hadCome({ ...card, id: 'new' }, ['new'], 50_000, 51_000)).toBe(true);
  expect(comings.hadCome({ ...card, id: 'new' }, ['new'], 50_000, 71_000)).toBe(false);
  expect(comings.hadCome(undefined, ['nobody'], 50_000)).toBe(false);
});
