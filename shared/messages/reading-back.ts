import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import type { Refusal } from '../refusal.ts';
import { idText, nameText, optionalLine } from '../text.ts';
import { hashOfWording } from './hashes.ts';
import { isSameRoom } from '../polls/state.ts';
import { countersOnly, frozen, over, unlessDraft, unlessReading, writersOnly } from './rights.ts';
import { countsOf } from './counting.ts';
import { beingReadBack, lastReadBack, messageIn, stances, type Answer, type Message } from './state.ts';

const messageId = idText;
const mostAtOnce = 100;
const messageIds = z.array(messageId).check(
  z.minLength(1),
  z.maxLength(mostAtOnce),
  z.refine((ids) => new Set(ids).size === ids.length),
);
const hands = z.array(z.int().check(z.minimum(0), z.maximum(100_000))).check(z.minLength(stances.length), z.maxLength(stances.length));
const mostRooms = 50;
/** As many words of objection are told to everybody; who answered what is read in full by staff. */
const mostObjections = 100;

export const readingBackCommands = {
  /** Freezes the wording: what everybody now answers to stands in the fact, with its hash (M2). One message, or several at once. */
  'start-read-back': command({
    input: z.strictObject({ messageIds }),
    policy: (meeting, who, { messageIds: ids }) =>
      firstOf(writersOnly(meeting, who), ...ids.map((id) => unlessDraft(meeting, id)), frozen(meeting), over(meeting)),
    events: (meeting, _who, { messageIds: ids }) => {
      const messages = ids.map((id) => {
        const { text, policyQuestion, audience, wayForward, theme } = messageIn(meeting, id)!;
        const wording = { text, policyQuestion, audience, wayForward, theme };
        return { messageId: id, wording, hash: hashOfWording(wording) };
      });
      return [{ type: 'read-back-started', messages }];
    },
  }),

  /** One answer each, which may be changed while it is open (M2). Only an objection or a doubt has a word of why. */
  'respond-to-message': command({
    input: z.strictObject({ messageId, stance: z.enum(stances), comment: z.optional(optionalLine) }),
    policy: (meeting, who, { messageId: id }) =>
      firstOf(who.seat !== 'person' && 'not-a-participant', unlessReading(meeting, id), over(meeting)),
    events: (_meeting, { id: personId, attendance }, { messageId: id, stance, comment = '' }) => [
      { type: 'message-answered', messageId: id, personId, attendance, stance, comment },
    ],
  }),

  /** Hands of people without a device, counted by somebody in the room; counted again they replace what was counted there. */
  'tally-read-back': command({
    input: z.strictObject({ messageId, room: nameText, counts: hands }),
    policy: (meeting, who, { messageId: id, room }) =>
      firstOf(countersOnly(meeting, who), unlessReading(meeting, id), over(meeting), tooManyRooms(meeting, id, room)),
    events: (_meeting, _who, { messageId: id, room, counts }) => [{ type: 'read-back-tallied', messageId: id, room, counts }],
  }),

  /** Counts those that are open, or these of them. Possible in a meeting that has ended, so that no read-back stays open. */
  'end-read-back': command({
    input: z.strictObject({ messageIds: z.optional(messageIds) }),
    policy: (meeting, who, { messageIds: ids }) => firstOf(writersOnly(meeting, who), notOpen(meeting, ids)),
    events: ({ messages }, _who, { messageIds: ids }) => [
      { type: 'read-back-ended', messages: beingReadBack(messages).flatMap((one) => (!ids || ids.includes(one.id) ? [counted(one)] : [])) },
    ],
  }),
};

const counted = ({ id, answers }: Message) => ({ messageId: id, counts: countsOf(answers), objections: objectionsIn(answers) });
const objectionsIn = (answers: readonly Answer[]): string[] =>
  answers.flatMap(({ stance, comment }) => (stance === 'object' && comment !== '' ? [comment] : [])).slice(0, mostObjections);

const notOpen = (meeting: Meeting, ids: string[] | undefined): Refusal | null =>
  ids
    ? firstOf(...ids.map((id) => unlessReading(meeting, id)))
    : firstOf(beingReadBack(meeting.messages).length === 0 && 'read-back-not-open');

function tooManyRooms(meeting: Meeting, id: string, room: string): Refusal | false {
  const message = messageIn(meeting, id);
  const rooms = (message && lastReadBack(message)?.rooms) ?? [];
  return rooms.length >= mostRooms && !rooms.some((one) => isSameRoom(one.room, room)) && 'bad-input';
}
