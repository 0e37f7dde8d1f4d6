import type { FloorId } from '../floor-id.ts';
import type { Meeting } from '../meeting.ts';

/** Undefined for a floor that is not there: names come from outside. */
export const floorOf = (meeting: Meeting, id: FloorId) => (Object.hasOwn(meeting.floors, id) ? meeting.floors[id]! : undefined);
