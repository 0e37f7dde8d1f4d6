import type { Who } from '../command.ts';
import { plenary, type FloorId } from '../floor-id.ts';
import type { Meeting } from '../meeting.ts';
import { isChair, isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { reportOf } from '../reports/state.ts';
import { groupOf, wholeGroup } from './state.ts';

/** A group's own chair has there what the chair has in plenary (G3, G4). */
export const isGroupChair = (meeting: Meeting, who: Who, floorId: FloorId): boolean =>
  floorId !== plenary &&
  who.seat === 'person' &&
  wholeGroup(meeting, floorId)?.group.chairId === who.id &&
  groupOf(meeting, who.id) === floorId;
/** Gives the floor, keeps the clock and the list. */
export const runsFloor = (meeting: Meeting, who: Who, floorId: FloorId): boolean =>
  isChair(meeting, who) || isGroupChair(meeting, who, floorId);
/** Acts for others on this floor: enters them, sets aside, withdraws. */
export const servesFloor = (meeting: Meeting, who: Who, floorId: FloorId): boolean =>
  isStaff(meeting, who) || isGroupChair(meeting, who, floorId);

/** Everybody asks where they are: a group is for its people, and whoever is in one is not in plenary (G1). */
export function placeRefusal(meeting: Meeting, personId: string, floorId: FloorId): Refusal | null {
  const place = groupOf(meeting, personId) ?? plenary;
  if (place === floorId) return null;
  return floorId === plenary ? 'in-a-group' : 'not-in-this-group';
}

export const isMember = (meeting: Meeting, who: Who, floorId: FloorId): boolean =>
  who.seat === 'person' && groupOf(meeting, who.id) === floorId;
/** While the group is open, and after it as its report says. */
export const isRapporteur = (meeting: Meeting, who: Who, groupId: FloorId): boolean =>
  who.seat === 'person' && (reportOf(meeting, groupId) ?? wholeGroup(meeting, groupId)?.group)?.rapporteurId === who.id;
