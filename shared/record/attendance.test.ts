import { expect, test } from 'vitest';
import { nine } from '../given.ts';
import type { Card } from '../people.ts';
import { peopleOf, staysOf } from './attendance.ts';
import type { Entry } from './state.ts';

const card = (id: string, about: Partial<Card> = {}): Card => ({ id, name: id, attendance: 'remote', standing: 'member', ...about });
const came = (personId: string, minute: number) => ({ personId, at: nine + minute * 60_000, what: 'came' as const });
const left = (personId: string, minute: number) => ({ personId, at: nine + minute * 60_000, what: 'left' as const });

test('stays go from coming to leaving; a second screen is no second stay (N3, N31)', () => {
  const stays = staysOf([came('ada', 0), came('ada', 1), left('ada', 5), left('ada', 6), came('ada', 9)]);
  expect(stays.get('ada')).toEqual([
    { from: nine, to: nine + 300_000 },
    { from: nine + 540_000, to: null },
  ]);
});

const turn: Entry = {
  id: 'e1',
  at: nine,
  until: nine,
  floor: 'plenary',
  itemId: null,
  by: 'dev',
  facts: [1],
  what: 'turn',
  order: 1,
  channel: 'online',
  seconds: 90,
  how: 'called',
  personId: 'ben',
  attendance: 'remote',
  standing: 'member',
  kind: 'intervention',
  subject: null,
  askedAt: null,
  enteredBy: null,
};

test('where the list of who is there is for staff, the others read only whom the record names (S4, N31)', () => {
  const given = {
    cards: [card('ada', { apologies: true }), card('ben'), card('cleo'), card('dev')],
    visits: [came('cleo', 0)],
    rolesOf: (id: string) => (id === 'dev' ? (['chair'] as const) : []),
    entries: [turn],
  };
  expect(peopleOf(given, true).map(({ id, turns, seconds, apologies }) => [id, turns, seconds, apologies])).toEqual([
    ['ada', 0, 0, true],
    ['ben', 1, 90, false],
    ['cleo', 0, 0, false],
    ['dev', 0, 0, false],
  ]);
  const named = peopleOf(given, false);
  expect(named.map(({ id }) => id)).toEqual(['ben', 'dev']);
  expect(named.every(({ here, apologies }) => here.length === 0 && !apologies)).toBe(true);
});
