import { plenary } from '../shared/floor-id.ts';
import type { Command } from '../shared/decide.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { until, type Room, type Seat } from './meeting-room.ts';
import { plainBrowser } from './plain-browser.ts';

/** Somebody with a way of their own into the one queue. Each act resolves when it is on the disk. */
export type Entrance = {
  personId: string;
  ask: (subject: string) => Promise<void>;
  amend: (requestId: string, subject: string) => Promise<void>;
  /** `requestId`: null where they are not in the queue and try all the same. */
  withdraw: (requestId: string | null) => Promise<'withdrawn' | 'not-queued'>;
  /** What they see of the queue once they have the fact of this number, names in order; null where they have nothing to see it on. */
  sees: (seq: number) => Promise<string[] | null>;
};
export type Way = 'screen' | 'moderator' | 'chat' | 'plain';

const floor = plenary;
export const nowhere = 'not-in-the-queue';
const about = (subject: string) => (subject === '' ? {} : { subject });

export async function done(seat: Seat, command: Command): Promise<void> {
  const answer = await seat.send(command);
  if (!answer.ok) throw new Error(`${command.name} was refused: ${answer.refusal}`);
  await until(seat, () => seat.seq() >= answer.seq);
}
/** Withdraws by command, as staff and screens do. */
export async function withdrawn(seat: Seat, requestId: string | null): Promise<'withdrawn' | 'not-queued'> {
  const answer = await seat.send({ name: 'withdraw-request', input: { floor, requestId: requestId ?? nowhere } });
  if (!answer.ok && answer.refusal !== 'no-such-request') throw new Error(`withdrawing was refused: ${answer.refusal}`);
  return answer.ok ? 'withdrawn' : 'not-queued';
}

/** `moderator`: whoever enters those without a device. */
export function entranceOf(way: Way, name: string, room: Room, moderator: Seat): Promise<Entrance> {
  return ways[way](name, room, moderator);
}

const ways: Record<Way, (name: string, room: Room, moderator: Seat) => Promise<Entrance>> = {
  async screen(name, room) {
    const seat = await room.sit(name);
    return {
      personId: seat.personId,
      ask: (subject) => done(seat, { name: 'request-floor', input: { floor, kind: 'intervention', ...about(subject) } }),
      amend: (requestId, subject) => done(seat, { name: 'amend-request', input: { floor, requestId, subject } }),
      withdraw: (requestId) => withdrawn(seat, requestId),
      sees: (seq) => seenOn(seat, seq),
    };
  },

  async moderator(name, room, moderator) {
    const personId = await personCalled(room, moderator, name);
    return {
      personId,
      ask: (subject) =>
        done(moderator, { name: 'request-floor', input: { floor, kind: 'intervention', ...about(subject), for: { personId } } }),
      amend: (requestId, subject) => done(moderator, { name: 'amend-request', input: { floor, requestId, subject } }),
      withdraw: (requestId) => withdrawn(moderator, requestId),
      sees: async () => null,
    };
  },

  async chat(name, room) {
    const seat = await room.sit(name);
    const said = () => seat.store.getState().heard.lines;
    /** What is typed, and what the meeting then answers in the chat. */
    async function type(text: string) {
      const before = said().at(-1)?.number ?? 0;
      await done(seat, { name: 'say-in-chat', input: { floor, text } });
      const mine = () => said().find((line) => line.number > before && line.by === seat.personId);
      const answer = () => said().find(({ answers }) => answers !== undefined && answers === mine()?.number)?.answer;
      await until(seat, () => answer() !== undefined);
      return answer()!;
    }
    return {
      personId: seat.personId,
      async ask(subject) {
        const answer = await type(subject === '' ? 'q+' : `q+ to ${subject}`);
        if (answer.said !== 'queued') throw new Error(`q+ of ${name} was answered ${JSON.stringify(answer)}`);
      },
      amend: (requestId, subject) => done(seat, { name: 'amend-request', input: { floor, requestId, subject } }),
      async withdraw() {
        const answer = await type('q-');
        if (answer.said === 'withdrawn') return 'withdrawn';
        if (answer.said === 'refused' && answer.because === 'no-such-request') return 'not-queued';
        throw new Error(`q- of ${name} was answered ${JSON.stringify(answer)}`);
      },
      sees: (seq) => seenOn(seat, seq),
    };
  },

  async plain(name, room, moderator) {
    const phone = plainBrowser(room, room);
    const door = await phone.join(name);
    if (door.status !== 200 || phone.cookie() === '') throw new Error(`${name} was answered ${door.status} at the door`);
    const personId = await personCalled(room, moderator, name);
    async function presses(act: string, typed: Record<string, string> = {}) {
      await phone.open();
      const { status } = await phone.press(act, typed);
      if (status !== 200) throw new Error(`${act} of ${name} was answered ${status}`);
    }
    return {
      personId,
      ask: (subject) => presses('ask', { kind: 'intervention', subject }),
      amend: (_requestId, subject) => presses('subject', { subject }),
      async withdraw(requestId) {
        if (requestId !== null) return presses('withdraw').then(() => 'withdrawn');
        const { status } = await phone.send('withdraw', { request: nowhere });
        if (status !== 409) throw new Error(`withdrawing nothing was answered ${status}`);
        return 'not-queued';
      },
      sees: () => phone.queue(),
    };
  },
};

/** Names in speaking order on this screen. */
export async function seenOn(seat: Seat, seq: number): Promise<string[]> {
  await until(seat, () => seat.seq() >= seq);
  const { meeting, people } = seat.store.getState();
  return speakingOrder(meeting.floors[floor]!.queue).map(({ request }) => people[request.personId]!.name);
}

/** Whoever has not come in with a device of their own is written into the roster. */
async function personCalled(room: Room, { cookie, send }: Seat, name: string): Promise<string> {
  const address = `${room.url}/api/meetings/${room.code}/people?q=${encodeURIComponent(name)}`;
  const ask = async () => {
    const { people } = (await (await fetch(address, { headers: { cookie } })).json()) as { people: { id: string; name: string }[] };
    return people.find((person) => person.name.toLowerCase() === name.toLowerCase())?.id;
  };
  const known = await ask();
  if (known !== undefined) return known;
  const answer = await send({ name: 'enter-person', input: { name, attendance: 'on-site' } });
  if (!answer.ok) throw new Error(`${name} was not entered: ${answer.refusal}`);
  return (await ask())!;
}
