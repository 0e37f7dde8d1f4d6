import { expect, test } from 'vitest';
import { defaultSettings } from './conduct.ts';
import type { Turn } from './floor/state.ts';
import { given, nine, publicSeat } from './given.ts';
import type { MeetingEvent } from './meeting.ts';
import type { RequestKind } from './queue/state.ts';

const floor = 'plenary';
const opened: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Plenary', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'meeting-opened' },
];
const asks = (id: string, kind: RequestKind = 'intervention'): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id: `${id}-${kind}`, personId: id, attendance: 'remote', standing: 'member', kind, via: 'self' },
});
const gives = (id: string, atMs: number, how: 'next' | 'interrupting' = 'next') => {
  const turn: Turn = {
    id: `t-${id}`,
    personId: id,
    attendance: 'remote',
    standing: 'member',
    kind: 'question',
    request: null,
    givenAt: nine + atMs,
    runningSince: nine + atMs,
    spokenMs: 0,
    allottedSeconds: 60,
  };
  return { at: nine + atMs, fact: { type: 'floor-given', floor, turn, how, ended: [] } satisfies MeetingEvent };
};
const leave = { name: 'leave-meeting' as const, input: {} };

test('leaving on purpose withdraws what waits and what is set aside (Q14)', () => {
  const aside: MeetingEvent = { type: 'request-set-aside', floor, requestId: 'ada-point-of-order', personId: 'ada' };
  const { after } = given(...opened, asks('ada'), asks('bob'), asks('ada', 'point-of-order'), aside)
    .when('ada', leave)
    .then(
      { type: 'request-withdrawn', floor, requestId: 'ada-intervention', personId: 'ada' },
      { type: 'request-withdrawn', floor, requestId: 'ada-point-of-order', personId: 'ada' },
      { type: 'person-left', personId: 'ada' },
    );
  expect(after.floors[floor]!.queue).toMatchObject({ waiting: [{ personId: 'bob' }], aside: [] });
});

test('leaving while speaking ends the turn (Q14, F3)', () => {
  const { after, decision } = given(...opened, gives('ada', 10_000))
    .at(nine + 25_000)
    .when('ada', leave);
  expect(decision).toMatchObject({
    events: [{ type: 'turn-ended', why: 'left', ended: [{ turnId: 't-ada', spokenMs: 15_000 }] }, { type: 'person-left' }],
  });
  expect(after.floors[floor]!.floor.turn).toBeNull();
});

test('the floor does not return to somebody who left while interrupted, and who interrupts speaks on (Q14, F5)', () => {
  const { after, decision } = given(...opened, gives('ada', 10_000), gives('bob', 20_000, 'interrupting'))
    .at(nine + 40_000)
    .when('ada', leave);
  expect(decision).toMatchObject({
    events: [{ type: 'turn-ended', ended: [{ turnId: 't-ada', spokenMs: 10_000 }] }, { type: 'person-left' }],
  });
  expect(after.floors[floor]!.floor).toMatchObject({ turn: { id: 't-bob', runningSince: nine + 20_000 }, interrupted: [] });
});

test('when who interrupts leaves, the floor returns (Q14, F5)', () => {
  const { after } = given(...opened, gives('ada', 10_000), gives('bob', 20_000, 'interrupting'))
    .at(nine + 40_000)
    .when('bob', leave);
  expect(after.floors[floor]!.floor).toMatchObject({
    turn: { id: 't-ada', spokenMs: 10_000, runningSince: nine + 40_000 },
    interrupted: [],
  });
});

test('roles stay: whoever returns is the same person (N5, S3)', () => {
  expect(given(...opened).when('cat', leave).after.people.roles).toEqual({ cat: ['chair'] });
});

test('the public does not leave, it was never in (S1)', () =>
  given(...opened)
    .when(publicSeat, leave)
    .refused('not-a-participant'));
