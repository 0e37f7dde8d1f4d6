import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import type { Refusal } from '../refusal.ts';
import { idText, lineText } from '../text.ts';
import { hashOfReport } from './hashes.ts';
import { chairOnly, frozen, stillReading, writersOnly } from './rights.ts';
import { objectionsIn } from './counting.ts';
import { settledOf } from './errata.ts';
import { isFrozen, lastReadBack, messageIn, settlements, type Settlement } from './state.ts';

export const settlingCommands = {
  /**
   * What the chair found after the read-back (M3). Whoever objected is noted: with an objection it is not simply agreed. Sent back
   * to draft it may be reworded, and what comes of that has to be read back anew.
   */
  'settle-message': command({
    input: z.strictObject({ messageId: idText, as: z.enum(settlements) }),
    policy: (meeting, who, { messageId, as }) => firstOf(chairOnly(meeting, who), cannotSettle(meeting, messageId, as), frozen(meeting)),
    events: (_meeting, _who, { messageId, as }) => [{ type: 'message-settled', messageId, as }],
  }),

  /** A version of what is settled, with its hash and who froze it (M4); what is not settled is not in it. */
  'freeze-report': command({
    input: z.strictObject({}),
    policy: (meeting, who) =>
      firstOf(
        writersOnly(meeting, who),
        frozen(meeting),
        stillReading(meeting),
        settledOf(meeting.messages.list).length === 0 && 'nothing-settled',
      ),
    events: ({ messages: { list, versions } }) => {
      const messages = settledOf(list);
      return [{ type: 'report-frozen', version: versions.length + 1, hash: hashOfReport(messages), messages }];
    },
  }),

  /** With a reason, which stays beside the version; what is changed from here on are errata (M4). */
  'unfreeze-report': command({
    input: z.strictObject({ reason: lineText }),
    policy: (meeting, who) => firstOf(chairOnly(meeting, who), !isFrozen(meeting.messages) && 'report-not-frozen'),
    events: (_meeting, _who, { reason }) => [{ type: 'report-unfrozen', reason }],
  }),
};

function cannotSettle(meeting: Meeting, messageId: string, as: Settlement): Refusal | null {
  const message = messageIn(meeting, messageId);
  if (!message) return 'no-such-message';
  if (message.phase === as) return 'message-settled';
  if (message.phase === 'draft') return 'read-back-first';
  if (message.phase === 'reading') return 'read-back-open';
  return as === 'agreed' && objectionsIn(lastReadBack(message)!) > 0 ? 'objections-to-note' : null;
}
