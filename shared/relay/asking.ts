import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import { plenary } from '../floor-id.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, nameText, paragraphText } from '../text.ts';
import { askersOf, isOpen, isWhole, readBy, supportersOf, voices, type Relay } from './state.ts';

const oneQuestion = z.strictObject({ questionId: idText });
const receiptText = z.string().check(z.regex(/^[\w-]{22,64}$/));
/** All questions that are not done with, since every screen that joins reads them: how many, and how long together in UTF-16 units. */
const mostTogether = { questions: 1_000, units: 600_000 };
/** Somebody's questions that nobody has dealt with yet; more at once are a flood. */
const mostOpen = 10;

const isOver = ({ conduct }: Meeting) => conduct.phase === 'closed' && ('meeting-closed' as const);
const isOff = ({ conduct }: Meeting) => conduct.settings.questions === 'off' && ('questions-off' as const);

function isFull({ questions }: Relay): boolean {
  const left = questions.filter(isWhole).filter(({ step }) => step !== 'answered' && step !== 'declined');
  return left.length >= mostTogether.questions || left.reduce((sum, { text }) => sum + text.length, 0) >= mostTogether.units;
}

function maySupport(meeting: Meeting, who: Who, questionId: string): Refusal | null {
  if (who.seat !== 'person') return 'not-a-participant';
  const question = readBy(meeting, who, questionId);
  if (!question) return 'no-such-question';
  return firstOf(
    isOver(meeting),
    isOff(meeting),
    !isOpen(question) && 'question-moved-on',
    question.author?.personId === who.id && 'own-question',
  );
}

/** What those who ask may do. */
export const askingCommands = {
  /** To be read out, or spoken by the asker later; staff write down what others ask, which is accepted with it. */
  'ask-question': command({
    input: z.union([
      z.strictObject({
        text: paragraphText,
        anonymous: z.optional(z.boolean()),
        voice: z.optional(z.enum(voices)),
        receipt: z.optional(receiptText),
      }),
      z.strictObject({ text: paragraphText, for: z.union([z.strictObject({ personId: idText }), z.strictObject({ name: nameText })]) }),
    ]),
    policy: (meeting, who, input) =>
      firstOf(
        who.seat !== 'person' && 'not-a-participant',
        'for' in input && !isStaff(meeting, who) && 'staff-only',
        isOver(meeting),
        isOff(meeting),
      ),
    names: (input) => ['for' in input && 'personId' in input.for ? input.for.personId : undefined],
    guard: ({ relay }, who, input) => {
      if ('for' in input) return null;
      const mine = relay.questions.filter((question) => isWhole(question) && isOpen(question) && question.author?.personId === who.id);
      return isFull(relay) || (!input.anonymous && mine.length >= mostOpen) ? 'questions-enough' : null;
    },
    events: (meeting, who, input, { newId, personOf }): MeetingEvent[] => {
      const id = newId();
      if ('for' in input) {
        const person =
          'personId' in input.for
            ? personOf(input.for.personId)!
            : { id: newId(), attendance: 'remote' as const, standing: 'member' as const };
        const author = { personId: person.id, attendance: person.attendance, standing: person.standing };
        const words = { floor: plenary, text: input.text, author, voice: 'read-aloud' as const, enteredBy: who.id };
        return [
          { type: 'question-asked', question: { id, held: false, ...words } },
          { type: 'question-accepted', questionId: id },
        ];
      }
      const { text, anonymous, voice = 'read-aloud', receipt } = input;
      const author = anonymous ? null : { personId: who.id, attendance: who.attendance, standing: who.standing };
      const held = meeting.conduct.settings.questions === 'moderated';
      const words = { floor: plenary, text, author, voice: author ? voice : ('read-aloud' as const), enteredBy: null };
      return [{ type: 'question-asked', question: { id, held, ...words, ...(receipt && { receipt }) } }];
    },
    cards: ([asked], input) =>
      'for' in input && 'name' in input.for && asked?.type === 'question-asked' && 'text' in asked.question && asked.question.author
        ? [{ id: asked.question.author.personId, name: input.for.name, attendance: 'remote', standing: 'member', noDevice: true }]
        : [],
    unsigned: (input) => 'anonymous' in input && input.anonymous === true,
  }),

  /** One of each person, and not one's own (R2). Screens know how many support a question, not who. */
  'support-question': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => maySupport(meeting, who, questionId),
    guard: ({ relay }, { id }, { questionId }) =>
      firstOf(
        askersOf(relay, questionId).includes(id) && 'own-question',
        supportersOf(relay, questionId).includes(id) && 'supported-already',
      ),
    events: (_meeting, who, { questionId }) => [{ type: 'question-supported', questionId, personId: who.id }],
  }),

  'withdraw-support': command({
    input: oneQuestion,
    policy: (meeting, who, { questionId }) => maySupport(meeting, who, questionId),
    guard: ({ relay }, { id }, { questionId }) => (supportersOf(relay, questionId).includes(id) ? null : 'not-supported'),
    events: (_meeting, who, { questionId }) => [{ type: 'support-withdrawn', questionId, personId: who.id }],
  }),
};
