import { plenary } from '../../floor-id.ts';
import { speakingOrder, type Place } from '../order.ts';
import type { Queue, Request } from '../state.ts';
import { why } from '../why.ts';
import { byTheBook, isLast, isOrdinary, isUrgent, rank, waitedTooLong } from './by-the-book.ts';
import { noMinutes, written, type Minutes } from './minutes.ts';
import { untruths } from './reasons-by-the-book.ts';
import type { Step } from './seeded.ts';

const idsOf = (requests: Request[]) => requests.map(({ id }) => id).join();

/** Every promise of Q3 to Q8 and Q13 that this meeting does not keep, with the number of the fact after which it is broken. */
export function brokenIn(steps: Step[]): string[] {
  let kept = noMinutes;
  let move: Move | null = null;
  for (const { before, after, fact } of steps) {
    const queue = after.floors[plenary]!.queue;
    if (queue === before.floors[plenary]!.queue) continue;
    const places = speakingOrder(queue);
    const deck = places.filter(({ line }) => line === 'on-deck').map(({ request }) => request.id);
    const { event } = fact;
    kept = written(kept, fact, deck);
    if (event.type === 'request-moved') move = event;
    else if (['floor-given', 'floor-taken-back', 'request-amended'].includes(event.type)) move = null;
    const inOrder = places.map(({ request }) => request);
    if (move && ![move.requestId, move.neighbourId].every((id) => inOrder.some((request) => request.id === id))) move = null;
    const broken = [
      ...kept.broken,
      ...(deck.join() === kept.deck.join() ? [] : [`Q5: on deck are ${deck.join()} instead of ${kept.deck.join()}`]),
      ...zonesBroken(kept, queue, places),
      ...equalsBroken(kept, inOrder),
      ...(move && !isBeside(move, inOrder) ? [`Q7: ${move.requestId} does not stand beside ${move.neighbourId}`] : []),
      ...untruths(kept, inOrder, (requestId) => why(queue, requestId)),
    ];
    if (broken.length > 0) return broken.map((one) => `after fact ${fact.seq} (${event.type}) ${one}`);
  }
  return [];
}

/** Everybody once (always), points of order first and rights of reply last (Q3), the rest by the book (Q4, Q6), the others aside (Q8). */
function zonesBroken(kept: Minutes, queue: Queue, places: Place[]): string[] {
  const inOrder = places.map(({ request }) => request);
  const unmoved = (requests: Request[]) => idsOf(requests.filter(({ id }) => !kept.moves.has(id) || kept.deck.includes(id)));
  const [wanted, shown] = [unmoved(byTheBook(kept)), unmoved(inOrder)];
  const zones = inOrder.map((request) => (isUrgent(request) ? 0 : isLast(request) ? 2 : 1));
  const overdue = places.filter(({ line }) => line === 'overdue').map(({ request }) => request.id);
  const late = inOrder.filter((one) => isOrdinary(one) && !kept.deck.includes(one.id) && waitedTooLong(kept, counted(kept, one)));
  const numbers = (requests: Request[]) => JSON.stringify(requests.map(({ id, number }) => [id, number]).toSorted());
  return [
    ...(numbers(inOrder) === numbers(kept.waiting) ? [] : [`always: ${idsOf(inOrder)} wait instead of ${idsOf(kept.waiting)}`]),
    ...(places.every(({ position }, i) => position === i + 1) ? [] : ['always: the places are not counted from one']),
    ...(zones.every((zone, i) => i === 0 || zone >= zones[i - 1]!) ? [] : ['Q3: not points of order first and rights of reply last']),
    ...(wanted === shown ? [] : [`Q4: ${shown} instead of ${wanted}`]),
    ...(overdue.join() === idsOf(late) ? [] : [`Q6: overdue are ${overdue.join()} instead of ${idsOf(late)}`]),
    ...(numbers(queue.aside) === numbers(kept.aside) ? [] : [`Q8: ${idsOf(queue.aside)} aside instead of ${idsOf(kept.aside)}`]),
  ];
}
const counted = (kept: Minutes, { id }: Request) => kept.waiting.find((request) => request.id === id)!;

/** Whom no rule and no move tells apart stand in the order received (always). */
function equalsBroken(kept: Minutes, inOrder: Request[]): string[] {
  const { policies } = kept.order;
  const key = (request: Request) => {
    if (!isOrdinary(request)) return request.kind;
    if (waitedTooLong(kept, counted(kept, request))) return 'overdue';
    return policies.map((one) => (one === 'alternate' ? request.attendance : rank(kept, one, request))).join();
  };
  const last = new Map<string, Request>();
  return inOrder.flatMap((request) => {
    if (kept.deck.includes(request.id) || kept.moves.has(request.id)) return [];
    const before = last.get(key(request));
    last.set(key(request), request);
    return before && before.number > request.number ? [`always: ${request.id} asked before ${before.id} and stands behind`] : [];
  });
}

type Move = { requestId: string; where: 'before' | 'after'; neighbourId: string };
function isBeside({ requestId, where, neighbourId }: Move, inOrder: Request[]): boolean {
  const at = inOrder.findIndex(({ id }) => id === requestId);
  return inOrder[where === 'before' ? at + 1 : at - 1]?.id === neighbourId;
}
