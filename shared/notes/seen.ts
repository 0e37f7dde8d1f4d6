import type { Audience } from '../audience.ts';
import type { FloorId } from '../floor-id.ts';
import { groupsOf } from '../groups/seen.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isOpenToAll, reportOf } from '../reports/state.ts';
import { onlyRead, type Notes, type NotesEvent } from './state.ts';

export const isNotesEvent = (event: MeetingEvent): event is NotesEvent => event.type === 'notes-written';

export const peopleInNotes = (notes: Record<FloorId, Notes>): string[] =>
  Object.values(notes).flatMap(({ writers }) => writers.map(({ by }) => by));

/** What a group writes is its own and staff's, until its report is called. */
export function notesFact(audience: Audience, event: NotesEvent): NotesEvent | null {
  if (audience === 'public') return null;
  if (audience === 'staff' || groupsOf(audience).has(event.floor)) return event;
  return event.shown ? { ...event, writer: null } : null;
}

export function notesFor(audience: Audience, meeting: Meeting): Record<FloorId, Notes> {
  if (audience === 'staff') return meeting.notes;
  if (audience === 'public') return {};
  const mine = groupsOf(audience);
  return Object.fromEntries(
    Object.entries(meeting.notes).flatMap(([id, one]): [FloorId, Notes][] =>
      mine.has(id) ? [[id, one]] : isOpenToAll(reportOf(meeting, id)) ? [[id, onlyRead(one)]] : [],
    ),
  );
}
