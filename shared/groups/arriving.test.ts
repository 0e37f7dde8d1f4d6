import { expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { given, momentAt, nine, person } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import type { Card } from '../people.ts';
import { arriving, awaitsPlace, placesAtStart } from './arriving.ts';
import { attributes } from './balance.ts';
import { card, ended, groupCalled, inGroups, opened, prepared } from './groups.given.ts';
import { groupOf, wholeGroup, type Round } from './state.ts';

const where = { ada: 'g1', ben: 'g1', cleo: 'g2', dev: 'g3', eve: 'g3' };
const roster = [...Object.keys(where), 'fay', 'zoe'].map((id) => card(id));
const comes = (who: string, about: Partial<Round> = {}, facts: MeetingEvent[] = [], cards: Card[] = roster) => {
  const [placed, ...none] = arriving(given(...inGroups(where, about), ...facts).meeting, who, { everybody: () => cards, draw: () => 0.5 });
  expect(none).toEqual([]);
  return placed?.type === 'person-placed' ? placed.place!.group : 'nothing';
};

test('whoever comes while the groups work goes where fewest are (G2, N22)', () => {
  expect(comes('zoe')).toBe('g2');
});

test('where the deal was balanced, among the smallest to where they disturb it least (G2)', () => {
  const side = (...remote: string[]) =>
    roster.map((one) => ({ ...one, attendance: remote.includes(one.id) ? ('remote' as const) : ('on-site' as const) }));
  const spread: Partial<Round> = { way: 'balanced', spread: ['attendance'] };
  expect(comes('zoe', spread, [ended('g2')], side('ada', 'ben', 'zoe'))).toBe('g3');
  expect(comes('zoe', spread, [ended('g2')], side('dev', 'eve', 'zoe'))).toBe('g1');
});

test('whoever has a place keeps it, in a group or in plenary, however often they come back (G4)', () => {
  expect(comes('ada')).toBe('nothing');
  const left: MeetingEvent = {
    type: 'person-placed',
    roundId: 'round',
    personId: 'ada',
    place: { group: null, how: 'chosen' },
    from: 'g1',
  };
  expect(comes('ada', {}, [left])).toBe('nothing');
});

test('whoever left the meeting on purpose and comes again is placed again (Q14)', () => {
  expect(comes('cleo', {}, [{ type: 'person-left', personId: 'cleo' }])).toBe('g2');
});

test('they choose for themselves or stay in plenary where the round says so (N22)', () => {
  expect(comes('zoe', { late: 'choose' })).toBe('nothing');
  expect(comes('zoe', { late: 'in-plenary' })).toBeNull();
});

test('where everybody chose, choosing is the same rule (G2)', () => {
  expect(comes('zoe', { way: 'choose' })).toBe('nothing');
  expect(comes('zoe', { way: 'choose', late: 'in-plenary' })).toBeNull();
});

test('whoever runs or serves the meeting stays with it (G2)', () => {
  expect(comes('mo', {}, [], [...roster, card('mo')])).toBe('nothing');
});

test('nobody is sent into a group that is full, in its last minute, or back (G2, G5)', () => {
  const closing: MeetingEvent = { type: 'groups-closing', roundId: 'round', groupIds: ['g2'], closesAt: 1 };
  expect(['g1', 'g3']).toContain(comes('zoe', {}, [closing]));
  expect(['g1', 'g3']).toContain(comes('zoe', {}, [ended('g2')]));
  expect(comes('zoe', {}, [{ ...closing, groupIds: ['g1', 'g2', 'g3'] }])).toBe('nothing');
  const seats: MeetingEvent[] = ['g1', 'g2', 'g3'].map((groupId) => ({
    type: 'group-amended',
    groupId,
    change: { seats: groupId === 'g1' ? 3 : 1 },
    known: 'inside',
  }));
  expect(comes('zoe', {}, seats)).toBe('g1');
  expect(comes('zoe', {}, [...seats, { ...seats[0]!, change: { seats: 1 } } as MeetingEvent])).toBeNull();
});

test('observers who come late sit as the others do: with everybody, apart, or in plenary (N22)', () => {
  const cards = roster.map((one) => ({ ...one, standing: ['dev', 'eve', 'zoe'].includes(one.id) ? ('observer' as const) : one.standing }));
  expect(comes('zoe', {}, [], cards)).toBe('g2');
  expect(comes('zoe', { observers: 'apart' }, [], cards)).toBe('g3');
  expect(comes('fay', { observers: 'apart' }, [], cards)).toBe('g2');
  expect(comes('zoe', { observers: 'in-plenary' }, [], cards)).toBeNull();
});

test('a last group in which members sit is nobody’s apart (N22)', () => {
  const cards = roster.map((one) => ({ ...one, standing: one.id === 'zoe' ? ('observer' as const) : one.standing }));
  expect(comes('zoe', { observers: 'apart' }, [], cards)).toBe('g2');
});

test('before and after the groups nothing happens, nor to whom nobody knows (G4)', () => {
  const moment = { everybody: () => roster, draw: () => 0.5 };
  expect(arriving(given(...opened, prepared(where, { groups: [groupCalled('g1')] })).meeting, 'zoe', moment)).toEqual([]);
  expect(
    arriving(given(...inGroups(where), ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }).meeting, 'zoe', moment),
  ).toEqual([]);
  expect(comes('stranger')).toBe('nothing');
});

test('who comes while every group is in its last minute is not asked after again and again (G5)', () => {
  const closing: MeetingEvent = { type: 'groups-closing', roundId: 'round', groupIds: ['g1', 'g2', 'g3'], closesAt: 1 };
  const kept: MeetingEvent = { type: 'groups-kept-open', roundId: 'round', groupIds: ['g2'] };
  expect(awaitsPlace(given(...inGroups(where), closing).meeting, 'zoe')).toBe(false);
  expect(awaitsPlace(given(...inGroups(where), closing, kept).meeting, 'zoe')).toBe(true);
  expect(awaitsPlace(given(...inGroups(where, { late: 'in-plenary' }), closing).meeting, 'zoe')).toBe(true);
});

test('hundreds without a place when the groups begin hold nobody up, and sizes are equal (G2)', () => {
  const groups = Array.from({ length: 50 }, (_, i) => groupCalled(`g${i + 1}`));
  const cards = Array.from({ length: 2000 }, (_, i) =>
    card(`p${i}`, { region: `r${i % 5}`, language: `l${i % 7}`, stakeholderGroup: `s${i % 6}`, standing: i % 4 ? 'member' : 'observer' }),
  );
  const there = Object.fromEntries(cards.slice(400).map(({ id }, i) => [id, `g${(i % 50) + 1}`]));
  const { meeting } = given(...opened, prepared(there, { groups, way: 'balanced', spread: [...attributes] }));
  const before = performance.now();
  const places = placesAtStart(meeting, meeting.groups.rounds[0]!, {
    ...momentAt(nine),
    everybody: () => cards,
    isHere: () => true,
    draw: Math.random,
  });
  expect(performance.now() - before).toBeLessThan(1000);
  for (const { id } of groups) expect(Object.values(places).filter(({ group }) => group === id)).toHaveLength(40);
});

test('whoever leaves and comes again draws no other group: they are where they were, or in plenary when that is over (G1, N22)', () => {
  const left: MeetingEvent = { type: 'person-left', personId: 'ada' };
  for (const draw of [0, 0.5, 0.99]) {
    const { meeting } = given(...inGroups(where), left);
    expect(arriving(meeting, 'ada', { everybody: () => roster, draw: () => draw })).toMatchObject([{ place: { group: 'g1' } }]);
  }
  expect(comes('ada', {}, [left, ended('g1')])).toBeNull();
  const inPlenary: MeetingEvent = {
    type: 'person-placed',
    roundId: 'round',
    personId: 'ada',
    place: { group: null, how: 'by-hand' },
    from: 'g1',
  };
  expect(comes('ada', {}, [inPlenary, left])).toBe('nothing');
});

test('whoever leaves and comes again without end is in plenary, and what is written of it ends (G7)', () => {
  let { meeting } = given(...inGroups(where));
  for (let seq = 100; seq < 300; seq += 2) {
    meeting = reduce(meeting, { seq, at: nine + seq, by: 'ada', event: { type: 'person-left', personId: 'ada' } });
    for (const event of arriving(meeting, 'ada', { everybody: () => roster, draw: () => 0.5 }))
      meeting = reduce(meeting, { seq: seq + 1, at: nine + seq, by: 'clock', event });
  }
  const { group } = wholeGroup(meeting, 'g1')!;
  expect(group.people.filter(({ personId }) => personId === 'ada').length).toBeLessThanOrEqual(40);
  expect(groupOf(meeting, 'ada')).toBeNull();
});

test('whoever goes to and fro between groups is told to stay, and may always go to plenary (G7, N22)', () => {
  let { meeting } = given(...inGroups(where, { way: 'choose' }));
  const choose = (groupId: string | null) =>
    decide(meeting, person('ada'), { name: 'choose-group', input: { roundId: 'round', groupId } }, momentAt(nine));
  let seq = 100;
  for (let i = 0; i < 39; i++) {
    const decision = choose(i % 2 ? 'g1' : 'g2');
    if ('refusal' in decision) throw new Error(decision.refusal);
    for (const event of decision.events) meeting = reduce(meeting, { seq: ++seq, at: nine + seq, by: 'ada', event });
  }
  expect(choose('g1')).toEqual({ refusal: 'slow-down' });
  expect(choose(null)).not.toHaveProperty('refusal');
});
