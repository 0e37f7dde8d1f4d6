import { expect, test } from 'vitest';
import { nine, recordedFrom } from '../given.ts';
import type { Card } from '../people.ts';
import { emptyParity, foldParity } from './fold.ts';
import { after, asks, card, ends, gets, opened, parityAt } from './parity.given.ts';
import { parityOf, unevenOf, type Row } from './rows.ts';

const namesOf = (rows: Row<unknown>[]) => rows.map(({ name, here }) => [name, here]);
const crowd = (count: number, about: Partial<Card>, from = 0) =>
  Array.from({ length: count }, (_, n) => card(`${JSON.stringify(about)} ${from + n}`, about));

test('a side is where the roster says now: a corrected card counts from the beginning (N15)', () => {
  const facts = [opened, after(10, asks('ada')), gets('ada', 30), after(60, ends('ada', 30))];
  expect(parityAt(90, [card('ada')], ...facts).side[1]).toMatchObject({ name: 'remote', waits: 1, turns: 1, ms: 30_000 });
  const corrected = parityAt(90, [card('ada', { attendance: 'on-site' })], ...facts).side;
  expect(corrected[0]).toMatchObject({ name: 'on-site', waits: 1, turns: 1, ms: 30_000 });
  expect(corrected[1]).toMatchObject({ name: 'remote', waits: 0, turns: 0, ms: 0 });
});

test('whoever is without a device or has no name yet is a side of their own, and here unless they sent apologies (N7, N15)', () => {
  const roster = [card('ada', { noDevice: true }), card('bo', { placeholder: true }), card('cy', { noDevice: true, apologies: true })];
  const parity = recordedFrom([opened, after(10, asks('ada'))]).reduce(foldParity, emptyParity);
  const { side } = parityOf(parity, roster, nine + 30_000, new Set());
  expect(namesOf(side)).toEqual([
    ['on-site', 0],
    ['remote', 0],
    ['no-device', 2],
  ]);
  expect(side[2]).toMatchObject({ waitingNow: 1 });
});

test('only those present are in the share of attendance, but who has left keeps what they said (N15)', () => {
  const parity = recordedFrom([opened, gets('ada', 0), after(30, ends('ada', 30))]).reduce(foldParity, emptyParity);
  const { side } = parityOf(parity, [card('ada'), card('bo')], nine + 60_000, new Set(['bo', 'stranger']));
  expect(side[1]).toMatchObject({ here: 1, turns: 1, ms: 30_000 });
});

test('a group under three people stands with the others, so that nobody is singled out (N15)', () => {
  const roster = [
    ...crowd(3, { stakeholderGroup: 'Government' }),
    ...crowd(1, { stakeholderGroup: 'government ' }, 3),
    ...crowd(2, { stakeholderGroup: 'Technical' }),
    ...crowd(1, {}),
  ];
  expect(namesOf(parityAt(0, roster).group)).toEqual([
    ['Government', 4],
    [null, 3],
  ]);
});

test('two others would be singled out as well: the next smallest group goes with them (N15)', () => {
  const roster = [
    ...crowd(5, { region: 'WEOG' }),
    ...crowd(4, { region: 'GRULAC' }),
    ...crowd(3, { region: 'Africa' }),
    ...crowd(1, { region: 'Asia' }),
  ];
  expect(namesOf(parityAt(0, roster).region)).toEqual([
    ['WEOG', 5],
    ['GRULAC', 4],
    [null, 4],
  ]);
});

test('one person who named no group does not fold the groups of the others (N15)', () => {
  const roster = [...crowd(3, { region: 'WEOG' }), ...crowd(3, { region: '非洲' }), ...crowd(1, {})];
  expect(namesOf(parityAt(0, roster).region)).toEqual([
    ['WEOG', 3],
    ['非洲', 3],
    [null, 1],
  ]);
});

test('where everybody is equal there is one standing (S2)', () => {
  expect(namesOf(parityAt(0, crowd(3, {})).standing)).toEqual([['member', 3]]);
});

const row = (name: string, waits: number, medianSeconds: number): Row<string> => ({
  name,
  here: 9,
  waits,
  waitingNow: 0,
  medianWaitMs: medianSeconds * 1000,
  longestWaitMs: 0,
  turns: 0,
  ms: 0,
});

test('a side that waits half as long again, by half a minute at least, is told (N15)', () => {
  expect(unevenOf([row('on-site', 3, 60), row('remote', 3, 90)])).toMatchObject({
    longer: { name: 'remote' },
    shorter: { name: 'on-site' },
    factor: 1.5,
  });
  expect(unevenOf([row('on-site', 3, 200), row('remote', 3, 100)])).toMatchObject({ longer: { name: 'on-site' }, factor: 2 });
  expect(unevenOf([row('on-site', 3, 100), row('remote', 3, 149)])).toBeNull();
  expect(unevenOf([row('on-site', 3, 10), row('remote', 3, 39)])).toBeNull();
  expect(unevenOf([row('on-site', 3, 0), row('remote', 3, 30)])).toMatchObject({ longer: { name: 'remote' }, factor: 30 });
});

test('under three waits on a side, nothing is told (N15)', () => {
  expect(unevenOf([row('on-site', 2, 60), row('remote', 9, 900)])).toBeNull();
  expect(unevenOf([row('on-site', 9, 60), row('remote', 2, 900)])).toBeNull();
  expect(unevenOf([])).toBeNull();
});

test('of three sides the one that waits longest is held against the one that waits least (N15)', () => {
  const sides = [row('on-site', 4, 100), row('remote', 4, 60), row('no-device', 4, 240)];
  expect(unevenOf(sides)).toMatchObject({ longer: { name: 'no-device' }, shorter: { name: 'remote' }, factor: 4 });
});
