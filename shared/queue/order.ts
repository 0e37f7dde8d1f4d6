import type { Attendance } from '../people.ts';
import type { Pin, Policy, Queue, Request } from './state.ts';

/** Where a request stands, and by which line of Q3. */
export type Place = { request: Request; position: number; line: 'point-of-order' | 'on-deck' | 'overdue' | 'rest' | 'right-of-reply' };

/** The order of speaking (Q3): the one function that server, screens and explanations use. Pure; loses and doubles nobody. */
export function speakingOrder(queue: Queue): Place[] {
  const lines: [Place['line'], Request[]][] = [
    ['point-of-order', queue.waiting.filter(isPointOfOrder)],
    ['on-deck', deckOf(queue)],
    ['rest', restOf(queue)],
    ['right-of-reply', queue.waiting.filter(isRightOfReply)],
  ];
  return lines
    .flatMap(([line, requests]) =>
      requests.map((request) => ({ request, line: line === 'rest' && isOverdue(queue, request) ? ('overdue' as const) : line })),
    )
    .map((place, i) => ({ ...place, position: i + 1 }));
}

export const isPointOfOrder = ({ kind }: Request) => kind === 'point-of-order';
export const isRightOfReply = ({ kind }: Request) => kind === 'right-of-reply';
/** Overtaken as often as the meeting allows: it goes before the policies now (Q6). */
export const isOverdue = ({ order }: Queue, request: Request) => order.policies.length > 0 && request.overtaken >= order.maxOvertakes;

/** Those announced as next, in their order; a rule never moves them (Q5). */
export const deckOf = ({ deck, waiting }: Queue): Request[] =>
  deck.flatMap((id) => waiting.find((request) => request.id === id && !isPointOfOrder(request) && !isRightOfReply(request)) ?? []);

/** Those neither announced nor urgent nor last: overdue first (Q6), then by policy (Q4), then where the chair put them (Q7). */
export function restOf(queue: Queue): Request[] {
  const rest = queue.waiting.filter((request) => !isPointOfOrder(request) && !isRightOfReply(request) && !queue.deck.includes(request.id));
  const overdue = rest.filter((request) => isOverdue(queue, request));
  const others = rest.filter((request) => !isOverdue(queue, request));
  const lastSide = overdue.at(-1)?.attendance ?? deckOf(queue).at(-1)?.attendance ?? queue.lastSide;
  return pinned([...overdue, ...byPolicy(queue, others, queue.order.policies, lastSide)], queue.pins);
}

/** The rest as the rules alone would have it, without the chair's moves. */
export const restByRule = (queue: Queue) => restOf({ ...queue, pins: [] });

/** Policies combine left to right; what none of them tells apart stays in order received. */
function byPolicy(queue: Queue, requests: Request[], [policy, ...then]: Policy[], lastSide: Attendance | null): Request[] {
  if (!policy || requests.length < 2) return requests;
  if (policy === 'alternate') return alternating(queue, requests, then, lastSide);
  const groups = new Map<string, { key: [number, number]; requests: Request[] }>();
  for (const request of requests) {
    const key = sortKey[policy](queue, request);
    const group = groups.get(key.join());
    if (group) group.requests.push(request);
    else groups.set(key.join(), { key, requests: [request] });
  }
  const inOrder: Request[] = [];
  for (const group of [...groups.values()].toSorted((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]))
    inOrder.push(...byPolicy(queue, group.requests, then, inOrder.at(-1)?.attendance ?? lastSide));
  return inOrder;
}

/** The smaller key speaks first; equal keys are told apart by the next policy. */
export const sortKey: Record<Exclude<Policy, 'alternate'>, (queue: Queue, request: Request) => [number, number]> = {
  'members-first': (_queue, { standing }) => [standing === 'member' ? 0 : 1, 0],
  'replies-first': (_queue, { kind }) => [kind === 'reply' ? 0 : 1, 0],
  'first-time-first': (queue, { personId }) => [spokenBy(queue, personId).turns > 0 ? 1 : 0, 0],
  'least-spoken-first': (queue, { personId }) => {
    const { turns, ms } = spokenBy(queue, personId);
    return [turns, Math.floor(ms / 60_000)];
  },
};

const spokenBy = ({ spoken, order }: Queue, personId: string) =>
  Object.hasOwn(spoken[order.scope], personId) ? spoken[order.scope][personId]! : { turns: 0, ms: 0 };

/** On-site and remote in turn; the side that did not speak last begins, or whoever asked first when nobody spoke. */
function alternating(queue: Queue, requests: Request[], then: Policy[], lastSide: Attendance | null): Request[] {
  const sideOf = (side: Attendance) =>
    byPolicy(
      queue,
      requests.filter(({ attendance }) => attendance === side),
      then,
      lastSide,
    );
  const sides = { 'on-site': sideOf('on-site'), remote: sideOf('remote') };
  let turn: Attendance = lastSide ? otherSide(lastSide) : requests[0]!.attendance;
  const inOrder: Request[] = [];
  while (sides['on-site'].length + sides.remote.length > 0) {
    const next = sides[turn].shift() ?? sides[otherSide(turn)].shift()!;
    inOrder.push(next);
    turn = otherSide(next.attendance);
  }
  return inOrder;
}
const otherSide = (side: Attendance): Attendance => (side === 'remote' ? 'on-site' : 'remote');

/** Each pin in the order it was made; one whose neighbour stands elsewhere now has no say. */
function pinned(requests: Request[], pins: Pin[]): Request[] {
  if (pins.length === 0) return requests;
  const known = new Map(requests.map((request) => [request.id, request]));
  const ids = [...known.keys()];
  for (const { requestId, where, neighbourId } of pins) {
    if (requestId === neighbourId || !known.has(requestId) || !known.has(neighbourId)) continue;
    ids.splice(ids.indexOf(requestId), 1);
    ids.splice(ids.indexOf(neighbourId) + (where === 'after' ? 1 : 0), 0, requestId);
  }
  return ids.map((id) => known.get(id)!);
}
