import { plenary } from '../shared/floor-id.ts';
import type { Command } from '../shared/decide.ts';
import { meetingAt, turnOn, type Room, type Seat } from './meeting-room.ts';

const floor = plenary;
const waiting = 15;
const kinds = ['intervention', 'reply', 'question', 'intervention', 'right-of-reply'] as const;

/** A meeting with an agenda and people whose screens are not looked at; it opens, fills and ends when told. */
export async function fullRoom(url: string) {
  const room: Room = await meetingAt(url, {}, 'Assembly of the river');
  const chair = await room.sit('Bruno Costa', { role: 'chair', attendance: 'on-site' });
  const people = await Promise.all(Array.from({ length: waiting }, (_, i) => sitAs(room, i)));
  await does(chair, { name: 'add-agenda-item', input: { title: 'Welcome', minutes: 5 } });
  await does(chair, {
    name: 'add-agenda-item',
    input: {
      title: 'The river',
      minutes: 20,
      documents: [{ title: 'Draft of the river', link: 'https://example.org/river', section: '2' }],
    },
  });

  async function open(): Promise<void> {
    if (chair.meeting().conduct.phase === 'waiting') await does(chair, { name: 'open-meeting', input: {} });
  }
  return {
    room,
    people,
    chair,
    open,
    /** Fifteen wait in six scripts, one of them set aside, one with a point of order. */
    fill: async () => {
      for (const [i, seat] of people.entries())
        await does(seat, {
          name: 'request-floor',
          input: { floor, kind: kinds[i % kinds.length]!, subject: `The bank at kilometre ${i}` },
        });
      await does(people[6]!, { name: 'request-floor', input: { floor, kind: 'point-of-order' } });
      const last = people.at(-1)!;
      const { id } = last.meeting().floors[floor]!.queue.waiting.find(({ personId }) => personId === last.personId)!;
      await does(last, { name: 'set-aside-request', input: { floor, requestId: id, reason: 'not there' } });
    },
    giveFloor: async (to: string) => {
      await open();
      const holderISaw = turnOn(chair);
      if (to === 'next') await does(chair, { name: 'give-floor-to-next', input: { floor, holderISaw } });
      else await does(chair, { name: 'give-floor', input: { floor, holderISaw, personId: to } });
    },
    end: async () => {
      await open();
      await does(chair, { name: 'close-meeting', input: { leftover: 'clear' } });
    },
  };
}

const called = [
  'Omar',
  'Ольга Ивановна Преображенская',
  '王小明',
  'عبد الرحمن بن محمد آل سعود',
  'Éléonore de La Rochefoucauld',
  'José Ángel',
];

const sitAs = (room: Room, i: number): Promise<Seat> =>
  room.sit(`${called[i % called.length]} ${i + 1}`, { attendance: i % 2 ? 'on-site' : 'remote' });

/** Fails where the meeting says no. */
export async function does(seat: Seat, command: Command): Promise<void> {
  const answer = await seat.send(command);
  if (!answer.ok) throw new Error(`${command.name}: ${answer.refusal}`);
}
