import { expect, test } from 'vitest';
import { withoutPerson } from './erasing.ts';
import type { Match, Transcript } from './state.ts';
import { written, type TranscriptWords } from './words.ts';

const draftWith = (matches: Record<number, Match>): Transcript => ({
  id: 'x',
  title: '',
  hash: '',
  turns: 3,
  speakers: 3,
  directions: 1,
  by: 'cat',
  at: 1,
  matches,
  changed: {},
  kinds: {},
});
const saying = (speakers: string[], texts: string[]): TranscriptWords => ({
  head: {
    preface: ['Captioned for Ana Pérez.'],
    speakers,
    directions: [{ kind: 'other', text: '(ANA PEREZ laughs)', line: 2, turn: 1, after: 1 }],
    doubts: [{ line: 3, text: 'Ana pérez: yes' }],
    chaired: null,
    alike: [],
  },
  turns: texts.map((text, i) => ({ number: i + 1, whose: { speaker: i }, paragraphs: [text], line: i + 1, time: null })),
});
const erasure = { ids: ['ana'], number: 1, called: ['Ana Pérez'], others: [] };
const after = (one: Transcript, words: TranscriptWords) =>
  withoutPerson(one, words, erasure).reduce<TranscriptWords | null>(written, words)!;
const texts = ({ turns }: TranscriptWords) => turns.map(({ paragraphs }) => paragraphs.join());

test('their turns have no words, and their name in the words of others is a number, however it is spelled (N36)', () => {
  const words = saying(['A. PÉREZ', 'CHAIR', 'BO'], ['I object.', 'Thank you, ANA  PEREZ; Anapérezia stays.', 'As A. Pérez said.']);
  const now = after(draftWith({ 0: { personId: 'ana' } }), words);
  expect(texts(now)).toEqual(['', 'Thank you, Erased participant 1; Anapérezia stays.', 'As Erased participant 1 said.']);
  expect(now.head.speakers).toEqual(['Erased participant 1', 'CHAIR', 'BO']);
  expect(JSON.stringify(now).toLowerCase()).not.toMatch(/ana[\s]+p[eé]rez/);
});

test('an office that they held is called as before, and so is whoever else is meant by that word (N36)', () => {
  const now = after(draftWith({ 0: { personId: 'ana' } }), saying(['CHAIR', 'BO', 'CY'], ['I open.', 'Thank you, Chair.', 'Hello.']));
  expect(now.head.speakers).toEqual(['CHAIR', 'BO', 'CY']);
  expect(texts(now)).toEqual(['', 'Thank you, Chair.', 'Hello.']);
});

test('a label that is their very name is theirs although nobody said so; one that somebody said is another is not (N36)', () => {
  const words = saying(['DR. ANA PEREZ', 'BO', 'CY'], ['I object.', 'No.', 'Yes.']);
  expect(texts(after(draftWith({}), words))).toEqual(['', 'No.', 'Yes.']);
  expect(texts(after(draftWith({ 0: { personId: 'bo' } }), words))[0]).toBe('I object.');
});

test('a name without spaces between words is found within them, and whoever is not in it changes nothing (N36)', () => {
  const words = saying(['王小明', 'BO', 'CY'], ['好', '谢谢王小明先生', 'Yes.']);
  const writes = withoutPerson(draftWith({}), words, { ids: ['wang'], number: 2, called: ['王小明'], others: [] });
  expect(texts(writes.reduce<TranscriptWords | null>(written, words)!)[1]).toBe('谢谢Erased participant 2先生');
  expect(withoutPerson(draftWith({}), words, { ids: ['zoe'], number: 3, called: ['Zoe'], others: [] })).toEqual([]);
});

test('the longer name of another, in which theirs begins or ends, stays whole (N36)', () => {
  const words = saying(['ANA', 'BO', 'CY'], ['I object.', 'Ana Maria is right, and ANA-MARÍA will say so; Ana was wrong.', 'Yes.']);
  const writes = withoutPerson(draftWith({}), words, { ids: ['ana'], number: 1, called: ['Ana'], others: ['Ana María'] });
  const now = texts(writes.reduce<TranscriptWords | null>(written, words)!);
  expect(now).toEqual(['', 'Ana Maria is right, and ANA-MARÍA will say so; Erased participant 1 was wrong.', 'Yes.']);
});
