import { restByRule, restOf } from './order.ts';
import type { Queue } from './state.ts';

/** Beside an announced neighbour it is announced too; beside another it is pinned there. Either way the move is kept, with who and why (Q7). */
export function moved(queue: Queue, pin: Queue['pins'][number]): Queue {
  const { requestId, where, neighbourId } = pin;
  const deck = queue.deck.filter((id) => id !== requestId);
  const pins = queue.pins.filter((other) => other.requestId !== requestId);
  const beside = deck.indexOf(neighbourId);
  const announced = beside < 0 ? deck : deck.toSpliced(beside + (where === 'after' ? 1 : 0), 0, requestId);
  return { ...queue, deck: announced, pins: [...pins, pin] };
}

/**
 * A pin whose neighbour has left the rest holds on to the next one in the order people saw, or to the one before. Once announced, a
 * request needs no pin to stand where it stands; the pin stays and says who put it there.
 */
export function repinned(before: Queue, after: Queue): Queue {
  if (after.pins.length === 0) return after;
  const rest = new Set(restByRule(after).map(({ id }) => id));
  const inRest = (id: string) => rest.has(id);
  const seen = restOf(before).map(({ id }) => id);
  const pins = after.pins.flatMap((pin): Queue['pins'] => {
    if (after.deck.includes(pin.requestId)) return [pin];
    if (!inRest(pin.requestId)) return [];
    if (inRest(pin.neighbourId)) return [pin];
    const at = seen.indexOf(pin.requestId);
    const following = seen.slice(at + 1).find(inRest);
    const preceding = seen.slice(0, Math.max(at, 0)).findLast(inRest);
    if (following) return [{ ...pin, where: 'before', neighbourId: following }];
    return preceding ? [{ ...pin, where: 'after', neighbourId: preceding }] : [];
  });
  return { ...after, pins };
}
