import type { Recorded } from '../meeting.ts';
import { repersoned, type PeopleEvent } from '../people.ts';
import { given, takenBack, without } from './calling.ts';
import { moved, repinned } from './moving.ts';
import { isPointOfOrder, isRightOfReply } from './order.ts';
import type { Queue, Request } from './state.ts';
import { joined, tallied } from './tally.ts';

export function reduceQueue(queue: Queue, recorded: Recorded): Queue {
  const next = taken(queue, recorded);
  return next.waiting === queue.waiting && next.deck === queue.deck ? next : repinned(queue, next);
}

function taken(queue: Queue, { seq, at, by, event }: Recorded): Queue {
  switch (event.type) {
    case 'floor-requested':
      return entered(queue, { ...event.request, number: seq, askedAt: at, overtaken: 0 });
    case 'request-amended':
      return amended(queue, event.requestId, {
        ...(event.kind && { kind: event.kind }),
        ...(event.subject !== undefined && { subject: event.subject }),
      });
    case 'request-withdrawn':
      return { ...without(queue, event.requestId), aside: queue.aside.filter(({ id }) => id !== event.requestId) };
    case 'request-set-aside':
      return setAside(
        queue,
        queue.waiting.find(({ id }) => id === event.requestId),
        { by, at, reason: event.reason },
      );
    case 'turn-set-aside':
      // Whoever was called and was not there did not speak: for `alternate` it is as before the call.
      return setAside({ ...queue, undo: null, lastSide: (queue.undo ?? queue).lastSide }, event.request, { by, at, reason: event.reason });
    case 'request-returned':
      return returned(queue, event.requestId);
    case 'request-moved':
      return moved(queue, {
        requestId: event.requestId,
        where: event.where,
        neighbourId: event.neighbourId,
        by,
        ...(event.reason && { reason: event.reason }),
      });
    case 'queue-closed':
      return { ...queue, open: false };
    case 'queue-reopened':
      return { ...queue, open: true };
    case 'order-set':
      return { ...queue, order: event.order };
    case 'leftover-settled':
      return event.how === 'carry' ? queue : { ...event.requests.reduce((left, { id }) => without(left, id), queue), aside: [] };
    case 'agenda-item-opened':
      return { ...queue, open: true, undo: null, spoken: { ...queue.spoken, item: {} } };
    case 'floor-given':
      return given(queue, event);
    case 'floor-taken-back':
      return takenBack(queue, event);
    case 'turn-ended':
      return { ...queue, undo: null, ...tallied(queue, event.ended, 1) };
    case 'person-changed':
    case 'placeholder-named':
      return renamed(queue, event);
    default:
      return queue;
  }
}

/** Whoever a placeholder turned out to be has its requests, is the one replied to, and has spoken as often (Q10). */
function renamed(queue: Queue, event: PeopleEvent & { type: 'person-changed' | 'placeholder-named' }): Queue {
  const renew = <Kept extends Request>(request: Kept): Kept => {
    const renewed = repersoned(request, event);
    return event.type === 'placeholder-named' && renewed.replyTo === event.personId ? { ...renewed, replyTo: event.as.id } : renewed;
  };
  const { undo, spoken } = queue;
  return {
    ...queue,
    waiting: queue.waiting.map(renew),
    aside: queue.aside.map(renew),
    undo: undo && { ...undo, request: undo.request && renew(undo.request) },
    spoken: event.type === 'placeholder-named' ? { item: joined(spoken.item, event), meeting: joined(spoken.meeting, event) } : spoken,
  };
}

/** Takes its place by number; whoever comes into an empty queue is announced at once (Q5). */
function entered(queue: Queue, request: Request): Queue {
  const alone = queue.waiting.every((other) => isPointOfOrder(other) || isRightOfReply(other));
  const waiting = [...queue.waiting, request].toSorted((a, b) => a.number - b.number);
  const announced = alone && queue.order.deckSize > 0 && !isPointOfOrder(request) && !isRightOfReply(request);
  return { ...queue, waiting, deck: announced ? [request.id] : queue.deck };
}

function amended(queue: Queue, requestId: string, change: Partial<Request>): Queue {
  const amend = <Kept extends Request>(request: Kept): Kept => (request.id === requestId ? { ...request, ...change } : request);
  const changed = { ...queue, waiting: queue.waiting.map(amend), aside: queue.aside.map(amend) };
  const leavesDeck = change.kind === 'point-of-order' || change.kind === 'right-of-reply';
  return leavesDeck ? { ...changed, deck: queue.deck.filter((id) => id !== requestId) } : changed;
}

function setAside(
  queue: Queue,
  request: Request | undefined,
  { by, at, reason }: { by: string; at: number; reason: string | undefined },
): Queue {
  if (!request) return queue;
  return { ...without(queue, request.id), aside: [...queue.aside, { ...request, asideBy: by, asideAt: at, ...(reason && { reason }) }] };
}

/** Back at the old number, behind those already announced (Q8). */
function returned(queue: Queue, requestId: string): Queue {
  const back = queue.aside.find(({ id }) => id === requestId);
  if (!back) return queue;
  const { asideBy: _by, asideAt: _at, reason: _reason, ...request } = back;
  return entered({ ...queue, aside: queue.aside.filter(({ id }) => id !== requestId) }, request);
}
