import { afterAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import type { MeetingEvent, Recorded } from '../shared/meeting.ts';
import { keepMeetings } from './meetings.ts';
import { sqliteStore } from './store.sqlite.ts';
import { append, door, newFile, removeFiles } from './store.given.ts';

afterAll(removeFiles);

const floor = plenary;
/** Somebody asks and withdraws, again and again. */
const facts = Array.from({ length: 100_000 }, (_, i): Recorded => {
  const about = { floor, requestId: `r${i - (i % 2)}`, personId: `p${i % 500}` };
  const person = { personId: about.personId, attendance: 'remote', standing: 'member' } as const;
  const event: MeetingEvent =
    i % 2 === 0
      ? { type: 'floor-requested', floor, request: { id: about.requestId, ...person, kind: 'intervention', via: 'self' } }
      : { type: 'request-withdrawn', ...about };
  return { seq: i + 1, at: i, by: about.personId, event };
});

/** The longest time for which nobody else's turn came while this was done. */
async function longestPauseMs(act: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const looking = setInterval(look, 1);
  await act();
  clearInterval(looking);
  look();
  return longest;
}

test('opening a meeting of 100,000 facts holds up nobody in another one', async () => {
  const store = await sqliteStore(newFile());
  await store.createMeeting(door('m'));
  for (let from = 0; from < facts.length; from += 10_000) await store.append('m', append({ recorded: facts.slice(from, from + 10_000) }));
  const meetings = keepMeetings(store);
  let seq: number | undefined;
  const paused = await longestPauseMs(async () => (seq = (await meetings.byId('m'))?.seq));
  expect(seq).toBe(facts.length);
  expect(paused).toBeLessThan(250);
  await meetings.stop();
  await store.close();
});
