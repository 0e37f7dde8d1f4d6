import type { Moment, Who } from '../command.ts';
import { plenary } from '../floor-id.ts';
import { folded } from '../folded.ts';
import { servesFloor } from '../groups/rights.ts';
import type { ChatAnswer } from '../lanes.ts';
import type { Meeting } from '../meeting.ts';
import { isStaff } from '../people.ts';
import { queueCommands } from '../queue/commands.ts';
import { speakingOrder } from '../queue/order.ts';
import type { Queue, Request, RequestKind } from '../queue/state.ts';
import { wordsOf } from './hand-words.ts';
import type { OfferedHand } from './state.ts';
import type { Typed } from './typed.ts';

/** What a command of the chat comes to: one step for each person it names. `whom` null: nobody in the roster has the name. */
export type Step =
  | { does: 'ask'; kind: RequestKind; whom: string | null; name: string; subject?: string }
  | { does: 'return' | 'set-aside' | 'withdraw'; request: Request }
  | { does: 'offer'; wants: 'join' | 'leave'; kind: RequestKind; nth: number | null }
  | { does: 'take-back'; hand: OfferedHand }
  | { does: 'answer'; answer: ChatAnswer };

type Hand = { kind: RequestKind; subject?: string };
/** One of the names in a line. */
type Named = { name: string; nth: number };
type Asked = { meeting: Meeting; who: Who; floor: string; moment: Pick<Moment, 'named' | 'line'> };

/** So many offers of one person wait for staff at once; more are a flood. */
const mostOffered = 8;
const mostListed = 20;

/** The same policies as the queue's own commands; of the roster only the secretary knows. Changes nothing, makes no ids. */
export function planned(asked: Asked, typed: Typed): Step[] {
  switch (typed.asks) {
    case 'help':
      return [answer({ said: 'help' })];
    case 'queue':
      return [answer(queueNow(asked))];
    case 'later':
      return [laterStep(asked)];
    case 'leave':
      return stepsFor(asked, typed.names, (one) => (one ? leavingOther(asked, one, typed.kind) : leaving(asked, typed.kind)));
    case 'join':
      return stepsFor(asked, typed.names, (one) => (one ? joiningOther(asked, one, typed) : joining(asked, typed)));
  }
}

/** One's own name means oneself, once; a person who is called by two of the names is meant once. */
function stepsFor({ who, moment }: Asked, names: string[], step: (one: Named | null) => Step): Step[] {
  if (names.length === 0) return [step(null)];
  const met = new Set<string>();
  return names.flatMap((name, nth) => {
    const called = moment.named(name).map(({ id }) => id);
    const key = called.includes(who.id) ? who.id : called.length === 1 ? called[0]! : folded(name);
    if (met.has(key)) return [];
    met.add(key);
    return [step(key === who.id ? null : { name, nth })];
  });
}

function joining({ meeting, who, floor, moment }: Asked, { kind, subject }: Hand): Step {
  const queue = meeting.floors[floor]!.queue;
  const back = queue.aside.find((request) => request.personId === who.id && sameClass(request.kind, kind));
  if (back) return { does: 'return', request: back };
  const refusal = queueCommands['request-floor'].policy(meeting, who, { floor, kind });
  const offered = isOffered(meeting, who, floor);
  // Whoever may not ask by themselves is to ask a moderator, and this does.
  if (refusal && !(offered && refusal === 'may-not-ask')) return answer({ said: 'refused', because: refusal, personId: who.id });
  if (!offered) return { does: 'ask', kind, whom: who.id, name: '', ...(subject && { subject }) };
  return offering({ meeting, who, floor, moment }, { wants: 'join', kind, nth: null }, null);
}

function joiningOther({ meeting, who, floor, moment }: Asked, { name, nth }: Named, { kind, subject }: Hand): Step {
  if (!servesFloor(meeting, who, floor)) return offering({ meeting, who, floor, moment }, { wants: 'join', kind, nth }, name);
  const called = moment.named(name);
  if (called.length > 1) return answer({ said: 'several' });
  const [person] = called;
  const queue = meeting.floors[floor]!.queue;
  const back = person && queue.aside.find((request) => request.personId === person.id && sameClass(request.kind, kind));
  if (back) return { does: 'return', request: back };
  const forWhom = person ? { personId: person.id } : { label: name };
  const refusal = queueCommands['request-floor'].policy(meeting, who, { floor, kind, for: forWhom, via: 'chat' });
  if (refusal) return answer({ said: 'refused', because: refusal, ...(person && { personId: person.id }) });
  return { does: 'ask', kind, whom: person?.id ?? null, name, ...(subject && { subject }) };
}

function leaving({ meeting, who, floor }: Asked, kind: RequestKind | null): Step {
  const mine = requestOf(meeting.floors[floor]!.queue, who.id, kind);
  if (mine) return { does: 'withdraw', request: mine };
  const hand = meeting.chat.hands.find((one) => one.floor === floor && one.personId === who.id && (!kind || one.kind === kind));
  return hand ? { does: 'take-back', hand } : answer({ said: 'refused', because: 'no-such-request', personId: who.id });
}

function leavingOther({ meeting, who, floor, moment }: Asked, { name, nth }: Named, kind: RequestKind | null): Step {
  if (!servesFloor(meeting, who, floor))
    return offering({ meeting, who, floor, moment }, { wants: 'leave', kind: kind ?? 'intervention', nth }, name);
  const called = moment.named(name);
  if (called.length === 0) return answer({ said: 'refused', because: 'no-such-person' });
  const theirs = called.flatMap(({ id }) => requestOf(meeting.floors[floor]!.queue, id, kind) ?? []);
  if (theirs.length > 1) return answer({ said: 'several' });
  return theirs[0] ? { does: 'withdraw', request: theirs[0] } : answer({ said: 'refused', because: 'no-such-request' });
}

function laterStep({ meeting, who, floor }: Asked): Step {
  const waiting = meeting.floors[floor]!.queue.waiting.find(({ personId, kind }) => personId === who.id && kind !== 'point-of-order');
  const refusal = waiting ? null : 'no-such-request';
  return waiting ? { does: 'set-aside', request: waiting } : answer({ said: 'refused', because: refusal!, personId: who.id });
}

/** The same wish twice is one hand. */
function offering(
  { meeting, who, floor, moment }: Asked,
  offer: Omit<Extract<Step, { does: 'offer' }>, 'does'>,
  name: string | null,
): Step {
  const mine = meeting.chat.hands.filter(({ personId }) => personId === who.id);
  const isFor = (hand: OfferedHand) => (hand.nth === null ? null : wordsOf(hand, moment.line(hand.number))?.name) === name;
  const same = mine.some((hand) => hand.floor === floor && hand.wants === offer.wants && sameClass(hand.kind, offer.kind) && isFor(hand));
  if (same) return answer({ said: 'offered' });
  return mine.length < mostOffered ? { does: 'offer', ...offer } : answer({ said: 'refused', because: 'slow-down', personId: who.id });
}

function queueNow({ meeting, floor }: Asked): ChatAnswer {
  const order = speakingOrder(meeting.floors[floor]!.queue);
  const people = order.slice(0, mostListed).map(({ request }) => request.personId);
  return { said: 'queue', people, waiting: order.length, speaking: meeting.floors[floor]!.floor.turn?.personId ?? null };
}

const answer = (said: ChatAnswer): Step => ({ does: 'answer', answer: said });
const sameClass = (one: RequestKind, other: RequestKind) => (one === 'point-of-order') === (other === 'point-of-order');
/** Staff are not offered to staff. */
/** In a group there is nobody of staff to press, so that a hand is a hand. */
const isOffered = (meeting: Meeting, who: Who, floor: string) =>
  floor === plenary && meeting.conduct.settings.chatHands === 'offered' && !isStaff(meeting, who);

/** What is meant by leaving: the request of that kind, or else the ordinary one before a point of order. */
function requestOf({ waiting, aside }: Queue, personId: string, kind: RequestKind | null): Request | undefined {
  const theirs = [...waiting, ...aside].filter((request) => request.personId === personId && (!kind || request.kind === kind));
  return theirs.find((request) => request.kind !== 'point-of-order') ?? theirs[0];
}
