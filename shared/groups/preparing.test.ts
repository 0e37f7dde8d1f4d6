import { expect, test } from 'vitest';
import { viewOf } from '../audience.ts';
import type { Command } from '../decide.ts';
import { given } from '../given.ts';
import { choiceOffered, ended, groupCalled, inGroups, opened, plannedRound, prepared } from './groups.given.ts';
import { linkFor } from './preparing.ts';
import { roundIn, type Round } from './state.ts';

const roundId = 'round';
const prepare = (input: object = {}): Command => ({
  name: 'prepare-round',
  input: { minutes: 30, groups: [{ title: 'Access' }, { title: 'Cost' }], ...input },
});
const ready = (about?: Partial<Round>) => given(...opened, prepared({ ada: 'g1', ben: 'g2', cleo: null }, about));

test('a set of groups has topics, tasks, documents, places and links, and is numbered through the meeting (G1, N22)', () => {
  const documents = [{ title: 'Draft', link: 'https://example.org/draft' }];
  const access = { title: 'Access', task: 'One sentence.', documents, place: 'Room 2', link: 'https://example.org/1', seats: 8 };
  const { after } = given(...opened, prepared()).when('mo', prepare({ groups: [access, { title: 'Cost' }] }));
  const [, made] = after.groups.rounds;
  expect(made).toMatchObject({ id: 'new-1', phase: 'prepared', title: '2', minutes: 30, way: 'by-hand', late: 'same-rule' });
  expect(made!.groups).toMatchObject([
    { ...access, id: 'g4', number: 1, phase: 'planned', documents: [{ ...documents[0], id: 'new-2' }] },
    { id: 'g5', number: 2, title: 'Cost', task: '', place: '', link: '', seats: null },
  ]);
});

test('before it is offered nobody but staff knows of it (G1)', () => {
  const { meeting } = ready();
  expect(viewOf('everyone', meeting).groups.rounds).toEqual([]);
  expect(viewOf('staff', meeting).groups.rounds).toHaveLength(1);
});

test('one pattern gives every group its link, so that fifty need no typing; it must give a link (N22)', () => {
  expect(linkFor('https://meet.example.org/plenary-{number}?g={number}', 12)).toBe('https://meet.example.org/plenary-12?g=12');
  const linkPattern = 'https://meet.example.org/plenary-{number}';
  expect(given(...opened).when('sec', prepare({ linkPattern })).after.groups.rounds[0]).toMatchObject({ linkPattern });
  for (const wrong of ['javascript:alert({number})', 'plenary-{number}', 'https://{number}@example.org'])
    given(...opened)
      .when('sec', prepare({ linkPattern: wrong }))
      .refused('bad-input');
});

test('sets are for staff, and not after the meeting (G1, S1)', () => {
  given(...opened)
    .when('ada', prepare())
    .refused('staff-only');
  given(...opened, { type: 'meeting-closed' })
    .when('sec', prepare())
    .refused('meeting-closed');
  given(...opened, prepared(), { type: 'meeting-closed' })
    .when('sec', { name: 'copy-round', input: { roundId, places: 'kept' } })
    .refused('meeting-closed');
  given(...opened)
    .when('sec', prepare({ groups: [] }))
    .refused('bad-input');
});

test('a set can be changed until somebody has seen it (G1)', () => {
  const changes: Command[] = [
    { name: 'amend-round', input: { roundId, minutes: 20, late: 'choose' } },
    { name: 'drop-round', input: { roundId } },
    { name: 'add-group', input: { roundId, title: 'Cost' } },
    { name: 'drop-group', input: { groupId: 'g1' } },
  ];
  for (const change of changes) {
    expect(ready().when('mo', change).decision).toHaveProperty('events');
    ready().when('ada', change).refused('staff-only');
    given(...inGroups({ ada: 'g1' }))
      .when('mo', change)
      .refused('round-begun');
    given(...opened, choiceOffered())
      .when('mo', change)
      .refused('round-begun');
  }
  for (const change of changes.slice(0, 3))
    given(...opened)
      .when('mo', change)
      .refused('no-such-round');
  given(...opened)
    .when('mo', changes[3]!)
    .refused('no-such-group');
});

test('a change leaves alone what it does not speak of', () => {
  const { after } = ready().when('mo', { name: 'amend-round', input: { roundId, minutes: 20, reportSeconds: null } });
  expect(roundIn(after, roundId)).toMatchObject({ minutes: 20, reportSeconds: null, title: 'First round', late: 'same-rule' });
});

test('another group has the next number, and an id that no group ever had (G1)', () => {
  const dropped = ready().when('mo', { name: 'drop-group', input: { groupId: 'g3' } }).after;
  expect(roundIn(dropped, roundId)!.groups.map(({ id, number }) => `${id} ${number}`)).toEqual(['g1 1', 'g2 2']);
  const { after } = given(...opened, prepared(), { type: 'group-dropped', roundId, groupId: 'g3' }).when('mo', {
    name: 'add-group',
    input: { roundId, title: 'Cost' },
  });
  expect(roundIn(after, roundId)!.groups.at(-1)).toMatchObject({ id: 'g4', number: 3, title: 'Cost' });
});

test('with a group go the places in it; the groups after it move up, and nobody is lost in a group that is gone (G1)', () => {
  const round = roundIn(ready().when('mo', { name: 'drop-group', input: { groupId: 'g1' } }).after, roundId)!;
  expect(round.groups.map(({ id, number }) => `${id} ${number}`)).toEqual(['g2 1', 'g3 2']);
  expect(Object.keys(round.places).toSorted()).toEqual(['ben', 'cleo']);
});

test('a link that is broken is mended for everybody who needs it, also while the group works; not when it is back (N22)', () => {
  const mend: Command = { name: 'amend-group', input: { groupId: 'g1', link: 'https://example.org/new', task: 'Two sentences.' } };
  const { after } = given(...inGroups({ ada: 'g1' })).when('mo', mend);
  const seenBy = (audience: Parameters<typeof viewOf>[0]) => viewOf(audience, after).groups.rounds[0]!.groups[0];
  expect(seenBy('group:g1')).toMatchObject({ link: 'https://example.org/new', task: 'Two sentences.' });
  expect(seenBy('everyone')).toMatchObject({ link: 'https://example.org/new' });
  expect(JSON.stringify(seenBy('everyone'))).not.toContain('Two sentences');
  given(...inGroups({ ada: 'g1' }))
    .when('ada', mend)
    .refused('staff-only');
  given(...inGroups({ ada: 'g1' }), ended('g1'))
    .when('mo', mend)
    .refused('group-not-open');
  given(...opened)
    .when('mo', mend)
    .refused('no-such-group');
});

test('a document that was there keeps its id while others come and go', () => {
  const document = { id: 'doc', title: 'Draft', link: 'https://example.org/draft' };
  const round = { ...plannedRound, groups: [groupCalled('g1', { documents: [document] })] };
  const both = [
    { title: 'Other', link: 'https://example.org/other' },
    { title: 'Draft 2', link: document.link },
  ];
  const { after } = given(...opened, { type: 'round-prepared', round }).when('mo', {
    name: 'amend-group',
    input: { groupId: 'g1', documents: both },
  });
  expect(roundIn(after, roundId)!.groups[0]).toMatchObject({ documents: [{ id: 'new-1' }, { id: 'doc', title: 'Draft 2' }] });
});

test('the same groups again, empty or with the same people in them: nothing of what became of the first goes along (N22)', () => {
  const past = given(
    ...inGroups({ ada: 'g1', ben: 'g2', cleo: null }, {}, { g1: { task: 'One sentence.', chairId: 'ada', rapporteurId: 'ada' } }),
    ended('g1', 'g2', 'g3'),
    { type: 'round-ended', roundId },
  );
  const again = (places: 'kept' | 'cleared') => past.when('mo', { name: 'copy-round', input: { roundId, places } }).after.groups.rounds[1]!;
  expect(again('kept').places).toEqual({
    ada: { group: 'g4', how: 'drawn' },
    ben: { group: 'g5', how: 'drawn' },
    cleo: { group: null, how: 'drawn' },
  });
  expect(again('cleared').places).toEqual({});
  expect(again('kept')).toMatchObject({ id: 'new-1', phase: 'prepared', startedAt: null, endedAt: null, minutes: 30 });
  expect(again('kept').groups[0]).toMatchObject({
    id: 'g4',
    number: 1,
    phase: 'planned',
    task: 'One sentence.',
    chairId: null,
    rapporteurId: null,
    people: [],
    endsAt: null,
  });
  past.when('ada', { name: 'copy-round', input: { roundId, places: 'kept' } }).refused('staff-only');
  past.when('mo', { name: 'copy-round', input: { roundId: 'gone', places: 'kept' } }).refused('no-such-round');
});
