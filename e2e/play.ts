import { setTimeout as wait } from 'node:timers/promises';
import type { Answered } from '../client/errands.ts';
import type { Command } from '../shared/decide.ts';
import { plenary } from '../shared/floor-id.ts';
import { turnOn, type Room, type Seat } from './meeting-room.ts';
import type { PlayedStep, PlayedTurn } from './transcript.ts';

type Options = { speed: number; say: (line: string) => void };
type Attending = { way: 'on-site' | 'remote'; seat: Seat } | { way: 'no device' };

/** What this meeting has on its agenda, minutes planned. */
const agenda: [title: string, minutes: number][] = [
  ['Welcome and adoption of the agenda', 10],
  ['Synthesis of the stocktaking', 20],
  ['General discussion', 40],
  ['Reports', 30],
  ['Next steps', 15],
];
/** How many of those who will speak have their hand up already. */
const lookAhead = 6;

/** Plays a meeting that was: the same speakers in the same order, each for as long, in the room, online, or without a device. */
export async function playMeeting(room: Room, steps: PlayedStep[], { speed, say }: Options): Promise<void> {
  const secretariat = await room.sit(speakerOf(steps, 'secretariat') ?? 'Secretariat', { role: 'secretariat', attendance: 'on-site' });
  const chair = await room.sit('Chair', { role: 'chair', attendance: 'on-site' });
  for (const [title, minutes] of agenda) await told(secretariat, { name: 'add-agenda-item', input: { title, minutes } });
  await told(chair, { name: 'open-meeting', input: {} });

  const people = new Map<string, Attending>();
  const turns = steps.flatMap((step) => (step.do === 'speak' && step.turn.role === 'participant' ? [step.turn] : []));
  const asked = new Set<PlayedTurn>();
  const opens = new Map(agenda.map((_item, i) => [Math.floor((i * steps.length) / agenda.length), i]));

  for (const [i, step] of steps.entries()) {
    if (opens.has(i)) await openItem(chair, opens.get(i)!);
    if (step.do === 'break') await pause(chair, (5 * 60_000) / speed, say);
    else {
      for (const turn of ahead(turns, step.turn).filter((one) => !asked.has(one))) {
        asked.add(turn);
        await ask(room, secretariat, people, turn);
      }
      await speak(chair, secretariat, step.turn, speed, say);
    }
  }
  await told(chair, { name: 'end-turn', input: { floor: plenary, turnId: turnOn(chair) ?? '' } });
}

const speakerOf = (steps: PlayedStep[], role: PlayedTurn['role']) =>
  steps.flatMap((step) => (step.do === 'speak' && step.turn.role === role ? [step.turn.speaker] : []))[0];

/** This turn and the next few, one of each person: nobody waits twice. */
function ahead(turns: PlayedTurn[], now: PlayedTurn): PlayedTurn[] {
  const from = turns.indexOf(now);
  const next = turns.slice(from < 0 ? 0 : from, (from < 0 ? 0 : from) + lookAhead);
  return next.filter((turn, i) => next.findIndex(({ speaker }) => speaker === turn.speaker) === i);
}

/** A third each: in the room, online, in the room without a device. Each asks in the way they can. */
async function ask(room: Room, secretariat: Seat, people: Map<string, Attending>, { speaker }: PlayedTurn) {
  const ways = ['on-site', 'remote', 'no device'] as const;
  const way = ways[people.size % ways.length]!;
  const person = people.get(speaker) ?? (way === 'no device' ? { way } : { way, seat: await room.sit(speaker, { attendance: way }) });
  people.set(speaker, person);
  if (person.way !== 'no device') return told(person.seat, { name: 'request-floor', input: { floor: plenary, kind: 'intervention' } });
  const known = Object.values(secretariat.store.getState().people).find(({ name }) => name === speaker);
  const who = known ? { personId: known.id } : { name: speaker, attendance: 'on-site' as const };
  return told(secretariat, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', for: who } });
}

/** The chair gives the floor to whoever spoke then, in or out of order; the meeting's own people guests see are left to the guests. */
async function speak(chair: Seat, secretariat: Seat, turn: PlayedTurn, speed: number, say: Options['say']) {
  const holderISaw = turnOn(chair);
  const personId =
    turn.role === 'chair' ? chair.personId : turn.role === 'secretariat' ? secretariat.personId : personNamed(chair, turn.speaker);
  if (personId) {
    const given = await told(chair, { name: 'give-floor', input: { floor: plenary, holderISaw, personId } });
    if (given.ok) say(`${turn.speaker} has the floor for ${turn.seconds} s`);
  }
  await wait((turn.seconds * 1000) / speed);
}

const personNamed = (seat: Seat, name: string) => {
  const { people, meeting } = seat.store.getState();
  const waiting = meeting.floors[plenary]!.queue.waiting.map(({ personId }) => personId);
  const known = Object.values(people).filter((card) => card.name === name);
  return (known.find(({ id }) => waiting.includes(id)) ?? known[0])?.id;
};

async function openItem(chair: Seat, index: number) {
  const item = chair.store.getState().meeting.agenda.items[index];
  if (item) await told(chair, { name: 'open-agenda-item', input: { itemId: item.id, leftover: 'carry' } });
}

async function pause(chair: Seat, ms: number, say: Options['say']) {
  say(`A break of ${Math.round(ms / 1000)} s`);
  await told(chair, { name: 'start-break', input: { until: new Date(Date.now() + ms).toISOString() } });
  await wait(ms);
  await told(chair, { name: 'end-break', input: {} });
}

/** A refusal is part of a meeting that guests take part in; it is answered and the meeting goes on. */
const told = (seat: Seat, command: Command): Promise<Answered> => seat.send(command);
