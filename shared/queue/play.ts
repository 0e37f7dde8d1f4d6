import type { Moment, Who } from '../command.ts';
import { decide, refusalOf, type Command } from '../decide.ts';
import { plenary } from '../floor-id.ts';
import { emptyMeeting, type Meeting, type MeetingEvent, type Recorded } from '../meeting.ts';
import { reduce } from '../reduce.ts';
import type { Person } from '../people.ts';
import { bareMoment, openedMeeting } from '../any-meeting.ts';
import { speakingOrder } from './order.ts';
import type { Policy, QueueOrder, RequestKind } from './state.ts';

const floor = plenary;
type About = Partial<Omit<Person, 'id'>>;

/**
 * A meeting told by its commands, one second apart, each of which must be accepted. A request has the name of its person as id
 * ('ada', then 'ada 2'), so that an order reads as a list of names. Whoever is not described is a remote member.
 */
export function play(about: Record<string, About> = {}) {
  let at = Date.UTC(2026, 0, 1, 9);
  let meeting: Meeting = emptyMeeting;
  const log: Recorded[] = [];
  const given: Record<string, number> = {};
  const labelled = new Set<string>();
  const personOf = (id: string): Person | null =>
    id.startsWith('nobody') ? null : { id, attendance: 'remote', standing: 'member', ...about[id] };
  const someone = (id: string): Who => ({ ...personOf(id)!, seat: 'person' });
  const note = (by: string, event: MeetingEvent) => {
    const recorded = { seq: log.length + 1, at, by, event };
    log.push(recorded);
    meeting = reduce(meeting, recorded);
  };
  const nameFor = (name: string) => {
    given[name] = (given[name] ?? 0) + 1;
    return given[name] === 1 ? name : `${name} ${given[name]}`;
  };
  const momentFor = (name: string): Moment => ({
    at,
    newId: () => nameFor(name),
    draw: () => 0.5,
    personOf,
    isPlaceholder: (id) => labelled.has(id),
    ...bareMoment,
  });
  const does = (who: string, command: Command, name = 'id') => {
    at += 1000;
    const decision = decide(meeting, someone(who), command, momentFor(name));
    if ('refusal' in decision) throw new Error(`${who} may not ${command.name}: ${decision.refusal}`);
    for (const event of decision.events) note(who, event);
    for (const { id, placeholder } of decision.cards) if (placeholder) labelled.add(id);
    return decision;
  };
  for (const event of openedMeeting) note('secretary', event);
  const saw = () => meeting.floors[floor]!.floor.turn?.id ?? null;

  return {
    does,
    /** The refusal a command would meet now, or null; the button says the same. */
    refusal: (who: string, command: Command) => {
      const decision = decide(meeting, someone(who), command, { ...momentFor('unused'), at: at + 1000 });
      const refusal = 'refusal' in decision ? decision.refusal : null;
      const asButton = refusal === 'no-such-person' || refusal === 'bad-input' ? refusal : refusalOf(meeting, someone(who), command);
      if (asButton !== refusal) throw new Error(`The server says ${refusal}, the button ${asButton}`);
      return refusal;
    },
    ask: (who: string, kind: RequestKind = 'intervention') => does(who, { name: 'request-floor', input: { floor, kind } }, who),
    asks: (...names: string[]) => names.forEach((who) => does(who, { name: 'request-floor', input: { floor, kind: 'intervention' } }, who)),
    next: () => does('chair', { name: 'give-floor-to-next', input: { floor, holderISaw: saw() } }, 'turn'),
    give: (requestId: string) => does('chair', { name: 'give-floor', input: { floor, holderISaw: saw(), requestId } }, 'turn'),
    interrupt: (requestId: string) =>
      does('chair', { name: 'give-floor', input: { floor, holderISaw: saw(), requestId, interrupt: true } }, 'turn'),
    takeBack: () => does('chair', { name: 'take-floor-back', input: { floor, holderISaw: saw() } }),
    end: () => does('chair', { name: 'end-turn', input: { floor, turnId: saw()! } }),
    /** A whole turn of so many seconds for somebody outside the queue. */
    speaks: (personId: string, seconds = 10) => {
      does('chair', { name: 'give-floor', input: { floor, holderISaw: saw(), personId } }, 'turn');
      at += (seconds - 1) * 1000;
      does('chair', { name: 'end-turn', input: { floor, turnId: saw()! } });
    },
    sort: (policies: Policy[], more: Partial<Pick<QueueOrder, 'deckSize' | 'maxOvertakes' | 'scope'>> = {}) =>
      does('chair', { name: 'set-order', input: { floor, policies, deckSize: 2, ...more } }),
    before: (requestId: string, neighbour: string) =>
      does('chair', { name: 'move-request', input: { floor, requestId, before: neighbour } }),
    after: (requestId: string, neighbour: string) => does('chair', { name: 'move-request', input: { floor, requestId, after: neighbour } }),
    aside: (who: string, requestId: string) => does(who, { name: 'set-aside-request', input: { floor, requestId } }),
    returns: (who: string, requestId: string) => does(who, { name: 'return-request', input: { floor, requestId } }),
    withdraw: (who: string, requestId: string) => does(who, { name: 'withdraw-request', input: { floor, requestId } }),
    order: () => speakingOrder(meeting.floors[floor]!.queue).map(({ request }) => request.id),
    onDeck: () =>
      speakingOrder(meeting.floors[floor]!.queue)
        .filter(({ line }) => line === 'on-deck')
        .map(({ request }) => request.id),
    asideNow: () => meeting.floors[floor]!.queue.aside.map(({ id }) => id),
    holder: () => meeting.floors[floor]!.floor.turn?.personId ?? null,
    queue: () => meeting.floors[floor]!.queue,
    meeting: () => meeting,
    log,
  };
}
