import { z } from 'zod/mini';
import { command } from '../command.ts';
import { isOpenToAll, reportOf } from '../reports/state.ts';
import { cleanInPlace, idText } from '../text.ts';
import { carried } from './carrying.ts';
import { insertedBy, type Edit } from './edit.ts';
import { isTidy } from './edits.ts';
import { mayWriteNotes } from './rights.ts';
import { longestInsert, longestText, mostParts } from './state.ts';

/** Nobody has ever written that often. */
const mostEdits = 999_999_999;
const units = z.int().check(z.minimum(-longestText), z.maximum(longestText));
/** Cleaned without moving a letter, so that positions stay what they were for the screen that sent it. */
const editInput = z.pipe(
  z.array(z.union([units, z.string().check(z.maxLength(longestInsert))])).check(
    z.minLength(1),
    z.maxLength(mostParts),
    z.refine((edit) => isTidy(edit) && insertedBy(edit).length <= longestInsert),
  ),
  z.transform((edit): Edit => edit.map((part) => (typeof part === 'string' ? cleanInPlace(part) : part))),
);

export const notesCommands = {
  /** Writes in the notes of a group as they were at `version`. Sent again with the same number, it is written once (G4). */
  'write-notes': command({
    input: z.strictObject({
      floor: idText,
      version: z.int().check(z.minimum(0), z.maximum(mostEdits)),
      writer: z.strictObject({ id: z.string().check(z.regex(/^[\w-]{8,40}$/)), number: z.int().check(z.minimum(1), z.maximum(mostEdits)) }),
      edit: editInput,
    }),
    policy: (meeting, who, { floor, ...sent }) => {
      const refusal = mayWriteNotes(meeting, who, floor);
      if (refusal) return refusal;
      const now = carried(meeting.notes[floor]!, { ...sent, by: who.id });
      return typeof now === 'object' && 'refusal' in now ? now.refusal : null;
    },
    events: (meeting, who, { floor, ...sent }) => {
      const notes = meeting.notes[floor]!;
      const now = carried(notes, { ...sent, by: who.id });
      if (now === 'heard-before' || 'refusal' in now) return [];
      const shown = isOpenToAll(reportOf(meeting, floor));
      return [{ type: 'notes-written', floor, version: notes.version + 1, writer: sent.writer, edit: now.edit, shown }];
    },
  }),
};
