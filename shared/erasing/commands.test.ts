import { expect, test } from 'vitest';
import { everyFact } from '../every-fact.given.ts';
import { given } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { rolesOf } from '../people.ts';

const floor = 'plenary';
const erase = (personId: string) => ({ name: 'erase-person' as const, input: { personId, notes: true } });
const roles: MeetingEvent[] = [
  { type: 'role-given', personId: 'cat', role: 'secretariat' },
  { type: 'role-given', personId: 'bob', role: 'chair' },
  { type: 'role-given', personId: 'ada', role: 'chair' },
  { type: 'meeting-opened' },
];
const asks: MeetingEvent = {
  type: 'floor-requested',
  floor,
  request: { id: 'r2', personId: 'ada', attendance: 'remote', standing: 'member', kind: 'point-of-order', via: 'self' },
};
const speaks: MeetingEvent = { ...everyFact['floor-given'], ended: [] };

test('a chair is erased while they speak and wait: the turn ends, the wish and the role go, and the floor is free (N36, F1, Q14)', () => {
  const { after } = given(...roles, speaks, asks)
    .when('cat', erase('ada'))
    .then(
      { type: 'request-withdrawn', floor, requestId: 'r2', personId: 'ada' },
      expect.objectContaining({ type: 'turn-ended', floor, why: 'left' }) as MeetingEvent,
      { type: 'role-taken', personId: 'ada', role: 'chair' },
      { type: 'person-left', personId: 'ada' },
      { type: 'person-erased', personId: 'ada', ids: ['ada'], number: 1, notes: true },
    );
  expect([after.floors[floor]!.floor.turn, after.floors[floor]!.queue.waiting, rolesOf(after, 'ada')]).toEqual([null, [], []]);
});
