import { afterAll, expect, test } from 'vitest';
import type { Who } from '../shared/command.ts';
import { plenary } from '../shared/floor-id.ts';
import { emptyMeeting, type MeetingEvent, type Recorded } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
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

const desk: Who = { id: 'desk', attendance: 'on-site', standing: 'member', seat: 'person' };
const cards = ['desk', 'chair', 'p1'].map((id) => ({ id, name: `Name of ${id}`, attendance: 'on-site', standing: 'member' }) as const);
const asks = { name: 'request-floor', input: { floor, kind: 'intervention' } };
const leaves = { name: 'leave-meeting', input: {} };
const begins: MeetingEvent[] = [
  { type: 'role-given', personId: 'desk', role: 'secretariat' },
  { type: 'role-given', personId: 'chair', role: 'chair' },
  { type: 'meeting-opened' },
];

const withSubject = (fact: Recorded): Recorded =>
  fact.event.type === 'floor-requested'
    ? { ...fact, event: { ...fact.event, request: { ...fact.event.request, subject: `Costs of ${fact.by}.` } } }
    : fact;

test('erasing somebody in a meeting of 100,000 facts holds up nobody in another one (N36)', async () => {
  const store = await sqliteStore(newFile());
  for (const id of ['long', 'other']) await store.createMeeting(door(id));
  for (let from = 0; from < facts.length; from += 10_000)
    await store.append('long', append({ recorded: facts.slice(from, from + 10_000).map(withSubject) }));
  const meetings = keepMeetings(store);
  const [long, other] = [(await meetings.byId('long'))!, (await meetings.byId('other'))!];
  for (const live of [long, other]) await live.note('secretary', () => ({ events: begins, cards }));
  const ask = (id: string, i: number) => other.handle({ ...desk, id }, { id: `command-${i}`, ...(i % 2 === 0 ? asks : leaves) });
  let slowest = 0;
  let over = false;
  const going = (async () => {
    for (let i = 0; !over; i += 1) {
      const began = performance.now();
      expect(await ask('p1', i)).toMatchObject({ ok: true });
      slowest = Math.max(slowest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const erase = { id: 'erase-p1', name: 'erase-person', input: { personId: 'p1', notes: false } };
  const paused = await longestPauseMs(async () => expect(await long.handle(desk, erase)).toMatchObject({ ok: true }));
  over = true;
  await going;
  console.log(
    `erasing in ${facts.length} facts: longest pause ${paused.toFixed(0)} ms, slowest command elsewhere ${slowest.toFixed(0)} ms`,
  );
  expect(paused).toBeLessThan(250);
  expect(slowest).toBeLessThan(250);
  const kept = await store.read('long', 0);
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1));
  expect(JSON.stringify(kept)).not.toContain('Costs of p1.');
  expect(JSON.stringify(kept)).toContain('Costs of p2.');
  expect(long.meeting).toEqual(kept.reduce(reduce, emptyMeeting));
  await meetings.stop();
  await store.close();
});
