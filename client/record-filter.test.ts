import { expect, test } from 'vitest';
import { nine, recordedFrom } from '../shared/given.ts';
import { recordOf } from '../shared/record/fold.ts';
import type { Speaking } from '../shared/record/lines.ts';
import { everything, found } from './record-filter.ts';

const speaking: Speaking = {
  say: (word, values = {}) => `${word} ${Object.values(values).join(' ')}`,
  nameOf: (id) => ({ ada: 'Ada Lovelace', ben: 'بن' })[id] ?? id,
  documentOf: (id) => id,
  groupOf: () => null,
  errataOf: () => [],
  entryOf: () => null,
  hour: (at) => new Date(at).toISOString().slice(11, 16),
};
const asks = (id: string, minute: number, subject: string) => ({
  at: nine + minute * 60_000,
  by: id,
  fact: {
    type: 'floor-requested' as const,
    floor: 'plenary',
    request: {
      id: `r-${id}`,
      personId: id,
      attendance: 'remote' as const,
      standing: 'member' as const,
      kind: 'question' as const,
      subject,
      via: 'self' as const,
    },
  },
});
const { entries } = recordOf(
  recordedFrom([
    { at: nine, fact: { type: 'meeting-opened' } },
    asks('ada', 5, 'The Élysée'),
    { at: nine + 9 * 60_000, fact: { type: 'agenda-item-opened', itemId: 'river' } },
    asks('ben', 10, 'Water'),
  ]),
);
const rows = entries.map((entry) => ({ entry }));
const whats = (wanted: Partial<typeof everything>) =>
  found(rows, { ...everything, ...wanted }, speaking).map((row) => ('entry' in row ? row.entry.id : row.id));

test('words are found in names, subjects and what is said of them, whatever their case and accents (N31)', () => {
  expect(whats({})).toEqual(['e1', 'e2', 'e3', 'e4']);
  expect(whats({ words: 'elysee' })).toEqual(['e2']);
  expect(whats({ words: ' lovelace ' })).toEqual(['e2']);
  expect(whats({ words: 'بن' })).toEqual(['e4']);
  expect(whats({ words: 'nowhere' })).toEqual([]);
});

test('one person, one item, and what came since somebody was away (N5, N31)', () => {
  expect(whats({ personId: 'ben' })).toEqual(['e4']);
  expect(whats({ itemId: 'river' })).toEqual(['e3', 'e4']);
  expect(whats({ since: nine + 6 * 60_000 })).toEqual(['e3', 'e4']);
  expect(whats({ itemId: 'river', words: 'lovelace' })).toEqual([]);
});

test('what a transcript says is found with its words and its person, at the time and in the item of what it stands with (N31)', () => {
  const turn = { what: 'turn' as const, number: 1, personId: 'ada', name: 'Ada Lovelace', time: null, paragraphs: ['On the weir.'] };
  const said = { id: 't1-1', title: 'Plenary', said: { ...turn, place: 'after' as const, entryId: 'e3' } };
  const loose = { ...said, id: 't1-2', said: { ...said.said, place: 'end' as const, entryId: null } };
  const ids = (wanted: Partial<typeof everything>) =>
    found([...rows, said, loose], { ...everything, ...wanted }, speaking).map((row) => ('entry' in row ? row.entry.id : row.id));
  expect(ids({ words: 'weir' })).toEqual(['t1-1', 't1-2']);
  expect(ids({ personId: 'ada' })).toEqual(['e2', 't1-1', 't1-2']);
  expect(ids({ itemId: 'river' })).toEqual(['e3', 'e4', 't1-1']);
});
