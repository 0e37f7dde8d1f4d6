import { audienceOf } from '../audience.ts';
import type { Who } from '../command.ts';
import type { FloorId } from '../floor-id.ts';
import { isMember } from '../groups/rights.ts';
import { groupsOf } from '../groups/seen.ts';
import { groupIn, wholeGroup } from '../groups/state.ts';
import type { Meeting } from '../meeting.ts';
import { isRecorder, isSecretariat, isStaff, rolesOf, type Role } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { isOpenToAll, reportOf } from '../reports/state.ts';
import { frozenAs } from './state.ts';

/**
 * The live documents of the meeting as a whole: `plenary` is what is noted down of it, `report` what it will say of itself. Beside
 * them each group has one, from when it begins to work, under the id of the group.
 */
export const documentIds = ['plenary', 'report'] as const;
export type DocumentId = (typeof documentIds)[number];
export const isOfMeeting = (id: string): id is DocumentId => documentIds.some((one) => one === id);
/** Whether a group of this id has begun to work, as far as this side knows of it. */
const isOfGroup = (meeting: Meeting, id: string): id is FloorId =>
  reportOf(meeting, id) !== undefined || (groupIn(meeting, id)?.group.phase ?? 'planned') !== 'planned';

/** What is said beside a document, under a name of its own: whoever reads the one reads the other, and only the server writes it. */
const margin = '-margin';
export const marginOf = (documentId: string): string => documentId + margin;
export const isMargin = (id: string) => id.endsWith(margin);
/** Beside which document that is; any other is beside itself. */
export const besideWhich = (id: string): string => (isMargin(id) ? id.slice(0, -margin.length) : id);

/** Who finishes what was noted once the meeting is over. No clock ends that: minutes are put in order days later. */
const finishers: readonly Role[] = ['rapporteur', 'secretariat'];

/**
 * Everybody inside reads the notes as they are written, so that what is wrong is said while it can be put right. The report is a
 * draft, and a draft that is read too early is quoted as agreed: it is for those who write it and for staff, and for all only while
 * it is presented, also on the screen of the room (A3). Whoever only captions, and what else stands in the room or looks on, has
 * neither (N27).
 */
export function mayReadDocument(meeting: Meeting, who: Who, documentId: string): Refusal | null {
  const read = besideWhich(documentId);
  if (!isOfMeeting(read)) return isOfGroup(meeting, read) ? mayReadGroup(meeting, who, read) : 'no-such-document';
  const isPresented = meeting.agenda.presenting?.documentId === read;
  if (who.seat === 'screen' && isPresented && read === documentId) return null;
  if (who.seat !== 'person') return 'not-a-participant';
  const held = rolesOf(meeting, who.id);
  if (held.length > 0 && held.every((role) => role === 'captioner')) return 'not-a-participant';
  return read === 'plenary' || isPresented || isStaff(meeting, who) || held.includes('rapporteur') ? null : 'writers-only';
}

/**
 * The rapporteurs, the chairs and the secretariat write, from before the opening on. When the meeting is closed the chair's word is
 * in the record as it was said, and only the rapporteurs and the secretariat go on (N27). In one that is frozen nobody writes (M4).
 */
export function mayWriteDocument(meeting: Meeting, who: Who, documentId: string): Refusal | null {
  const unread = mayReadDocument(meeting, who, documentId);
  if (unread || isMargin(documentId)) return unread ?? 'writers-only';
  if (!isOfMeeting(documentId)) return mayWriteGroup(meeting, who, documentId);
  const holds = (wanted: readonly Role[]) => rolesOf(meeting, who.id).some((role) => wanted.includes(role));
  if (!isRecorder(meeting, who)) return 'writers-only';
  if (frozenAs(meeting, documentId)) return 'document-frozen';
  return meeting.conduct.phase === 'closed' && !holds(finishers) ? 'meeting-closed' : null;
}

/** What a group writes is its own and staff's until its report is called; then everybody inside reads it (G4, G8). */
const mayReadGroup = (meeting: Meeting, who: Who, groupId: FloorId): Refusal | null =>
  who.seat !== 'person'
    ? 'not-a-participant'
    : shares(meeting, who, groupId) || isOpenToAll(reportOf(meeting, groupId))
      ? null
      : 'not-in-this-group';

/**
 * While a group is open its people and staff write in it; after that, until the meeting is closed, its rapporteur, its chair and the
 * secretariat, so that nobody's last sentence is cut (G3, G5).
 */
function mayWriteGroup(meeting: Meeting, who: Who, groupId: FloorId): Refusal | null {
  if (meeting.conduct.phase === 'closed') return 'meeting-closed';
  const report = reportOf(meeting, groupId);
  const group = wholeGroup(meeting, groupId)?.group;
  if (!report && group?.phase === 'open') return isStaff(meeting, who) || isMember(meeting, who, groupId) ? null : 'not-in-this-group';
  const office = report ?? group;
  const holdsOne = who.id === office?.rapporteurId || who.id === office?.chairId;
  return isSecretariat(meeting, who) || (holdsOne && shares(meeting, who, groupId)) ? null : 'not-your-notes';
}

function shares(meeting: Meeting, who: Who, groupId: FloorId): boolean {
  const audience = audienceOf(meeting, who);
  return audience === 'staff' || groupsOf(audience).has(groupId);
}
