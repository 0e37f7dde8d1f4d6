import { presentedLive } from '../shared/documents/presented.ts';
import type { Meeting } from '../shared/meeting.ts';

/** What is presented of a text that is being written, where that is more than the room can do without: a section of it. */
export function sectionForRoom(meeting: Meeting): { documentId: string; section: string } | null {
  const presented = presentedLive(meeting);
  return presented?.section ? { documentId: presented.documentId, section: presented.section } : null;
}
