import { firstOf, type Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { isChair, isRecorder, isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { beingReadBack, isFrozen, messageIn } from './state.ts';

/** Who drafts, reads back and freezes: the rapporteurs, the chair and the secretariat. */
export const writesMessages = isRecorder;
export const writersOnly = (meeting: Meeting, who: Who): Refusal | false => !writesMessages(meeting, who) && 'message-writers-only';
/** Hands of a room are counted by whoever stands in it: also by a moderator. */
export const countersOnly = (meeting: Meeting, who: Who): Refusal | false => !isStaff(meeting, who) && writersOnly(meeting, who);
/** What the meeting agreed on is for its chair to say, and so is that it is open again. */
export const chairOnly = (meeting: Meeting, who: Who): Refusal | false => !isChair(meeting, who) && 'chair-only';

export const over = ({ conduct }: Meeting): Refusal | false => conduct.phase === 'closed' && 'meeting-closed';
export const frozen = ({ messages }: Meeting): Refusal | false => isFrozen(messages) && 'report-frozen';
export const stillReading = ({ messages }: Meeting): Refusal | false => beingReadBack(messages).length > 0 && 'read-back-open';
/** A wording that is read back, or was settled, stays as it is until it is sent back (M2, M3). */
export const unlessDraft = (meeting: Meeting, messageId: string): Refusal | null => {
  const message = messageIn(meeting, messageId);
  return firstOf(!message && 'no-such-message', message && message.phase !== 'draft' && 'message-not-draft');
};
export const unlessReading = (meeting: Meeting, messageId: string): Refusal | null => {
  const message = messageIn(meeting, messageId);
  return firstOf(!message && 'no-such-message', message && message.phase !== 'reading' && 'read-back-not-open');
};
