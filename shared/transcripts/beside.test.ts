import { expect, test } from 'vitest';
import { everyFact, fullRequest, fullTurn } from '../every-fact.given.ts';
import { recordedFrom } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { recordOf } from '../record/fold.ts';
import { besideRecord, courseWith, laidOf } from './beside.ts';
import type { Transcript } from './state.ts';
import type { TranscriptWords } from './words.ts';

const gave = (personId: string, i: number): MeetingEvent => ({
  ...everyFact['floor-given'],
  ended: [],
  turn: { ...fullTurn, id: `t${i}`, personId, request: { ...fullRequest, id: `r${i}`, personId } },
});
const { entries } = recordOf(recordedFrom(['ana', 'bo', 'ana'].map(gave)));
const transcript: Transcript = {
  id: 'x',
  title: 'Plenary',
  hash: '',
  turns: 6,
  speakers: 3,
  directions: 2,
  by: 'cat',
  at: 1,
  matches: { 0: { personId: 'chair' }, 1: { personId: 'ana' }, 2: { personId: 'new-bo' } },
  changed: {},
  kinds: { 1: 'breakout' },
};
const said = [0, 1, 0, 2, null, 1].map((speaker, i) => ({
  number: i + 1,
  whose: speaker === null ? null : { speaker },
  paragraphs: [`turn ${i + 1}`],
  line: i + 1,
  time: null,
}));
const direction = { kind: 'break' as const, line: 1, after: 1 };
const words: TranscriptWords = {
  head: {
    preface: ['Captions.'],
    speakers: ['CHAIR', 'ANA', 'BO'],
    directions: [
      { ...direction, text: '(Break)', turn: 3 },
      { ...direction, text: '(Groups)', turn: 6 },
    ],
    doubts: [],
    chaired: null,
    alike: [],
  },
  turns: said,
};
const cards: Record<string, { id: string; name: string }> = {
  chair: { id: 'chair', name: 'Chair' },
  ana: { id: 'ana', name: 'Ana Pérez' },
  'new-bo': { id: 'bo', name: 'Bo' },
};
const laid = besideRecord(
  entries,
  laidOf(transcript, words, (id) => cards[id]),
);

test('words stand under the interventions of their person, in order, and all else between, with its breaks (N31)', () => {
  const [first, second, third] = entries.map(({ id }) => id);
  expect(laid.said.map((one) => [one.what === 'turn' ? one.number : one.kind, one.place, one.entryId])).toEqual([
    [1, 'before', first],
    [2, 'under', first],
    [3, 'after', first],
    ['break', 'after', first],
    [4, 'under', second],
    [5, 'after', second],
    [6, 'under', third],
    ['breakout', 'after', third],
  ]);
  expect(laid.said[1]).toMatchObject({ personId: 'ana', name: 'Ana Pérez' });
  expect(laid.said[5]).toMatchObject({ personId: null, name: null });
});

test('in the course nothing is lost and nothing twice, and without interventions it stands in the end (N31)', () => {
  const rows = courseWith(entries, [laid]);
  expect(rows).toHaveLength(entries.length + laid.said.length);
  expect(rows.flatMap((row) => ('entry' in row ? [row.entry] : []))).toEqual(entries);
  expect(new Set(rows.flatMap((row) => ('entry' in row ? [] : [row.id]))).size).toBe(laid.said.length);
  const alone = besideRecord([], laid);
  expect(new Set(alone.said.map(({ place }) => place))).toEqual(new Set(['end']));
  expect(courseWith([], [alone])).toHaveLength(laid.said.length);
});

test('whoever is the same as another label is that person, and a label nobody knows keeps its spelling (N30)', () => {
  const matches = { 1: { personId: 'ana' }, 2: { speaker: 1 } } as const;
  const turns = laidOf({ ...transcript, matches }, words, (id) => cards[id]).said.filter((one) => one.what === 'turn');
  expect(turns.map(({ name }) => name)).toEqual(['CHAIR', 'Ana Pérez', 'CHAIR', 'Ana Pérez', null, 'Ana Pérez']);
});
