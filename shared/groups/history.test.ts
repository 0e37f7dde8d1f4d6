import { expect, test } from 'vitest';
import { nine, recordedFrom } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { ended, inGroups, opened, started } from './groups.given.ts';
import { emptyMembership, foldMembership, placeNow, staysOf } from './history.ts';

const fold = (...facts: Parameters<typeof recordedFrom>[0]) => recordedFrom(facts).reduce(foldMembership, emptyMembership);
const goes = (personId: string, group: string | null): MeetingEvent => ({
  type: 'person-placed',
  roundId: 'round',
  personId,
  place: { group, how: 'by-hand' },
  from: null,
});
const named = (personId: string, as: string): MeetingEvent => ({
  type: 'placeholder-named',
  personId,
  as: { id: as, attendance: 'remote', standing: 'member' },
});
/** When the fact of that number was noted: one second each. */
const second = (n: number) => nine + (n - 1) * 1000;
const [begins, starts] = [second(opened.length), second(opened.length + 2)];
const at = (n: number) => starts + n * 1000;

test('everybody is in plenary from the opening, then in their group, then in plenary, and each stay says who brought them (G7)', () => {
  const membership = fold(
    ...inGroups({ ada: 'g1' }),
    ended('g1', 'g2', 'g3'),
    { type: 'round-ended', roundId: 'round' },
    { type: 'meeting-closed' },
  );
  expect(staysOf(membership, 'ada')).toEqual([
    { place: 'plenary', from: begins, to: starts, by: 'ada' },
    { place: 'g1', from: starts, to: at(1), by: 'cat' },
    { place: 'plenary', from: at(1), to: at(3), by: 'cat' },
  ]);
  expect(staysOf(membership, 'somebody')).toEqual([{ place: 'plenary', from: begins, to: at(3), by: 'somebody' }]);
});

test('a move ends one stay and begins the next; while the meeting goes on the last has no end (G7)', () => {
  const by = { at: at(5), by: 'mo', fact: goes('ada', 'g2') };
  expect(staysOf(fold(...inGroups({ ada: 'g1' }), by), 'ada').slice(1)).toEqual([
    { place: 'g1', from: starts, to: at(5), by: 'cat' },
    { place: 'g2', from: at(5), to: null, by: 'mo' },
  ]);
});

test('a place before the start, or in a group that is back, is no stay there (G7)', () => {
  expect(placeNow(fold(...opened, goes('ada', 'g1')), 'ada')).toBe('plenary');
  expect(placeNow(fold(...inGroups({ ada: 'g1' }), ended('g2'), goes('ben', 'g2')), 'ben')).toBe('plenary');
});

test('sent to and fro in one moment somebody was nowhere for no time (G7)', () => {
  const now = at(5);
  const moves = ['g2', 'g3', 'g1'].map((group) => ({ at: now, by: 'mo', fact: goes('ada', group) }));
  expect(staysOf(fold(...inGroups({ ada: 'g1' }), ...moves), 'ada').slice(1)).toEqual([{ place: 'g1', from: starts, to: null, by: 'cat' }]);
});

test('leaving the meeting ends the stay in the group (Q14)', () => {
  expect(staysOf(fold(...inGroups({ ada: 'g1' }), { type: 'person-left', personId: 'ada' }), 'ada').at(-1)).toMatchObject({
    place: 'plenary',
  });
});

test('a second round goes on from plenary (G7)', () => {
  const rounds = [...inGroups({ ada: 'g1' }), ended('g1', 'g2', 'g3'), started({ ada: 'g2' })];
  expect(staysOf(fold(...rounds), 'ada').map(({ place }) => place)).toEqual(['plenary', 'g1', 'plenary', 'g2']);
});

test('whoever a placeholder turned out to be has been in the group since it came (Q10, G7)', () => {
  const membership = fold(...inGroups({ ada: 'g1' }), goes('new-1', 'g1'), goes('ada', 'g2'), named('new-1', 'zoe'));
  expect(staysOf(membership, 'zoe')).toEqual([
    { place: 'plenary', from: begins, to: at(1), by: 'zoe' },
    { place: 'g1', from: at(1), to: null, by: 'cat' },
  ]);
  expect(staysOf(membership, 'new-1')).toEqual([{ place: 'plenary', from: begins, to: at(1), by: 'new-1' }]);
});

test('before the meeting is opened nobody is anywhere; reopened, it goes on (G7)', () => {
  expect(staysOf(fold(...opened.slice(0, -1)), 'ada')).toEqual([]);
  const again = fold(...opened, { type: 'meeting-closed' }, { type: 'meeting-opened' });
  expect(staysOf(again, 'ada')).toEqual([{ place: 'plenary', from: begins, to: null, by: 'ada' }]);
});
