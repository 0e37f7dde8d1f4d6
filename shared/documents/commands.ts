import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import { isRecorder } from '../people.ts';
import { chairOnly } from '../messages/rights.ts';
import { lineText } from '../text.ts';
import { documentIds, mayReadDocument } from './rights.ts';
import { frozenAs } from './state.ts';

const documentId = z.enum(documentIds);

export const documentsCommands = {
  /** As it stands at that moment, as a version with its hash; from then on nobody writes in it (M4). */
  'freeze-document': command({
    input: z.strictObject({ documentId }),
    policy: (meeting, who, input) =>
      firstOf(
        mayReadDocument(meeting, who, input.documentId),
        !isRecorder(meeting, who) && 'writers-only',
        frozenAs(meeting, input.documentId) && 'document-frozen',
      ),
    holds: (input) => input.documentId,
    guard: (_meeting, _who, input, { held }) => (held(input.documentId) ? null : 'store-failing'),
    events: (_meeting, _who, input, { held }) => [{ type: 'document-frozen', documentId: input.documentId, ...held(input.documentId)! }],
  }),

  /** With a reason, which stays beside the version (M4). */
  'unfreeze-document': command({
    input: z.strictObject({ documentId, reason: lineText }),
    policy: (meeting, who, input) =>
      firstOf(
        mayReadDocument(meeting, who, input.documentId),
        chairOnly(meeting, who),
        !frozenAs(meeting, input.documentId) && 'document-not-frozen',
      ),
    events: (_meeting, _who, input) => [{ type: 'document-unfrozen', documentId: input.documentId, reason: input.reason }],
  }),
};
