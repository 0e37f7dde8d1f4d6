import type { Meeting } from '../meeting.ts';
import type { Queue } from './state.ts';

/** Undefined for a floor that is not there: names come from outside. */
export const queueOf = (meeting: Meeting, floorId: string): Queue | undefined =>
  Object.hasOwn(meeting.floors, floorId) ? meeting.floors[floorId]!.queue : undefined;
export const waitingIn = (meeting: Meeting, { floor, requestId }: { floor: string; requestId: string }) =>
  queueOf(meeting, floor)?.waiting.find(({ id }) => id === requestId);
export const asideIn = (meeting: Meeting, { floor, requestId }: { floor: string; requestId: string }) =>
  queueOf(meeting, floor)?.aside.find(({ id }) => id === requestId);
/** The request of whoever holds the floor: it can still be set aside, "called but not there". */
export const calledIn = (meeting: Meeting, { floor, requestId }: { floor: string; requestId: string }) => {
  const turn = Object.hasOwn(meeting.floors, floor) ? meeting.floors[floor]!.floor.turn : null;
  return turn?.request?.id === requestId ? turn : undefined;
};
