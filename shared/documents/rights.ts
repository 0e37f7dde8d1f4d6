import type { Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { isRecorder, isStaff, rolesOf, type Role } from '../people.ts';
import type { Refusal } from '../refusal.ts';

/** The live documents of a meeting: `plenary` is what is noted down of it, `report` what it will say of itself. */
export const documentIds = ['plenary', 'report'] as const;
export type DocumentId = (typeof documentIds)[number];
const isDocument = (id: string): id is DocumentId => documentIds.some((one) => one === id);

/** Who finishes what was noted once the meeting is over. No clock ends that: minutes are put in order days later. */
const finishers: readonly Role[] = ['rapporteur', 'secretariat'];

/**
 * Everybody inside reads the notes as they are written, so that what is wrong is said while it can be put right. The report is a
 * draft, and a draft that is read too early is quoted as agreed: it is for those who write it and for staff, and for all only while
 * it is presented, also on the screen of the room (A3). Whoever only captions, and what else stands in the room or looks on, has
 * neither (N27).
 */
export function mayReadDocument(meeting: Meeting, who: Who, documentId: string): Refusal | null {
  if (!isDocument(documentId)) return 'no-such-document';
  const isPresented = meeting.agenda.presenting?.documentId === documentId;
  if (who.seat === 'screen' && isPresented) return null;
  if (who.seat !== 'person') return 'not-a-participant';
  const held = rolesOf(meeting, who.id);
  if (held.length > 0 && held.every((role) => role === 'captioner')) return 'not-a-participant';
  return documentId === 'plenary' || isPresented || isStaff(meeting, who) || held.includes('rapporteur') ? null : 'writers-only';
}

/**
 * The rapporteurs, the chairs and the secretariat write, from before the opening on. When the meeting is closed the chair's word is
 * in the record as it was said, and only the rapporteurs and the secretariat go on (N27).
 */
export function mayWriteDocument(meeting: Meeting, who: Who, documentId: string): Refusal | null {
  const unread = mayReadDocument(meeting, who, documentId);
  if (unread) return unread;
  const holds = (wanted: readonly Role[]) => rolesOf(meeting, who.id).some((role) => wanted.includes(role));
  if (!isRecorder(meeting, who)) return 'writers-only';
  return meeting.conduct.phase === 'closed' && !holds(finishers) ? 'meeting-closed' : null;
}
