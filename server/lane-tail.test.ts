import { expect, test } from 'vitest';
import { openedMeeting } from '../shared/any-meeting.ts';
import { person } from '../shared/given.ts';
import { plenary } from '../shared/floor-id.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import type { CommandInput } from '../shared/wire.ts';
import { LaneTail, tailLength } from './lane-tail.ts';
import { LiveMeeting } from './live-meeting.ts';
import { memoryStore } from './store.memory.ts';

const door = { id: 'm', code: 'ABC234', createdAt: 0 };
const people = ['ana', 'bo', 'secretary'];
const asked: MeetingEvent[] = [...openedMeeting, { type: 'settings-changed', settings: { chatHands: 'offered' } }];

/** A meeting in whose chat Ana raised a hand, and then everybody went on talking. */
async function longTalk() {
  const store = memoryStore();
  await store.createMeeting(door);
  const live = await new LiveMeeting(door, store).open();
  const cards = people.map((id) => ({ id, name: id, attendance: 'remote' as const, standing: 'member' as const }));
  await live.note('secretary', () => ({ events: asked, cards }));
  let made = 0;
  const does = (meeting: LiveMeeting, who: string, name: CommandInput['name'], input: object) =>
    meeting.handle(person(who), { id: `command-${++made}`, name, input });
  const says = (who: string, text: string) => does(live, who, 'say-in-chat', { floor: plenary, text });
  await says('ana', 'q+ to speak about costs');
  for (let i = 0; i < tailLength; i++) await says('bo', `Line ${i}`);
  const takes = (meeting: LiveMeeting) => does(meeting, 'secretary', 'take-chat-hand', { handId: meeting.meeting.chat.hands[0]!.id });
  return { store, live, takes };
}
const subjects = ({ meeting }: LiveMeeting) => meeting.floors[plenary]!.queue.waiting.map(({ subject }) => subject);

test('a hand is taken with its words however much was said since (N7)', async () => {
  const { live, takes } = await longTalk();
  expect(await takes(live)).toMatchObject({ ok: true });
  expect(subjects(live)).toEqual(['speak about costs']);
});

test('it is also after the server was started again (N7, N14)', async () => {
  const { store, takes } = await longTalk();
  const again = await new LiveMeeting(door, store).open();
  expect(await takes(again)).toMatchObject({ ok: true });
  expect(subjects(again)).toEqual(['speak about costs']);
});

test('what waits for nobody goes when newer lines come', () => {
  const tail = new LaneTail();
  const line = (number: number) => ({ number, lane: 'chat', floor: plenary, at: 0, by: 'ana', text: 'Hello', state: 'shown' }) as const;
  for (let number = 1; number <= tailLength + 3; number++) tail.keep([line(number)], new Set([2]));
  expect([1, 2, 3, 4, tailLength + 3].filter((number) => tail.line(number))).toEqual([2, tailLength + 3]);
  tail.keep([line(tailLength + 4)], new Set());
  expect(tail.line(2)).toBeNull();
  expect(tail.last).toBe(tailLength + 4);
});
