import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import { entryOfLine } from '../documents/entries.ts';
import { idText, optionalLine, optionalParagraph, paragraphText } from '../text.ts';
import { frozen, unlessDraft, writersOnly } from './rights.ts';
import type { Written } from './state.ts';

const messageId = idText;
const mostMessages = 100;

/** A message is written before anybody agrees on it, also while the meeting has not begun or is over (M1). */
export const draftingCommands = {
  'draft-message': command({
    input: z.strictObject({
      text: paragraphText,
      policyQuestion: z.optional(optionalLine),
      audience: z.optional(optionalLine),
      wayForward: z.optional(optionalParagraph),
      theme: z.optional(optionalLine),
      line: z.optional(idText),
    }),
    policy: (meeting, who, { line }) =>
      firstOf(
        writersOnly(meeting, who),
        frozen(meeting),
        meeting.messages.list.length >= mostMessages && 'messages-enough',
        line !== undefined && entryOfLine(meeting, line) && 'line-written-down',
      ),
    events: ({ messages }, _who, { text, policyQuestion = '', audience = '', wayForward = '', theme = '', line }, { newId }) => [
      {
        type: 'message-drafted',
        messageId: newId(),
        number: messages.made + 1,
        message: { text, policyQuestion, audience, wayForward, theme, ...(line && { line }) },
      },
    ],
  }),

  'amend-message': command({
    input: z.strictObject({
      messageId,
      text: z.optional(paragraphText),
      policyQuestion: z.optional(optionalLine),
      audience: z.optional(optionalLine),
      wayForward: z.optional(optionalParagraph),
      theme: z.optional(optionalLine),
    }),
    policy: (meeting, who, { messageId: id }) => firstOf(writersOnly(meeting, who), unlessDraft(meeting, id), frozen(meeting)),
    events: (_meeting, _who, { messageId: id, ...message }) => [
      { type: 'message-amended', messageId: id, message: message as Partial<Written> },
    ],
  }),

  'drop-message': command({
    input: z.strictObject({ messageId }),
    policy: (meeting, who, { messageId: id }) => firstOf(writersOnly(meeting, who), unlessDraft(meeting, id), frozen(meeting)),
    events: (_meeting, _who, { messageId: id }) => [{ type: 'message-dropped', messageId: id }],
  }),
};
