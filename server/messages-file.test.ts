import { expect, test } from 'vitest';
import { everyFact } from '../shared/every-fact.given.ts';
import { meetingOf, person } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import { cookieOf, get, joined, meeting, notFound, openDoor, refusedAs } from './door.given.ts';
import { messageAnswers } from './message-answers.ts';

openDoor();

const names: Record<string, string> = { ada: 'Ärne', bo: 'bo' };
const cardOf = (id: string): Card => ({ id, name: names[id] ?? id, attendance: 'remote', standing: 'member' });
const facts: MeetingEvent[] = [
  { type: 'role-given', personId: 'cat', role: 'moderator' },
  { type: 'role-given', personId: 'ray', role: 'rapporteur' },
  everyFact['message-drafted'],
  everyFact['read-back-started'],
  { ...everyFact['message-answered'], personId: 'bo', stance: 'support', comment: '' },
  everyFact['message-answered'],
];
const read = (who: string, about: { messageId?: string; after?: string; limit?: number } = {}) =>
  messageAnswers({ meeting: meetingOf(...facts), cardOf }, person(who), { messageId: 'm', after: '', limit: 100, ...about });

test('staff read who answered what and why, by name and in pages (M2)', () => {
  const said = ({ answers }: ReturnType<typeof read>) => answers.map(({ person: { name }, stance, comment }) => [name, stance, comment]);
  expect(said(read('cat'))).toEqual([
    ['Ärne', 'object', 'Too vague.'],
    ['bo', 'support', ''],
  ]);
  expect(said(read('cat', { limit: 1, after: 'ada' }))).toEqual([['bo', 'support', '']]);
});

test('nobody else does, not even a rapporteur who is not staff (M2)', () => {
  for (const nothing of [() => read('ray'), () => read('bo'), () => read('cat', { messageId: 'other' })])
    expect(nothing).toThrow(expect.objectContaining({ status: 404 }) as Error);
});

test('the messages come as files to everybody inside, and to nobody else (N28, N29, N37)', async () => {
  const inside = cookieOf(await joined(meeting));
  for (const [as, type] of [
    ['md', 'text/markdown'],
    ['json', 'application/json'],
  ] as const) {
    const path = `/api/meetings/${meeting.id}/messages.${as}`;
    const { status, headers } = await get(path, inside);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain(type);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${meeting.code}-messages.${as}"`);
    expect(refusedAs(await get(path))).toEqual(notFound);
  }
  expect((await get(`/api/meetings/${meeting.id}/messages.md`, inside)).text).toBe(
    '# Open consultation: Messages\n\nNo message is drafted yet.\n',
  );
  expect(refusedAs(await get(`/api/meetings/${meeting.id}/messages/m/answers`, inside))).toEqual(notFound);
});
