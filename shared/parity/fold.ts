import { emptyAgenda, type Agenda } from '../agenda/state.ts';
import { plenary } from '../floor-id.ts';
import { reduceFloor } from '../floor/reduce.ts';
import { emptyFloor, type Ended, type Floor, type FloorEvent } from '../floor/state.ts';
import type { MeetingEvent, Recorded } from '../meeting.ts';
import type { RequestKind } from '../queue/state.ts';

/** A request that has not had the floor yet; `since` is counted time, null while it is set aside. */
export type Wait = { requestId: string; personId: string; kind: RequestKind; ms: number; since: number | null };
/** A request that had the floor: the wait as it stood before, for when the call is undone, and how long it was in ms. */
type Call = { turnId: string; before: Wait; ms: number };

/** How long people wait and speak on the floor that all share (N15). */
export type Parity = {
  isOpen: boolean;
  pause: Agenda['pause'];
  /** Counted time in ms: it runs while the meeting is open and there is no break. */
  clock: { ms: number; since: number | null };
  floor: Floor;
  waits: Wait[];
  calls: Call[];
  ended: Ended[];
};
export const emptyParity: Parity = {
  isOpen: false,
  pause: null,
  clock: { ms: 0, since: null },
  floor: emptyFloor,
  waits: [],
  calls: [],
  ended: [],
};

export const countedMsAt = ({ clock: { ms, since } }: Parity, at: number) => ms + (since === null ? 0 : Math.max(0, at - since));
/** `counted` is what `countedMsAt` says. */
export const waitedMs = ({ ms, since }: Wait, counted: number) => ms + (since === null ? 0 : counted - since);

export const isPointOfOrder = ({ kind }: { kind: RequestKind }) => kind === 'point-of-order';

/** Turns that are over and those that last, with running time only, in ms. */
export function turnsAt({ ended, floor }: Parity) {
  return { over: ended, lasting: [...(floor.turn ? [floor.turn] : []), ...floor.interrupted.map(({ turn }) => turn)] };
}

export function foldParity(parity: Parity, recorded: Recorded): Parity {
  const { at, event } = recorded;
  if ('floor' in event && event.floor !== plenary) return parity;
  const counted = countedMsAt(parity, at);
  const floor = reduceFloor(parity.floor, recorded, { ...emptyAgenda, pause: parity.pause });
  return {
    ...parity,
    floor,
    ...clockAfter(parity, recorded, counted),
    ...waitsAfter(parity, event, counted),
    ...endedAfter(parity, event),
  };
}

function clockAfter(parity: Parity, { at, event }: Recorded, counted: number): Partial<Parity> {
  const goesOn = (change: Partial<Pick<Parity, 'isOpen' | 'pause'>>) => {
    const { isOpen, pause } = { ...parity, ...change };
    return { isOpen, pause, clock: { ms: counted, since: isOpen && pause === null ? at : null } };
  };
  switch (event.type) {
    case 'meeting-opened':
      return goesOn({ isOpen: true });
    case 'meeting-closed':
      return goesOn({ isOpen: false });
    case 'break-started':
      return goesOn({ pause: { kind: event.kind, since: at, until: event.until } });
    case 'break-ended':
      return goesOn({ pause: null });
    default:
      return {};
  }
}

function waitsAfter({ waits, calls }: Parity, event: MeetingEvent, counted: number): Partial<Parity> {
  const change = (requestId: string, amend: (wait: Wait) => Wait) => ({
    waits: waits.map((wait) => (wait.requestId === requestId ? amend(wait) : wait)),
  });
  switch (event.type) {
    case 'floor-requested': {
      const { id, personId, kind } = event.request;
      return { waits: [...waits, { requestId: id, personId, kind, ms: 0, since: counted }] };
    }
    case 'request-amended':
      return change(event.requestId, (wait) => ({ ...wait, kind: event.kind ?? wait.kind }));
    case 'request-set-aside':
      return change(event.requestId, (wait) => ({ ...wait, ms: waitedMs(wait, counted), since: null }));
    case 'request-returned':
      return change(event.requestId, (wait) => ({ ...wait, since: counted }));
    case 'request-withdrawn':
      return { waits: waits.filter(({ requestId }) => requestId !== event.requestId) };
    case 'leftover-settled':
      return event.how === 'carry' ? {} : { waits: waits.filter(({ requestId }) => !event.requests.some(({ id }) => id === requestId)) };
    case 'floor-given': {
      const before = waits.find(({ requestId }) => requestId === event.turn.request?.id);
      if (!before) return {};
      const call = { turnId: event.turn.id, before, ms: waitedMs(before, counted) };
      return { waits: waits.filter((wait) => wait !== before), calls: [...calls, call] };
    }
    case 'turn-set-aside': {
      const called = calls.find(({ turnId }) => turnId === event.turnId);
      if (!called) return {};
      return { waits: [...waits, { ...called.before, ms: called.ms, since: null }], calls: calls.filter((call) => call !== called) };
    }
    case 'floor-taken-back':
      return takenBack(waits, calls, event);
    case 'placeholder-named': {
      const rename = (wait: Wait) => (wait.personId === event.personId ? { ...wait, personId: event.as.id } : wait);
      return { waits: waits.map(rename), calls: calls.map((call) => ({ ...call, before: rename(call.before) })) };
    }
    default:
      return {};
  }
}

/** Waits on as if it had never been called (F3); whatever the same person asked for meanwhile gives way to it, as in the queue. */
function takenBack(waits: Wait[], calls: Call[], { turnId }: FloorEvent & { type: 'floor-taken-back' }): Partial<Parity> {
  const called = calls.find((call) => call.turnId === turnId);
  if (!called) return {};
  const { before } = called;
  const givesWay = (wait: Wait) =>
    wait.since !== null && wait.personId === before.personId && isPointOfOrder(wait) === isPointOfOrder(before);
  return { waits: [...waits.filter((wait) => !givesWay(wait)), before], calls: calls.filter((call) => call !== called) };
}

function endedAfter({ ended }: Parity, event: MeetingEvent): Partial<Parity> {
  switch (event.type) {
    case 'floor-given':
    case 'turn-ended':
      return event.ended.length === 0 ? {} : { ended: [...ended, ...event.ended] };
    case 'floor-taken-back':
      return { ended: ended.filter(({ turnId }) => !event.restored.some((back) => back.turnId === turnId)) };
    case 'placeholder-named':
      return { ended: ended.map((turn) => (turn.personId === event.personId ? { ...turn, personId: event.as.id } : turn)) };
    default:
      return {};
  }
}
