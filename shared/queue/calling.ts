import type { FloorEvent } from '../floor/state.ts';
import { repinned } from './moving.ts';
import { isPointOfOrder, isRightOfReply, restByRule, restOf } from './order.ts';
import type { Queue, Request } from './state.ts';
import { tallied } from './tally.ts';

/** The queue when the floor is given: whoever was called leaves it, and the next are announced (Q5). */
export function given(queue: Queue, { turn, how, ended }: FloorEvent & { type: 'floor-given' }): Queue {
  const called = turn.request && queue.waiting.some(({ id }) => id === turn.request!.id) ? turn.request : null;
  const overtaken: string[] = [];
  let next = queue;
  if (called && how === 'next' && !isPointOfOrder(called) && !queue.deck.includes(called.id)) next = overtaking(next, called, overtaken);
  if (called) next = without(repinned(queue, next), called.id);
  const lastSide = turn.kind === 'point-of-order' ? queue.lastSide : turn.attendance;
  next = { ...repinned(queue, next), lastSide, ...tallied(queue, ended, 1) };
  if (how !== 'interrupting') next = withFullDeck(next, overtaken);
  const { deck, pins } = queue;
  return { ...next, undo: { turnId: turn.id, request: called, deck, pins, lastSide: queue.lastSide, overtaken } };
}

/** Announces the next ones until the deck is full, counting whom a rule overtakes (Q5, Q6). */
function withFullDeck(queue: Queue, overtaken: string[]): Queue {
  let next = queue;
  for (let [first] = restOf(next); first && next.deck.length < next.order.deckSize; [first] = restOf(next))
    next = { ...overtaking(next, first, overtaken), deck: [...next.deck, first.id] };
  return next;
}

/** Everybody whom the rules put behind `chosen`, although they asked before; what the chair moved does not count (Q6). */
function overtaking(queue: Queue, chosen: Request, overtaken: string[]): Queue {
  if (queue.pins.some(({ requestId }) => requestId === chosen.id)) return queue;
  const byRule = restByRule(queue);
  const behind = byRule.slice(byRule.findIndex(({ id }) => id === chosen.id) + 1);
  const passed = new Set(behind.filter(({ number }) => number < chosen.number).map(({ id }) => id));
  if (passed.size === 0) return queue;
  overtaken.push(...passed);
  return {
    ...queue,
    waiting: queue.waiting.map((request) => (passed.has(request.id) ? { ...request, overtaken: request.overtaken + 1 } : request)),
  };
}

/** The state before the call, with whoever asked since (F3). A second request of the same person gives way to the first. */
export function takenBack(queue: Queue, { turnId, restored }: FloorEvent & { type: 'floor-taken-back' }): Queue {
  const { undo } = queue;
  if (undo?.turnId !== turnId) return queue;
  const back = undo.request;
  const others = queue.waiting.filter(
    (other) => !(back && other.personId === back.personId && isPointOfOrder(other) === isPointOfOrder(back)),
  );
  const uncounted = others.map((request) => ({
    ...request,
    overtaken: request.overtaken - undo.overtaken.filter((id) => id === request.id).length,
  }));
  const waiting = [...uncounted, ...(back ? [back] : [])].toSorted((a, b) => a.number - b.number);
  const stillWaits = (id: string) => waiting.some((request) => request.id === id);
  return {
    ...queue,
    waiting,
    deck: undo.deck.filter((id) => waiting.some((request) => request.id === id && !isPointOfOrder(request) && !isRightOfReply(request))),
    pins: undo.pins.filter(
      ({ requestId, neighbourId }) => stillWaits(requestId) && (stillWaits(neighbourId) || undo.deck.includes(requestId)),
    ),
    lastSide: undo.lastSide,
    ...tallied(queue, restored, -1),
    undo: null,
  };
}

/** The queue as if this request had never waited. */
export const without = (queue: Queue, requestId: string): Queue => ({
  ...queue,
  waiting: queue.waiting.filter(({ id }) => id !== requestId),
  deck: queue.deck.filter((id) => id !== requestId),
  pins: queue.pins.filter((pin) => pin.requestId !== requestId),
});
