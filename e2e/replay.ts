import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import type { Request } from '../shared/queue/state.ts';
import { done, entranceOf, nowhere, seenOn, withdrawn, type Entrance, type Way } from './entrances.ts';
import { meetingAt, turnOn, until, type Room } from './meeting-room.ts';

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
/** `entered`: by which way each request came in; `otherwise`: queues and outcomes that differ from then; `quirks`: outcomes that are known not to be followed. */
export type Result = { expects: number; outcomes: number; matched: number; otherwise: string[]; quirks: string[]; entered: string[] };
type Did = 'called' | 'not-queued' | 'nothing';
/** Another way to see the queue and to press what a chair presses: a browser. `sees` waits a while for `names`, then says what is there. */
export type Through = { sees: (names: string[]) => Promise<string[]>; gives: (who: string | null) => Promise<void> };

const floor = plenary;
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const withoutCase = (names: string[]) => names.map((name) => name.toLowerCase()).join(' ');

/** Plays a recorded meeting into a new one: everybody by a way of their own, what was typed for others by the secretariat. */
export async function playMeeting(
  url: string,
  { id, people, steps }: Replay,
  { wayOf = () => 'screen', lookIn = null }: { wayOf?: (person: number) => Way; lookIn?: ((room: Room) => Promise<Through>) | null } = {},
): Promise<Result> {
  const room = await meetingAt(url, { chatHands: 'direct' });
  const desk = await room.sit('Secretariat', { role: 'secretariat', attendance: 'on-site' });
  const named = [...new Set([...people, ...steps.flatMap(namesIn)].map((name) => name.toLowerCase()))];
  const ways = await Promise.all(named.map(async (name, i) => [name, await entranceOf(wayOf(i), name, room, desk)] as const));
  const entrances = new Map(ways);
  const onlooker = await room.sit('Onlooker');
  const result: Result = { expects: 0, outcomes: 0, matched: 0, otherwise: [], quirks: [], entered: [] };
  let did: Did = 'nothing';

  const entrance = (name: string): Entrance => entrances.get(name.toLowerCase())!;
  const queue = (): Request[] => speakingOrder(desk.meeting().floors[floor]!.queue).map(({ request }) => request);
  const nameOf = ({ personId }: Request): string => desk.store.getState().people[personId]!.name;
  const waitingAs = (name: string): Request | undefined => queue().find((request) => same(nameOf(request), name));
  const isTheirs = (request: Request, name: string) => request.personId === entrance(name).personId;

  /** Whoever is in the queue keeps the place, and the topic is another. */
  async function join(who: string, by: string, topicLen: number): Promise<void> {
    const subject = 'x'.repeat(Math.min(topicLen, 200));
    const waiting = waitingAs(who);
    const { personId, ask, amend } = entrance(who);
    const byDesk = !same(by, who) || (waiting !== undefined && !isTheirs(waiting, who));
    if (waiting && byDesk) await done(desk, { name: 'amend-request', input: { floor, requestId: waiting.id, subject } });
    else if (waiting) await amend(waiting.id, subject);
    else if (byDesk)
      await done(desk, { name: 'request-floor', input: { floor, kind: 'intervention', for: { personId }, ...(subject && { subject }) } });
    else await ask(subject);
    if (!waiting) result.entered.push(byDesk ? 'for another' : wayOf(named.indexOf(who.toLowerCase())));
    await until(desk, () => waitingAs(who) !== undefined);
  }

  async function leave(who: string, by: string): Promise<Did> {
    const waiting = waitingAs(who);
    const byDesk = !same(by, who) || (waiting !== undefined && !isTheirs(waiting, who));
    const left = await (byDesk ? withdrawn(desk, waiting?.id ?? null) : entrance(who).withdraw(waiting?.id ?? null));
    await until(desk, () => !queue().some((request) => request.id === waiting?.id));
    return left === 'withdrawn' ? 'nothing' : 'not-queued';
  }

  async function call(who: string | null): Promise<Did> {
    const holderISaw = turnOn(desk);
    if (through && (who === null || waitingAs(who))) {
      await through.gives(who);
      await until(desk, () => turnOn(desk) !== holderISaw);
      return 'called';
    }
    if (who === null) {
      await done(desk, { name: 'give-floor-to-next', input: { floor, holderISaw } });
      return 'called';
    }
    const waiting = waitingAs(who);
    if (!waiting) {
      const answer = await desk.send({ name: 'give-floor', input: { floor, holderISaw, requestId: nowhere } });
      if (answer.ok || answer.refusal !== 'no-such-request') throw new Error(`${id}: nobody was called: ${JSON.stringify(answer)}`);
      return 'not-queued';
    }
    await done(desk, { name: 'give-floor', input: { floor, holderISaw, requestId: waiting.id } });
    return 'called';
  }

  /** The log cannot be followed here: the queue becomes that one. A name that stands there twice is a placeholder of that name. */
  async function resync(names: string[]): Promise<void> {
    for (const request of queue()) await done(desk, { name: 'withdraw-request', input: { floor, requestId: request.id } });
    for (const [i, name] of names.entries()) {
      const again = names.slice(0, i).some((one) => same(one, name));
      const whom = again ? { label: name } : { personId: entrance(name).personId };
      await done(desk, { name: 'request-floor', input: { floor, kind: 'intervention', for: whom } });
    }
  }

  /** What everybody sees, not only who did it and the server. */
  async function shown(names: string[]): Promise<string> {
    const seq = desk.seq();
    const seen = await Promise.all([seenOn(onlooker, seq), seenOn(desk, seq), ...[...entrances.values()].map(({ sees }) => sees(seq))]);
    const queues = new Set(seen.flatMap((order) => (order ? [withoutCase(order)] : [])));
    if (through) queues.add(withoutCase(await through.sees(names)));
    return [...queues].join(' | ');
  }

  async function take(step: Step): Promise<void> {
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
