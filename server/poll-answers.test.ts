import { expect, test } from 'vitest';
import { meetingOf, person } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { cookieOf, get, joined, meeting, notFound, openDoor, refusedAs } from './door.given.ts';
import { pollAnswers } from './poll-answers.ts';

openDoor();

const names: Record<string, string> = { z: 'Ada', y: 'bo', x: 'Ärne', w: '李娜' };
const cardOf = (id: string): Card => ({ id, name: names[id] ?? id, attendance: 'remote', standing: 'member' });
const poll = (secret: boolean): MeetingEvent => ({
  type: 'poll-opened',
  pollId: 'p',
  poll: { question: 'Noon?', options: ['Yes', 'No'], secret, many: false, kind: 'poll' },
});
const named: MeetingEvent[] = [
  { type: 'role-given', personId: 'cat', role: 'moderator' },
  poll(false),
  ...Object.keys(names).map((personId, i): MeetingEvent => ({
    type: 'poll-answered',
    pollId: 'p',
    personId,
    attendance: 'remote',
    options: [i % 2],
  })),
];
const counted = { counts: [2, 2], bySide: { 'on-site': [0, 0], remote: [2, 2] } };
const published: MeetingEvent[] = [
  { type: 'poll-closed', pollId: 'p', answered: 4, counted },
  { type: 'poll-published', pollId: 'p', counted, rooms: [] },
];
const read = (facts: MeetingEvent[], who: string, about: { pollId?: string; after?: string; limit?: number } = {}) =>
  pollAnswers({ meeting: meetingOf(...facts), cardOf }, person(who), { pollId: 'p', after: '', limit: 100, ...about });

test('everybody reads who answered what, by name, once a named poll is published (N21, P1)', () => {
  const { answers, total } = read([...named, ...published], 'z');
  expect(answers.map(({ person: { name }, options }) => [name, options])).toEqual([
    ['Ada', [0]],
    ['Ärne', [0]],
    ['bo', [1]],
    ['李娜', [1]],
  ]);
  expect(total).toBe(4);
});

test('thousands of names come in pages (N21)', () => {
  const first = read([...named, ...published], 'z', { limit: 3 });
  const second = read([...named, ...published], 'z', { limit: 3, after: first.answers.at(-1)!.person.id });
  expect([first, second].map(({ answers }) => answers.map(({ person: { name } }) => name))).toEqual([['Ada', 'Ärne', 'bo'], ['李娜']]);
});

test('before that it is for staff alone, and of a secret poll there is nothing to read (P2)', () => {
  expect(read(named, 'cat').answers).toHaveLength(4);
  const secret: MeetingEvent[] = [named[0]!, poll(true), { type: 'poll-answered', pollId: 'p', personId: 'z' }];
  for (const nothing of [
    () => read(named, 'z'),
    () => read(secret, 'cat'),
    () => read([...secret, ...published], 'cat'),
    () => read(named, 'cat', { pollId: 'other' }),
  ])
    expect(nothing).toThrow(expect.objectContaining({ status: 404 }) as Error);
});

test('whoever is not inside reads nothing (N37)', async () => {
  const path = `/api/meetings/${meeting.id}/polls/p/answers`;
  for (const cookie of ['', cookieOf(await joined(meeting))]) expect(refusedAs(await get(path, cookie))).toEqual(notFound);
});
