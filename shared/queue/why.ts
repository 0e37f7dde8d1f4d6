import { deckOf, isOverdue, isPointOfOrder, isRightOfReply, restByRule, restOf, sortKey } from './order.ts';
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
  /** `within`: having spoken means in this item; without it, in the whole meeting. */
  | { because: 'policy'; policy: Policy; people: string[]; within?: 'item' }
  | { because: 'asked-earlier'; people: string[] }
  | { because: 'moved-before-you'; people: string[]; by: string; reason?: string }
  | { because: 'you-were-moved'; people: string[]; by: string; reason?: string }
  | { because: 'right-of-reply-last'; people: string[] };

/** Every person before `requestId` is in exactly one sentence; from the same lists that sorted them. */
export function why(queue: Queue, requestId: string): Reason[] {
  const request = queue.waiting.find(({ id }) => id === requestId);
  if (!request) return [];
  const reasons = isPointOfOrder(request) ? whyPointOfOrder(queue, request) : whyOther(queue, request);
  return reasons.some((reason) => 'people' in reason && reason.people.length > 0) ? reasons : [{ because: 'you-are-next' }, ...reasons];
}

const peopleOf = (requests: Request[]) => requests.map(({ personId }) => personId);
/** A sentence about others is said only where there are some. */
const about = <Said extends Reason & { people: string[] }>(reason: Said): Said[] => (reason.people.length > 0 ? [reason] : []);
const upTo = (requests: Request[], { id }: Request) =>
  requests.slice(
    0,
    requests.findIndex((request) => request.id === id),
  );

const whyPointOfOrder = ({ waiting }: Queue, request: Request): Reason[] =>
  about({ because: 'points-of-order-in-order-received', people: peopleOf(upTo(waiting.filter(isPointOfOrder), request)) });

function whyOther(queue: Queue, request: Request): Reason[] {
  const urgent = about({ because: 'points-of-order', people: peopleOf(queue.waiting.filter(isPointOfOrder)) });
  const deck = deckOf(queue);
  if (deck.includes(request))
    return [...urgent, { because: 'you-are-on-deck', people: peopleOf(upTo(deck, request)) }, ...whyMoved(queue, request, [])];
  const announced = about({ because: 'on-deck', people: peopleOf(deck) });
  const rest = restOf(queue);
  if (!isRightOfReply(request)) return [...urgent, ...announced, ...whyInRest(queue, upTo(rest, request), request)];
  const rights = upTo(queue.waiting.filter(isRightOfReply), request);
  return [
    ...urgent,
    ...announced,
    ...about({ because: 'right-of-reply-last', people: peopleOf(rest) }),
    ...about({ because: 'asked-earlier', people: peopleOf(rights) }),
  ];
}

/** Sorts those before into: overdue, put there by the first policy that tells the two apart, asked earlier, put there by the chair. */
function whyInRest(queue: Queue, before: Request[], request: Request): Reason[] {
  const byRule = new Set(upTo(restByRule(queue), request));
  const because = new Map(before.map((other) => [other, byRule.has(other) ? cause(queue, other, request) : moved(queue, other)]));
  const peopleBy = (one: string) => peopleOf(before.filter((other) => because.get(other) === one));
  const { policies, maxOvertakes } = queue.order;
  return [
    ...(isOverdue(queue, request) ? [{ because: 'you-are-overdue' as const, maxOvertakes }] : []),
    ...about({ because: 'overdue', people: peopleBy('overdue'), maxOvertakes }),
    ...policies.flatMap((policy) => about({ because: 'policy', policy, people: peopleBy(policy), ...within(queue, policy) })),
    ...about({ because: 'asked-earlier', people: peopleBy('asked-earlier') }),
    ...whyMoved(queue, request, peopleBy('moved-here')),
    ...movers(before.flatMap((other) => (because.get(other) === 'moved' ? [{ other, pin: pinOf(queue, other)! }] : []))),
  ];
}

const within = ({ order }: Queue, policy: Policy) =>
  order.scope === 'item' && (policy === 'first-time-first' || policy === 'least-spoken-first') ? { within: order.scope } : {};
const pinOf = ({ pins }: Queue, { id }: Request) => pins.find(({ requestId }) => requestId === id);
const moved = (queue: Queue, other: Request) => (pinOf(queue, other) ? 'moved' : 'moved-here');

/** The chair put this request where it stands; `people` are those whom the rules would have had behind it. */
function whyMoved(queue: Queue, request: Request, people: string[]): Reason[] {
  const pin = pinOf(queue, request);
  return pin ? [{ because: 'you-were-moved', people, by: pin.by, ...(pin.reason && { reason: pin.reason }) }] : [];
}

/** One sentence for each who moved somebody, and for each reason given. */
function movers(moves: { other: Request; pin: Queue['pins'][number] }[]): Reason[] {
  const said = new Map<string, Reason & { because: 'moved-before-you' }>();
  for (const { other, pin } of moves) {
    const key = JSON.stringify([pin.by, pin.reason]);
    const people = [...(said.get(key)?.people ?? []), other.personId];
    said.set(key, { because: 'moved-before-you', people, by: pin.by, ...(pin.reason && { reason: pin.reason }) });
  }
  return [...said.values()];
}

/**
 * The first rule that puts `other` before this request. Taking turns is named for whoever would come after it without that;
 * the others come before it anyway, by the next rule that tells the two apart or because they asked earlier.
 */
function cause(queue: Queue, other: Request, request: Request): Policy | 'overdue' | 'asked-earlier' {
  if (isOverdue(queue, other)) return isOverdue(queue, request) ? 'asked-earlier' : 'overdue';
  for (const policy of queue.order.policies) {
    const between = policy === 'alternate' ? 0 : compared(queue, policy, other, request);
    if (between !== 0) return between < 0 ? policy : 'alternate';
  }
  return other.number < request.number ? 'asked-earlier' : 'alternate';
}

function compared(queue: Queue, policy: Exclude<Policy, 'alternate'>, one: Request, other: Request): number {
  const [first, second] = [sortKey[policy](queue, one), sortKey[policy](queue, other)];
  return first[0] - second[0] || first[1] - second[1];
}
