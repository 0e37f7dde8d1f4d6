import type { FloorEvent } from '../floor/state.ts';
import type { Recorded } from '../meeting.ts';
import { repersoned, type PeopleEvent } from '../people.ts';
import { isPointOfOrder, isRightOfReply, restByRule, restOf } from './order.ts';
import type { Queue, Request, Spoken } from './state.ts';

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
      return setAside({ ...queue, undo: null }, event.request, { by, at, reason: event.reason });
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
      return { ...queue, undo: null, spoken: tallied(queue.spoken, event.ended, 1) };
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

function joined(tally: Record<string, Spoken>, { personId, as }: PeopleEvent & { type: 'placeholder-named' }): Record<string, Spoken> {
  if (personId === as.id || !Object.hasOwn(tally, personId)) return tally;
  const { [personId]: moved, ...others } = tally;
  const known = Object.hasOwn(others, as.id) ? others[as.id]! : { turns: 0, ms: 0 };
  return { ...others, [as.id]: { turns: known.turns + moved!.turns, ms: known.ms + moved!.ms } };
}

const without = (queue: Queue, requestId: string): Queue => ({
  ...queue,
  waiting: queue.waiting.filter(({ id }) => id !== requestId),
  deck: queue.deck.filter((id) => id !== requestId),
  pins: queue.pins.filter((pin) => pin.requestId !== requestId),
});

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

/** Beside an announced neighbour it is announced too; beside another it is pinned there (Q7). */
function moved(queue: Queue, pin: Queue['pins'][number]): Queue {
  const { requestId, where, neighbourId } = pin;
  const deck = queue.deck.filter((id) => id !== requestId);
  const pins = queue.pins.filter((other) => other.requestId !== requestId);
  const beside = deck.indexOf(neighbourId);
  if (beside < 0) return { ...queue, deck, pins: [...pins, pin] };
  return { ...queue, deck: deck.toSpliced(beside + (where === 'after' ? 1 : 0), 0, requestId), pins };
}

function given(queue: Queue, { turn, how, ended }: FloorEvent & { type: 'floor-given' }): Queue {
  const called = turn.request && queue.waiting.some(({ id }) => id === turn.request!.id) ? turn.request : null;
  const overtaken: string[] = [];
  let next = queue;
  if (called && how === 'next' && !isPointOfOrder(called) && !queue.deck.includes(called.id)) next = overtaking(next, called, overtaken);
  if (called) next = without(repinned(queue, next), called.id);
  const lastSide = turn.kind === 'point-of-order' ? queue.lastSide : turn.attendance;
  next = { ...repinned(queue, next), lastSide, spoken: tallied(queue.spoken, ended, 1) };
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
function takenBack(queue: Queue, { turnId, restored }: FloorEvent & { type: 'floor-taken-back' }): Queue {
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
    deck: undo.deck.filter(stillWaits),
    pins: undo.pins.filter((pin) => stillWaits(pin.requestId) && stillWaits(pin.neighbourId)),
    lastSide: undo.lastSide,
    spoken: tallied(queue.spoken, restored, -1),
    undo: null,
  };
}

/** A pin whose neighbour has left the rest holds on to the next one in the order people saw, or to the one before. */
function repinned(before: Queue, after: Queue): Queue {
  if (after.pins.length === 0) return after;
  const rest = restByRule(after);
  const inRest = (id: string) => rest.some((request) => request.id === id);
  const seen = restOf(before).map(({ id }) => id);
  const pins = after.pins.flatMap((pin): Queue['pins'] => {
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

type Ended = (FloorEvent & { type: 'turn-ended' })['ended'];

/** Finished turns and their time, points of order apart; `sign` −1 takes them out again. */
function tallied(spoken: Queue['spoken'], ended: Ended, sign: 1 | -1): Queue['spoken'] {
  const add = (tally: Record<string, Spoken>) =>
    ended
      .filter(({ kind }) => kind !== 'point-of-order')
      .reduce((sum, { personId, spokenMs }) => {
        const { turns, ms } = Object.hasOwn(sum, personId) ? sum[personId]! : { turns: 0, ms: 0 };
        const { [personId]: _old, ...others } = sum;
        return turns + sign > 0 ? { ...others, [personId]: { turns: turns + sign, ms: ms + sign * spokenMs } } : others;
      }, tally);
  return ended.length === 0 ? spoken : { item: add(spoken.item), meeting: add(spoken.meeting) };
}
