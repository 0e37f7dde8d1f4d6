import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { isChair, isStaff } from '../people.ts';
import { queueCommands } from '../queue/commands.ts';
import type { Refusal } from '../refusal.ts';
import { idText, lineText } from '../text.ts';
import { asRequest } from './as-request.ts';
import { isVeiled, questionIn, readBy, voices, type Question, type Relay, type Step, type Words } from './state.ts';

const oneQuestion = z.strictObject({ questionId: idText });

/** What one moderator has is moved on by that one, or by the chair and the secretariat (R1). */
function inOthersHands(meeting: Meeting, who: Who, { takenBy }: Question): Refusal | null {
  return takenBy !== null && takenBy !== who.id && !isChair(meeting, who) ? 'question-taken' : null;
}
/** Staff, the question is there, nobody else has it, and it is at one of these steps. */
function mayMove(meeting: Meeting, who: Who, questionId: string, from: readonly Step[]): Refusal | null {
  if (!isStaff(meeting, who)) return 'staff-only';
  const question = readBy(meeting, who, questionId);
  if (!question) return 'no-such-question';
  return firstOf(inOthersHands(meeting, who, question), !from.includes(question.step) && 'question-moved-on');
}
const wholeIn = (relay: Relay, questionId: string) => questionIn(relay, questionId) as Question;
const wordsOf = ({ floor, askedAt, text, author, voice, enteredBy }: Question): Words => ({
  floor,
  askedAt,
  text,
  author,
  voice,
  enteredBy,
});

const beforeReading = ['new', 'accepted', 'taken'] as const;

/** Heard in a turn of the floor, which only the chair takes back. */
const isOnFloor = ({ floors }: Meeting, { step, turnId, floor }: Question) =>
  step === 'reading' &&
  turnId !== null &&
  [floors[floor]?.floor.turn, ...(floors[floor]?.floor.interrupted ?? []).map(({ turn }) => turn)].some((turn) => turn?.id === turnId);

function stepBefore({ step, takenBy, waitedMs, waitsSince }: Question): Step {
  switch (step) {
    case 'answered':
      return 'read-out';
    case 'read-out':
      return takenBy === null ? 'accepted' : 'reading';
    case 'reading':
      return takenBy === null ? 'accepted' : 'taken';
    case 'merged':
      return waitsSince === null && waitedMs === 0 ? 'new' : 'accepted';
    case 'taken':
    case 'queued':
      return 'accepted';
    default:
      return 'new';
  }
}

/** What moderators may do with a question (R1). */
export const deskCommands = {
  /** From then on everybody inside reads it, and its clock runs (R5). */
  'accept-question': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => mayMove(meeting, who, questionId, ['new']),
    events: ({ relay }, _who, { questionId }) => {
      const question = wholeIn(relay, questionId);
      return [{ type: 'question-accepted', questionId, ...(isVeiled(question) && { words: wordsOf(question) }) }];
    },
  }),

  /** The reason reaches the asker; nobody but staff reads the question any more. */
  'decline-question': command({
    input: z.strictObject({ questionId: idText, reason: z.optional(lineText) }),
    policy: (meeting, who, { questionId }) => mayMove(meeting, who, questionId, beforeReading),
    events: (_meeting, _who, { questionId, reason = '' }) => [{ type: 'question-declined', questionId, reason }],
  }),

  /** Of two who press at once one has it (R1). */
  'take-question': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => {
      const refusal = mayMove(meeting, who, questionId, ['accepted']);
      const taken = refusal === 'question-moved-on' && readBy(meeting, who, questionId)?.takenBy;
      return taken && taken !== who.id ? 'question-taken' : refusal;
    },
    events: (_meeting, _who, { questionId }) => [{ type: 'question-taken', questionId }],
  }),

  'read-question': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => mayMove(meeting, who, questionId, ['taken']),
    events: (_meeting, _who, { questionId }) => [{ type: 'question-reading', questionId }],
  }),

  'mark-read-out': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => mayMove(meeting, who, questionId, ['reading']),
    events: (_meeting, _who, { questionId }) => [{ type: 'question-read-out', questionId }],
  }),

  'mark-answered': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => mayMove(meeting, who, questionId, ['read-out']),
    events: (_meeting, _who, { questionId }) => [{ type: 'question-answered', questionId }],
  }),

  /** Read out together with the other; its askers and supporters go with it (R2). */
  'merge-questions': command({
    input: z.strictObject({ questionId: idText, into: idText }),
    policy: (meeting, who, { questionId, into }) => {
      const refusal = mayMove(meeting, who, questionId, beforeReading);
      if (refusal) return refusal;
      const other = readBy(meeting, who, into);
      return firstOf(
        !other && 'no-such-question',
        (into === questionId || other?.step === 'merged' || other?.step === 'declined') && 'cannot-merge-there',
      );
    },
    events: (_meeting, _who, { questionId, into }) => [{ type: 'questions-merged', questionId, into }],
  }),

  /** Takes its place like a voice, at the number of the handing over (R3, Q11). */
  'queue-question': command({
    input: z.strictObject({ questionId: idText, as: z.optional(z.enum(voices)) }),
    policy: (meeting, who, { questionId, as }) => {
      const refusal = mayMove(meeting, who, questionId, ['accepted', 'taken']);
      if (refusal) return refusal;
      const question = wholeIn(meeting.relay, questionId);
      if (!question.author) return 'anonymous-question';
      if (as === 'own' && question.voice === 'read-aloud') return 'wants-it-read';
      return queueCommands['request-floor'].policy(meeting, who, asRequest(question, as));
    },
    events: (meeting, who, { questionId, as }, moment) => {
      const question = wholeIn(meeting.relay, questionId);
      const [asked] = queueCommands['request-floor'].events(meeting, who, asRequest(question, as), moment);
      const requestId = asked?.type === 'floor-requested' ? asked.request.id : '';
      return [asked!, { type: 'question-queued', questionId, requestId, as: as ?? question.voice }];
    },
  }),

  /** One step back, by whoever has it or any of the staff; a question that was declined or merged is where it was before (R1). */
  'put-back-question': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => {
      if (!isStaff(meeting, who)) return 'staff-only';
      const question = readBy(meeting, who, questionId);
      if (!question) return 'no-such-question';
      return firstOf(question.step === 'new' && 'question-moved-on', isOnFloor(meeting, question) && 'question-on-floor');
    },
    events: (meeting, _who, { questionId }) => {
      const question = wholeIn(meeting.relay, questionId);
      const { step, floor, requestId, author } = question;
      const to = stepBefore(question);
      const back = { type: 'question-put-back' as const, questionId, to };
      if (step === 'declined' && !question.held) return [{ ...back, words: wordsOf(question) }];
      const inQueue = step === 'queued' && requestId !== null && author !== null;
      return inQueue ? [{ type: 'request-withdrawn', floor, requestId, personId: author.personId }, back] : [back];
    },
  }),
};
