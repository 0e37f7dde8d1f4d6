import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import { caughtUp, meetingAt, turnOn, until, type Room, type Seat } from './meeting-room.ts';

/** One recorded meeting: what people typed, and what the bot that kept the queue then said. */
export type Replay = { id: string; people: string[]; steps: Step[] };
type Step = { line: number } & (
  | { do: 'join' | 'leave'; who: string; by?: string; topicLen?: number }
  | { do: 'call'; who?: string | null; by?: string }
  | { do: 'ask'; by?: string }
  | { expect: string[] }
  | { outcome: 'called' | 'not-queued'; who: string; ok: boolean }
  | { resync: string[] }
);
/** `otherwise`: queues and outcomes that differ from then; `quirks`: outcomes that are known not to be followed. */
export type Result = { expects: number; outcomes: number; matched: number; otherwise: string[]; quirks: string[] };
type Did = 'called' | 'not-queued' | 'nothing';
/** Another way to see the queue and to press what a chair presses: a browser. `sees` waits a while for `names`, then says what is there. */
export type Through = { sees: (names: string[]) => Promise<string[]>; gives: (who: string | null) => Promise<void> };

const floor = plenary;
const nowhere = 'not-in-the-queue';
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const withoutCase = (names: string[]) => names.map((name) => name.toLowerCase()).join(' ');

/** Plays a recorded meeting into a new one: everybody by their own screen, what was typed for others by the secretariat. */
export async function playMeeting(
  url: string,
  { id, people, steps }: Replay,
  lookIn: ((room: Room) => Promise<Through>) | null = null,
): Promise<Result> {
  const room = await meetingAt(url);
  const desk = await room.sit('Secretariat', { role: 'secretariat', attendance: 'on-site' });
  const named = new Set([...people, ...steps.flatMap(namesIn)].map((name) => name.toLowerCase()));
  const seats = new Map(await Promise.all([...named].map(async (name) => [name, await room.sit(name)] as const)));
  const onlooker = await room.sit('Onlooker');
  const result: Result = { expects: 0, outcomes: 0, matched: 0, otherwise: [], quirks: [] };
  let did: Did = 'nothing';
  let last = 0;

  async function done(seat: Seat, command: Parameters<Seat['send']>[0]): Promise<void> {
    await caughtUp(seat, last);
    const answer = await seat.send(command);
    if (!answer.ok) throw new Error(`${id}: ${command.name} was refused: ${answer.refusal}`);
    last = answer.seq;
  }
  async function refused(seat: Seat, command: Parameters<Seat['send']>[0]): Promise<Did> {
    const answer = await seat.send(command);
    if (answer.ok || answer.refusal !== 'no-such-request')
      throw new Error(`${id}: ${command.name} without a request: ${JSON.stringify(answer)}`);
    return 'not-queued';
  }
  const seatOf = (name: string): Seat => seats.get(name.toLowerCase())!;
  const queueOn = (seat: Seat): Request[] => speakingOrder(seat.meeting().floors[floor]!.queue).map(({ request }) => request);
  const nameOn = (seat: Seat, { personId }: Request): string => seat.store.getState().people[personId]!.name;
  const waitingAs = (name: string): Request | undefined => queueOn(desk).find((request) => same(nameOn(desk, request), name));
  const ownerOr = (request: Request, name: string): Seat => (request.personId === seatOf(name).personId ? seatOf(name) : desk);

  /** Whoever is in the queue keeps the place, and the topic is another. */
  async function join(who: string, by: string, topicLen: number): Promise<void> {
    const subject = topicLen > 0 ? { subject: 'x'.repeat(Math.min(topicLen, 200)) } : {};
    const waiting = waitingAs(who);
    const seat = same(by, who) ? seatOf(who) : desk;
    if (waiting) {
      const acts = seat === desk ? desk : ownerOr(waiting, who);
      await done(acts, { name: 'amend-request', input: { floor, requestId: waiting.id, subject: subject.subject ?? '' } });
    } else {
      const input = { floor, kind: 'intervention' as const, ...subject, ...(seat === desk && { for: { personId: seatOf(who).personId } }) };
      await done(seat, { name: 'request-floor', input });
    }
  }

  async function leave(who: string, by: string): Promise<Did> {
    const waiting = waitingAs(who);
    const seat = !same(by, who) ? desk : waiting ? ownerOr(waiting, who) : seatOf(who);
    if (!waiting) return refused(seat, { name: 'withdraw-request', input: { floor, requestId: nowhere } });
    await done(seat, { name: 'withdraw-request', input: { floor, requestId: waiting.id } });
    return 'nothing';
  }

  async function call(who: string | null): Promise<Did> {
    const holderISaw = turnOn(desk);
    if (through && (who === null || waitingAs(who))) {
      await through.gives(who);
      await until(desk, () => turnOn(desk) !== holderISaw);
      last = desk.seq();
      return 'called';
    }
    if (who === null) {
      await done(desk, { name: 'give-floor-to-next', input: { floor, holderISaw } });
      return 'called';
    }
    const waiting = waitingAs(who);
    if (!waiting) return refused(desk, { name: 'give-floor', input: { floor, holderISaw, requestId: nowhere } });
    await done(desk, { name: 'give-floor', input: { floor, holderISaw, requestId: waiting.id } });
    return 'called';
  }

  /** The log cannot be followed here: the queue becomes that one. A name that stands there twice is a placeholder of that name. */
  async function resync(names: string[]): Promise<void> {
    for (const request of queueOn(desk)) await done(desk, { name: 'withdraw-request', input: { floor, requestId: request.id } });
    for (const [i, name] of names.entries()) {
      const again = names.slice(0, i).some((one) => same(one, name));
      const whom = again ? { label: name } : { personId: seatOf(name).personId };
      await done(desk, { name: 'request-floor', input: { floor, kind: 'intervention', for: whom } });
    }
  }

  /** What everybody sees, not only who did it and the server. */
  async function shown(names: string[]): Promise<string> {
    const screens = [onlooker, desk, ...seats.values()];
    await Promise.all(screens.map((seat) => caughtUp(seat, last)));
    const queues = new Set(screens.map((seat) => withoutCase(queueOn(seat).map((request) => nameOn(seat, request)))));
    if (through) queues.add(withoutCase(await through.sees(names)));
    return [...queues].join(' | ');
  }

  async function take(step: Step): Promise<void> {
    await caughtUp(desk, last);
    if ('expect' in step) {
      result.expects += 1;
      const seen = await shown(step.expect);
      if (seen !== withoutCase(step.expect))
        result.otherwise.push(`${id} line ${step.line}: ${seen} instead of ${withoutCase(step.expect)}`);
    } else if ('outcome' in step) {
      result.outcomes += 1;
      if (did === step.outcome) result.matched += 1;
      else (step.ok ? result.otherwise : result.quirks).push(`${id} line ${step.line}: ${step.outcome}`);
    } else if ('resync' in step) await resync(step.resync);
    else if (step.do === 'join') await join(step.who, step.by ?? step.who, step.topicLen ?? 0);
    else if (step.do === 'leave') did = await leave(step.who, step.by ?? step.who);
    else if (step.do === 'call') did = await call(step.who ?? null);
  }

  await done(desk, { name: 'set-order', input: { floor, policies: [], deckSize: 0 } });
  await done(desk, { name: 'open-meeting', input: {} });
  const through = lookIn && (await lookIn(room));
  for (const step of steps) await take(step);
  await room.close();
  return result;
}

const namesIn = (step: Step): string[] =>
  'expect' in step ? step.expect : 'resync' in step ? step.resync : 'who' in step && step.who ? [step.who] : [];
