import { expect, test, vi } from 'vitest';
import { cast } from '../shared/any-input.ts';
import { openedMeeting } from '../shared/any-meeting.ts';
import { awaitsPlace } from '../shared/groups/arriving.ts';
import type { Batch } from '../shared/wire.ts';
import type { ScreenSocket } from './fan-out.ts';
import { Hall } from './hall.ts';
import { LiveMeeting } from './live-meeting.ts';
import { memoryStore } from './store.memory.ts';

const who = (id: string) => cast.find((person) => person.id === id)!;
const door = { id: 'm', code: 'ABC234', createdAt: 0 };

async function given() {
  const store = memoryStore();
  await store.createMeeting(door);
  const live = await new LiveMeeting(door, store).open();
  const cards = cast.map(({ id, attendance, standing }) => ({ id, name: id, attendance, standing }));
  await live.note('secretary', () => ({ events: openedMeeting, cards }));
  const hall = new Hall(live);
  let number = 0;
  const does = (id: string, name: string, input: object) => live.handle(who(id), { id: `command-${++number}`, name, input });
  return { hall, does, live };
}

/** A screen that never joins again, whatever it is told. */
function stubborn(hall: Hall, personId: string) {
  const heard: { event: string; payload: unknown }[] = [];
  const conn = { readyState: 'open', writeBuffer: [], upgrading: false, transport: { name: 'polling', writable: true } };
  const emit = (event: string, payload: unknown) => heard.push({ event, payload });
  hall.sit({ data: { personId }, conn, emit } as unknown as ScreenSocket, who(personId));
  return {
    events: () => heard.map(({ event }) => event),
    batches: () => heard.flatMap(({ event, payload }) => (event === 'events' ? [payload as Batch] : [])),
    facts: () =>
      heard.flatMap(({ event, payload }) => (event === 'events' ? (payload as Batch).events.map((fact) => fact.event.type) : [])),
  };
}

test('whoever loses a role is shown nothing for staff from then on, although their screen stays seated (S3)', async () => {
  const { hall, does } = await given();
  const screen = stubborn(hall, 'co-chair');
  await does('secretary', 'enter-person', { name: 'Before' });
  await does('secretary', 'take-role', { personId: 'co-chair', role: 'co-chair' });
  await does('secretary', 'enter-person', { name: 'After' });
  expect(screen.facts()).toEqual(['person-entered', 'role-taken']);
  expect(screen.events()).toContain('reseat');
});

test('whoever gets a role is shown what is for staff at once (S3)', async () => {
  const { hall, does } = await given();
  const screen = stubborn(hall, 'ada');
  await does('secretary', 'enter-person', { name: 'Before' });
  await does('secretary', 'give-role', { personId: 'ada', role: 'moderator' });
  await does('secretary', 'enter-person', { name: 'After' });
  expect(screen.facts()).toEqual(['role-given', 'person-entered']);
});

test('whoever is moved out of a group hears nothing of what is done there in the same breath (G4)', async () => {
  const { hall, does, live } = await given();
  await does('secretary', 'prepare-round', { minutes: 30, groups: [{ title: 'One' }, { title: 'Two' }] });
  const roundId = live.meeting.groups.rounds[0]!.id;
  const list = ['ada', 'ben'].map((personId) => ({ personId, groupId: 'g1' }));
  await does('secretary', 'assign', { roundId, how: 'list', list });
  await does('chair', 'start-round', { roundId });
  const screen = stubborn(hall, 'ada');
  await does('ben', 'call-for-help', { groupId: 'g1', text: 'No light' });
  await Promise.all([
    does('secretary', 'move-person', { roundId, personId: 'ada', groupId: 'g2' }),
    does('ben', 'request-floor', { floor: 'g1', kind: 'intervention' }),
  ]);
  expect(screen.facts().filter((type) => type !== 'person-placed')).toEqual(['help-called']);
  expect(screen.events()).toContain('reseat');
});

test('where to go is told first, and who else is there before anything that happens next (G1)', async () => {
  const { hall, does, live } = await given();
  const screen = stubborn(hall, 'ada');
  await does('secretary', 'prepare-round', { minutes: 30, groups: [{ title: 'One' }, { title: 'Two' }] });
  const roundId = live.meeting.groups.rounds[0]!.id;
  const list = ['ada', 'ben'].map((personId) => ({ personId, groupId: 'g1' }));
  await does('secretary', 'assign', { roundId, how: 'list', list });
  await does('chair', 'start-round', { roundId });
  const [, start] = screen.batches();
  expect(start).toMatchObject({ as: 'group:g1', people: [], names: 'follow' });
  expect(start!.events.map(({ event }) => event.type)).toEqual(['round-started']);
  await does('chair', 'close-queue', { floor: 'plenary' });
  const [, , names, next] = screen.batches();
  expect(names!.people.map(({ id }) => id).toSorted()).toEqual(['ada', 'ben', 'chair']);
  expect(names).toMatchObject({ events: [], after: start!.upTo, upTo: start!.upTo });
  expect(next).toMatchObject({ after: start!.upTo, people: [] });
});

test('the names of those in a group come by themselves (G1)', async () => {
  const { hall, does, live } = await given();
  const screen = stubborn(hall, 'ada');
  await does('secretary', 'prepare-round', { minutes: 30, groups: [{ title: 'One' }] });
  const roundId = live.meeting.groups.rounds[0]!.id;
  await does('secretary', 'assign', { roundId, how: 'list', list: [{ personId: 'ada', groupId: 'g1' }] });
  await does('chair', 'start-round', { roundId });
  await vi.waitFor(() => expect(screen.batches().flatMap(({ people }) => people.map(({ id }) => id))).toContain('ada'));
});

test('whoever reads the plain page and leaves is gone, and is not sent to a group again for having been here (Q14, G1)', async () => {
  const { hall, does, live } = await given();
  hall.presence.looked('ada');
  await does('secretary', 'prepare-round', { minutes: 30, groups: [{ title: 'One' }] });
  const roundId = live.meeting.groups.rounds[0]!.id;
  await does('secretary', 'assign', { roundId, how: 'random' });
  await does('chair', 'start-round', { roundId });
  expect([...hall.presence.ids()]).toEqual(['ada']);
  expect(awaitsPlace(live.meeting, 'ada')).toBe(false);
  await does('ada', 'leave-meeting', {});
  expect(awaitsPlace(live.meeting, 'ada')).toBe(true);
  expect([...hall.presence.ids()]).toEqual([]);
});
