import { audienceOf } from '../audience.ts';
import type { Who } from '../command.ts';
import type { FloorId } from '../floor-id.ts';
import { isMember } from '../groups/rights.ts';
import { groupsOf } from '../groups/seen.ts';
import { wholeGroup } from '../groups/state.ts';
import type { Meeting } from '../meeting.ts';
import { isSecretariat, isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { reportOf } from '../reports/state.ts';

/**
 * While a group is open its people and staff write in its notes; after that, until the meeting is closed, its rapporteur, its
 * chair and the secretariat, so that nobody's last sentence is cut (G4, G5).
 */
export function mayWriteNotes(meeting: Meeting, who: Who, groupId: FloorId): Refusal | null {
  if (who.seat !== 'person') return 'not-a-participant';
  if (!Object.hasOwn(meeting.notes, groupId)) return 'no-such-group';
  if (meeting.conduct.phase === 'closed') return 'meeting-closed';
  const report = reportOf(meeting, groupId);
  if (!report && wholeGroup(meeting, groupId)?.group.phase === 'open')
    return isStaff(meeting, who) || isMember(meeting, who, groupId) ? null : 'not-in-this-group';
  const office = report ?? wholeGroup(meeting, groupId)?.group;
  const holdsOne = who.id === office?.rapporteurId || who.id === office?.chairId;
  return isSecretariat(meeting, who) || (holdsOne && shares(meeting, who, groupId)) ? null : 'not-your-notes';
}

/** Whoever is not shown what the others write would write over it. */
function shares(meeting: Meeting, who: Who, groupId: FloorId): boolean {
  const audience = audienceOf(meeting, who);
  return audience === 'staff' || groupsOf(audience).has(groupId);
}
