import { expect, test } from 'vitest';
import type { Command } from '../decide.ts';
import { play } from './play.ts';

const floor = 'plenary';
const entering = (label: string): Command => ({ name: 'request-floor', input: { floor, kind: 'intervention', for: { label } } });
const naming = (personId: string, as: { personId: string } | { name: string }): Command => ({
  name: 'name-placeholder',
  input: { personId, as },
});
/** All of the queue but who the people are. */
const places = (meeting: ReturnType<typeof play>) => {
  const { waiting, deck, pins, aside } = meeting.queue();
  const placed = (requests: typeof waiting) =>
    requests.map(({ id, number, askedAt, kind, overtaken, via }) => ({ id, number, askedAt, kind, overtaken, via }));
  return { order: meeting.order(), waiting: placed(waiting), deck, pins, aside: placed(aside) };
};

/** Ada and a lady in row 3 are on deck; Ben, moved before Cleo, waits; a gentleman by the door is set aside. */
function hall() {
  const meeting = play({ dan: { attendance: 'on-site' }, eve: { attendance: 'on-site' } });
  meeting.asks('ada');
  meeting.does('chair', entering('Lady in row 3'), 'lady');
  meeting.does('chair', entering('Gentleman by the door'), 'man');
  meeting.asks('cleo', 'ben');
  meeting.does('chair', { name: 'set-aside-request', input: { floor, requestId: 'man 2' } });
  meeting.does('chair', { name: 'move-request', input: { floor, requestId: 'ben', before: 'cleo' } });
  return meeting;
}

test('whoever a placeholder turns out to be stands exactly where it stood: waiting, announced, set aside (Q10)', () => {
  const meeting = hall();
  const before = places(meeting);
  meeting.does('chair', naming('lady', { personId: 'dan' }));
  meeting.does('chair', naming('man', { personId: 'eve' }));
  expect(places(meeting)).toEqual(before);
  expect(meeting.queue().waiting.map(({ personId }) => personId)).toEqual(['ada', 'dan', 'cleo', 'ben']);
  expect(meeting.queue().aside).toMatchObject([{ personId: 'eve' }]);
});

test('a placeholder that only gets a name keeps its place, too (Q10)', () => {
  const meeting = hall();
  const before = places(meeting);
  meeting.does('chair', naming('lady', { name: 'Grace' }));
  expect(places(meeting)).toEqual(before);
});

test('a placeholder named while it speaks goes on speaking, on the same clock, and the turn is theirs (Q10, F4)', () => {
  const meeting = hall();
  meeting.next();
  meeting.next();
  const turnNow = () => meeting.meeting().floors[floor]!.floor.turn;
  const turn = turnNow();
  expect(turn).toMatchObject({ personId: 'lady' });
  meeting.does('chair', naming('lady', { personId: 'dan' }));
  expect(turnNow()).toEqual({ ...turn, personId: 'dan', request: { ...turn!.request, personId: 'dan' } });
  meeting.end();
  expect(meeting.queue().spoken.meeting).toMatchObject({ dan: { turns: 1 } });
  expect(meeting.queue().spoken.meeting).not.toHaveProperty('lady');
});

test('whoever is a placeholder’s person asks no second time beside it, and may withdraw what others entered (Q1, Q9)', () => {
  const meeting = hall();
  meeting.does('chair', naming('lady', { personId: 'dan' }));
  expect(meeting.refusal('dan', { name: 'request-floor', input: { floor, kind: 'question' } })).toBe('already-waiting');
  meeting.does('dan', { name: 'withdraw-request', input: { floor, requestId: 'lady 2' } });
  expect(meeting.order()).not.toContain('lady 2');
});
