import { describe, expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { nextDeadline } from '../decide.ts';
import { given, nine } from '../given.ts';
import type { Meeting } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import { reportOf } from '../reports/state.ts';
import { card, choiceOffered, ended, groupCalled, halfPast, inGroups, opened, prepared, started } from './groups.given.ts';
import { closingMs } from './running.ts';
import { groupOf, leftInGroup, roundIn, runningRound, type Round, type Sign } from './state.ts';

const roundId = 'round';
const minute = 60_000;
const start: Command = { name: 'start-round', input: { roundId } };
const extend = (seconds: number, groupIds?: string[]): Command => ({
  name: 'extend-round',
  input: { roundId, seconds, ...(groupIds && { groupIds }) },
});
const end = (groupIds?: string[]): Command => ({ name: 'end-round', input: { roundId, ...(groupIds && { groupIds }) } });
const keep = (groupIds?: string[]): Command => ({ name: 'keep-groups-open', input: { roundId, ...(groupIds && { groupIds }) } });
const groupsIn = ({ after }: { after: Meeting }): Record<string, Sign> =>
  Object.fromEntries(roundIn(after, roundId)!.groups.map((group) => [group.id, group]));
const working = (about?: Partial<Round>) => given(...inGroups({ ada: 'g1', ben: 'g2', cleo: null }, about));
const closing = (closesAt: number, ...groupIds: string[]) => ({ type: 'groups-closing', roundId, groupIds, closesAt }) as const;
/** What the clock notes at that time. */
const atTime = (meeting: Meeting, at: number): Meeting => {
  const due = nextDeadline(meeting, at);
  expect(due && due.at <= at).toBe(true);
  return due!.events.reduce((before, event, i) => reduce(before, { seq: 1000 + i, at, by: 'clock', event }), meeting);
};

describe('the start of a round', () => {
  test('opens every group with a floor, a text and a clock of its own, and its people are in it (G1, G4)', () => {
    const groups = [groupCalled('g1'), groupCalled('g2', { link: 'https://example.org/own' })];
    const { after } = given(
      ...opened,
      prepared({ ada: 'g1', cleo: null }, { groups, linkPattern: 'https://meet.example.org/{number}' }),
    ).when('cat', start);
    expect(runningRound(after)).toMatchObject({ id: roundId, phase: 'running' });
    expect(runningRound(after)!.groups).toMatchObject([
      { id: 'g1', phase: 'open', link: 'https://meet.example.org/1', people: [{ personId: 'ada', to: null, by: 'cat' }] },
      { id: 'g2', phase: 'open', link: 'https://example.org/own', people: [] },
    ]);
    const { startedAt, groups: working } = runningRound(after)!;
    expect(leftInGroup(working[0]!, startedAt!)).toBe(30 * minute);
    expect(Object.keys(after.floors)).toEqual(expect.arrayContaining(['plenary', 'g1', 'g2']));
    expect(['ada', 'cleo', 'dev'].map((id) => groupOf(after, id))).toEqual(['g1', null, null]);
  });

  test('is for the chair, when the meeting is open and somebody has a place (G1, S1)', () => {
    const past = given(...opened, prepared({ ada: 'g1' }));
    for (const who of ['ada', 'mo']) past.when(who, start).refused('chair-only');
    expect(past.when('sec', start).decision).toHaveProperty('events');
    given(...opened)
      .when('cat', start)
      .refused('no-such-round');
    given(...opened.slice(0, -1), prepared({ ada: 'g1' }))
      .when('cat', start)
      .refused('meeting-not-open');
    given(...opened, prepared({ ada: 'g1' }), { type: 'meeting-closed' })
      .when('cat', start)
      .refused('meeting-closed');
    given(...opened, prepared({ ada: null }))
      .when('cat', start)
      .refused('nobody-assigned');
    given(...opened, prepared({}, { groups: [], late: 'choose' }))
      .when('cat', start)
      .refused('no-such-group');
    expect(given(...opened, prepared({}, { late: 'choose' })).when('cat', start).decision).toHaveProperty('events');
  });

  test('there is one round at a time, and it starts once (G1)', () => {
    working().when('cat', start).refused('round-begun');
    const second = prepared({ ada: 'g4' }, { id: 'second', groups: [groupCalled('g4')] });
    const startSecond: Command = { name: 'start-round', input: { roundId: 'second' } };
    given(...inGroups({ ada: 'g1' }), second)
      .when('cat', startSecond)
      .refused('round-running');
    given(...opened, choiceOffered({ ben: 'g1' }), second)
      .when('cat', startSecond)
      .refused('round-running');
    const after = given(...inGroups({ ada: 'g1' }), ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId }, second).when(
      'cat',
      startSecond,
    );
    expect(groupOf(after.after, 'ada')).toBe('g4');
  });

  test('whoever came after the deal is dealt as one who comes late; whoever no list or hand named is written down in plenary (G2, G4)', () => {
    const cards = ['ada', 'ben', 'zoe', 'cat'].map((id) => card(id));
    const begin = (about: Partial<Round>) =>
      given(...opened, prepared({ ada: 'g1', ben: 'g2' }, about))
        .among(...cards)
        .when('cat', start).after;
    const placeOfZoe = (about: Partial<Round>) => roundIn(begin(about), roundId)!.places['zoe'];
    expect(placeOfZoe({ way: 'balanced' })).toEqual({ group: 'g3', how: 'drawn' });
    for (const about of [{ way: 'by-hand' }, { way: 'list' }, { way: 'choose' }, { way: 'random', late: 'in-plenary' }] as const)
      expect(placeOfZoe(about)).toEqual({ group: null, how: 'drawn' });
    expect(Object.keys(roundIn(begin({}), roundId)!.places)).not.toContain('cat');
  });

  test('whoever speaks or waits in plenary goes on doing so when they are in a group (G1)', () => {
    const asked = { id: 'r', personId: 'ada', attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' } as const;
    const { after } = given(...opened, prepared({ ada: 'g1' }), { type: 'floor-requested', floor: 'plenary', request: asked }).when(
      'cat',
      start,
    );
    expect(after.floors['plenary']!.queue.waiting).toHaveLength(1);
  });
});

describe('the clock', () => {
  test('time is given to all, or to some (G5, N24)', () => {
    const all = groupsIn(working().when('cat', extend(300)));
    expect(Object.values(all).map(({ endsAt }) => endsAt)).toEqual([halfPast, halfPast, halfPast].map((at) => at + 5 * minute));
    const one = groupsIn(working().when('cat', extend(300, ['g2'])));
    expect([one['g1']!.endsAt, one['g2']!.endsAt]).toEqual([halfPast, halfPast + 5 * minute]);
  });

  test('given in overtime it counts from now; taken it never ends before now (G5)', () => {
    const late = halfPast + 10 * minute;
    expect(groupsIn(working().at(late).when('cat', extend(120)))['g1']!.endsAt).toBe(late + 2 * minute);
    expect(
      groupsIn(
        working()
          .at(nine + minute)
          .when('cat', extend(-600)),
      )['g1']!.endsAt,
    ).toBe(halfPast - 10 * minute);
    expect(
      groupsIn(
        working()
          .at(nine + minute)
          .when('cat', extend(-7200)),
      )['g1']!.endsAt,
    ).toBe(nine + minute);
  });

  test('time given in the last minute stops it; time taken does not (G5)', () => {
    const past = given(...inGroups({ ada: 'g1' }), closing(nine + 2 * minute, 'g1')).at(nine + minute + 1);
    expect(groupsIn(past.when('cat', extend(300)))['g1']).toMatchObject({ closesAt: null, endsAt: halfPast + 5 * minute });
    expect(groupsIn(past.when('cat', extend(-300)))['g1']).toMatchObject({ closesAt: nine + 2 * minute });
  });

  test('closing is a last minute for all or for some, and then they are back (G5)', () => {
    const outcome = working()
      .at(nine + 5 * minute)
      .when('cat', end(['g1']));
    expect(groupsIn(outcome)).toMatchObject({ g1: { closesAt: nine + 6 * minute, phase: 'open' }, g2: { closesAt: null } });
    expect(leftInGroup(groupsIn(outcome)['g1']!, nine + 5 * minute)).toBe(closingMs);
    const meeting = atTime(outcome.after, nine + 6 * minute);
    expect(roundIn(meeting, roundId)).toMatchObject({
      phase: 'running',
      groups: [{ phase: 'ended' }, { phase: 'open' }, { phase: 'open' }],
    });
    expect([groupOf(meeting, 'ada'), groupOf(meeting, 'ben')]).toEqual([null, 'g2']);
  });

  test('the last minute is stopped by whoever runs the meeting (G5)', () => {
    const past = given(...inGroups({ ada: 'g1' }), closing(nine + 2 * minute, 'g1', 'g2'));
    expect(groupsIn(past.when('cat', keep(['g1'])))).toMatchObject({ g1: { closesAt: null }, g2: { closesAt: nine + 2 * minute } });
    past.when('cat', keep(['g3'])).refused('not-closing');
    past.when('cat', end(['g1', 'g2'])).refused('closing-already');
    expect(groupsIn(past.at(nine + minute).when('cat', end()))).toMatchObject({
      g1: { closesAt: nine + 2 * minute },
      g3: { closesAt: nine + 2 * minute },
    });
  });

  test('where the chair closes, a group in overtime goes on until somebody closes it (G5)', () => {
    expect(nextDeadline(working().meeting)).toBeNull();
  });

  test('a group that closes by itself has its last minute before its end, and is back at it (G5)', () => {
    const { meeting } = working({ ending: 'by-itself' });
    expect(nextDeadline(meeting)!.at).toBe(halfPast - closingMs);
    const last = atTime(meeting, halfPast - closingMs);
    expect(nextDeadline(last)!.at).toBe(halfPast);
    expect(runningRound(atTime(last, halfPast))).toBeNull();
  });

  test('a last minute is a whole one where time was taken, or where the server was away (G5)', () => {
    const taken = working({ ending: 'by-itself' })
      .at(nine + minute)
      .when('cat', extend(-7200)).after;
    const last = atTime(taken, nine + minute + 50);
    expect(nextDeadline(last)!.at).toBe(nine + minute + 50 + closingMs);
  });

  test('what closes by itself is given time instead of being kept open; what the chair closes early may stay open (G5)', () => {
    const about = { ending: 'by-itself' } as const;
    given(...inGroups({ ada: 'g1' }, about), closing(halfPast, 'g1', 'g2', 'g3'))
      .when('cat', keep())
      .refused('closes-by-itself');
    const early = given(...inGroups({ ada: 'g1' }, about), closing(nine + 2 * minute, 'g1')).when('cat', keep());
    expect(groupsIn(early)['g1']!.closesAt).toBeNull();
  });

  test('is the chair’s, of groups that are there and open (G5, S1)', () => {
    for (const command of [extend(60), end(), keep()]) {
      for (const who of ['ada', 'mo']) working().when(who, command).refused('chair-only');
      given(...opened)
        .when('cat', command)
        .refused('no-such-round');
      given(...opened, prepared({ ada: 'g1' }))
        .when('cat', command)
        .refused('round-not-running');
    }
    working()
      .when('cat', extend(60, ['g9']))
      .refused('no-such-group');
    given(...inGroups({ ada: 'g1' }), ended('g1'))
      .when('cat', end(['g1']))
      .refused('group-not-open');
    working().when('cat', extend(0)).refused('bad-input');
  });
});

describe('the end of a group', () => {
  const finish = (groupId = 'g1'): Command => ({ name: 'finish-group', input: { groupId } });
  const offices = { g1: { chairId: 'ada', rapporteurId: 'ben' } };

  test('its chair or rapporteur brings it back before its time, or staff; nobody else (G3, N24)', () => {
    const past = given(...inGroups({ ada: 'g1', ben: 'g1', cleo: 'g1', dev: 'g2' }, {}, offices));
    for (const who of ['ada', 'ben', 'mo']) expect(groupsIn(past.when(who, finish()))['g1']!.phase).toBe('ended');
    for (const who of ['cleo', 'dev']) past.when(who, finish()).refused('not-yours');
    past.when('mo', finish('g9')).refused('no-such-group');
    given(...inGroups({ ada: 'g1', ben: 'g2' }), ended('g1'))
      .when('mo', finish())
      .refused('group-not-open');
  });

  test('says before that it is finishing (N24)', () => {
    const mark: Command = { name: 'mark-group-work', input: { groupId: 'g1', work: 'finishing' } };
    const past = given(...inGroups({ ada: 'g1', ben: 'g1', cleo: 'g1' }, {}, offices));
    expect(groupsIn(past.when('ben', mark))['g1']).toMatchObject({ work: 'finishing' });
    past.when('cleo', mark).refused('not-yours');
    given(...opened)
      .when('mo', mark)
      .refused('no-such-group');
  });

  test('its people are back in plenary, the last to come ends the round, and each files its report by itself (G1, N26)', () => {
    const past = given(...inGroups({ ada: 'g1', ben: 'g2' }), ended('g3'));
    const one = past.when('mo', finish()).after;
    expect([groupOf(one, 'ada'), groupOf(one, 'ben'), runningRound(one)?.id]).toEqual([null, 'g2', roundId]);
    expect(reportOf(one, 'g1')).toMatchObject({ state: 'waiting', roster: [{ personId: 'ada', by: 'cat' }] });
    const all = given(...inGroups({ ada: 'g1', ben: 'g2' }), ended('g2', 'g3')).when('mo', finish()).after;
    expect(runningRound(all)).toBeNull();
    expect(all.reports.list.map(({ groupId }) => groupId)).toEqual(['g1', 'g2', 'g3']);
  });

  test('closing the meeting closes what still works, and nothing of it is lost (G1, N26)', () => {
    const { after } = working().when('cat', { name: 'close-meeting', input: {} });
    expect(runningRound(after)).toBeNull();
    expect(Object.keys(after.floors)).toEqual(['plenary']);
    expect(after.reports.list).toHaveLength(3);
    expect(nextDeadline(after)).toBeNull();
  });
});

test('whoever leaves the meeting is in no group and holds nothing there (G1, Q14)', () => {
  const past = given(...inGroups({ ada: 'g1', ben: 'g1' }, {}, { g1: { chairId: 'ada', rapporteurId: 'ada' } }));
  const { after } = past.when('ada', { name: 'leave-meeting', input: {} });
  expect(groupOf(after, 'ada')).toBeNull();
  expect(runningRound(after)!.places).not.toHaveProperty('ada');
  expect(runningRound(after)!.groups[0]).toMatchObject({
    chairId: null,
    rapporteurId: null,
    people: [{ to: expect.any(Number) as number }, {}],
  });
});

test('a moment of the start stands on paper for all: who began it when (G7)', () => {
  const { meeting } = given(...opened, { at: nine + 5, by: 'sec', fact: started({ ada: 'g1' }) });
  expect(runningRound(meeting)!.groups[0]).toMatchObject({ people: [{ personId: 'ada', from: nine + 5, to: null, by: 'sec' }] });
});
