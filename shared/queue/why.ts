import { deckOf, isPointOfOrder, isRightOfReply, restByRule, restOf, spokenBy } from './order.ts';
import type { Policy, Queue, Request } from './state.ts';

/** One sentence of "why am I seventh?" (Q13), as data: the screen has the words. `people` are ids, in speaking order. */
export type Reason =
  | { because: 'you-are-next' }
  | { because: 'points-of-order'; people: string[] }
  | { because: 'points-of-order-in-order-received'; people: string[] }
  | { because: 'on-deck'; people: string[] }
  | { because: 'you-are-on-deck'; people: string[] }
  | { because: 'overdue'; people: string[]; maxOvertakes: number }
  | { because: 'you-are-overdue'; maxOvertakes: number }
  | { because: 'policy'; policy: Policy; people: string[] }
  | { because: 'asked-earlier'; people: string[] }
  | { because: 'moved-before-you'; people: string[] }
  | { because: 'you-were-moved'; by: string; reason?: string }
  | { because: 'right-of-reply-last'; people: string[] };

/** Every person before `requestId` is in exactly one sentence; from the same lists that sorted them. */
export function why(queue: Queue, requestId: string): Reason[] {
  const request = queue.waiting.find(({ id }) => id === requestId);
  if (!request) return [];
  const reasons = isPointOfOrder(request) ? whyPointOfOrder(queue, request) : whyOther(queue, request);
  return reasons.some((reason) => 'people' in reason && reason.people.length > 0) ? reasons : [{ because: 'you-are-next' }, ...reasons];
}

const peopleOf = (requests: Request[]) => requests.map(({ personId }) => personId);
const upTo = (requests: Request[], { id }: Request) =>
  requests.slice(
    0,
    requests.findIndex((request) => request.id === id),
  );

function whyPointOfOrder({ waiting }: Queue, request: Request): Reason[] {
  const before = upTo(waiting.filter(isPointOfOrder), request);
  return before.length > 0 ? [{ because: 'points-of-order-in-order-received', people: peopleOf(before) }] : [];
}

function whyOther(queue: Queue, request: Request): Reason[] {
  const reasons: Reason[] = [];
  const urgent = queue.waiting.filter(isPointOfOrder);
  if (urgent.length > 0) reasons.push({ because: 'points-of-order', people: peopleOf(urgent) });
  const deck = deckOf(queue);
  if (deck.includes(request)) return [...reasons, { because: 'you-are-on-deck', people: peopleOf(upTo(deck, request)) }];
  if (deck.length > 0) reasons.push({ because: 'on-deck', people: peopleOf(deck) });
  const rest = restOf(queue);
  if (!isRightOfReply(request)) return [...reasons, ...whyInRest(queue, upTo(rest, request), request)];
  const rights = queue.waiting.filter(isRightOfReply);
  return [...reasons, { because: 'right-of-reply-last', people: peopleOf([...rest, ...upTo(rights, request)]) }];
}

/** Sorts those before into: pinned there, overdue, put there by the first policy that tells the two apart, asked earlier. */
function whyInRest(queue: Queue, before: Request[], request: Request): Reason[] {
  const byRule = new Set(upTo(restByRule(queue), request));
  const moved = before.filter((other) => !byRule.has(other));
  const others = before.filter((other) => byRule.has(other));
  const grouped = new Map<ReturnType<typeof cause>, Request[]>();
  for (const other of others) {
    const because = cause(queue, other, request);
    grouped.set(because, [...(grouped.get(because) ?? []), other]);
  }
  const reasons: Reason[] = [];
  if (request.overtaken >= queue.order.maxOvertakes && queue.order.policies.length > 0)
    reasons.push({ because: 'you-are-overdue', maxOvertakes: queue.order.maxOvertakes });
  if (grouped.has('overdue'))
    reasons.push({ because: 'overdue', people: peopleOf(grouped.get('overdue')!), maxOvertakes: queue.order.maxOvertakes });
  for (const policy of queue.order.policies)
    if (grouped.has(policy)) reasons.push({ because: 'policy', policy, people: peopleOf(grouped.get(policy)!) });
  if (grouped.has('asked-earlier')) reasons.push({ because: 'asked-earlier', people: peopleOf(grouped.get('asked-earlier')!) });
  const pin = queue.pins.find(({ requestId }) => requestId === request.id);
  if (pin) reasons.push({ because: 'you-were-moved', by: pin.by, ...(pin.reason ? { reason: pin.reason } : {}) });
  if (moved.length > 0) reasons.push({ because: 'moved-before-you', people: peopleOf(moved) });
  return reasons;
}

/** The first rule, left to right, that tells the two apart and puts `other` first. */
function cause(queue: Queue, other: Request, request: Request): Policy | 'overdue' | 'asked-earlier' {
  if (other.overtaken >= queue.order.maxOvertakes && other.overtaken > 0 && queue.order.policies.length > 0) return 'overdue';
  for (const policy of queue.order.policies) {
    const sides = policy === 'alternate' && other.attendance !== request.attendance;
    if (sides) return other.number > request.number ? policy : 'asked-earlier';
    if (policy !== 'alternate' && differ[policy](queue, other, request)) return policy;
  }
  return 'asked-earlier';
}

const differ: Record<Exclude<Policy, 'alternate'>, (queue: Queue, a: Request, b: Request) => boolean> = {
  'members-first': (_queue, a, b) => a.standing !== b.standing,
  'replies-first': (_queue, a, b) => (a.kind === 'reply') !== (b.kind === 'reply'),
  'first-time-first': (queue, a, b) => spokenBy(queue, a.personId).turns > 0 !== spokenBy(queue, b.personId).turns > 0,
  'least-spoken-first': (queue, a, b) => {
    const [first, second] = [spokenBy(queue, a.personId), spokenBy(queue, b.personId)];
    return first.turns !== second.turns || Math.floor(first.ms / 60_000) !== Math.floor(second.ms / 60_000);
  },
};
