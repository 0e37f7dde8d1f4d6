import { z } from 'zod/mini';
import { command, firstOf, type Ballot } from '../command.ts';
import { mostOptions } from '../polls/state.ts';
import { idText, paragraphOf } from '../text.ts';
import { closingEvaluation } from './closing.ts';
import { notOffered, staffOnly, unknown } from './rights.ts';
import { choicesOf, longestWords, mostQuestions, questionIn, wholeBox, type Question } from './state.ts';

const options = z.array(z.int().check(z.minimum(0), z.maximum(mostOptions - 1))).check(
  z.maxLength(mostOptions),
  z.refine((numbers) => new Set(numbers).size === numbers.length),
);
const words = paragraphOf(0, longestWords).check(z.refine((text) => text.length <= longestWords));
const answers = z.array(z.strictObject({ questionId: idText, options: z.optional(options), words: z.optional(words) })).check(
  z.maxLength(mostQuestions),
  z.refine((all) => new Set(all.map(({ questionId }) => questionId)).size === all.length),
);
type Answer = { questionId: string; options?: number[] | undefined; words?: string | undefined };

export const answeringEvaluation = {
  /**
   * What one person answers; a question that is not among it stays as it was, and what was sent last is what counts. No fact tells of it
   * and nobody signs it: each answer goes into the box of its question, under a name that nobody reads once the key is gone. A kiosk does
   * not know who stands before it; it never takes more answers than there were people.
   */
  'answer-evaluation': command({
    input: z.strictObject({ answers }),
    policy: (meeting, who, { answers: given }) =>
      firstOf(
        who.seat !== 'person' && who.seat !== 'kiosk' && 'not-a-participant',
        notOffered(meeting),
        firstOf(...given.map(({ questionId }) => unknown(meeting, questionId))),
        given.some((answer) => !fits(questionIn(meeting, answer.questionId), answer)) && 'bad-input',
      ),
    guard: ({ evaluation }, who, _input, { wasThere, box }) => {
      const { at, attended } = evaluation.offered!;
      if (who.seat === 'kiosk') return box(wholeBox).counts(1)[0]! >= attended ? 'everybody-answered' : null;
      return wasThere(who.id, at) ? null : 'was-not-there';
    },
    events: () => [],
    unsigned: () => true,
    ballots: (meeting, who, { answers: given }, { newId }) => {
      const called = who.seat === 'kiosk' ? newId() : who.id;
      const ballots = given.flatMap((answer) => ballotsOf(questionIn(meeting, answer.questionId)!, called, answer));
      const isAnswered = ballots.some(({ options: chosen }) => chosen.length > 0);
      return isAnswered ? [{ pollId: wholeBox, ballot: `${wholeBox} ${called}`, options: [0] }, ...ballots] : ballots;
    },
  }),

  /** Before its days are over. Counts, and destroys what an answer could be read from. */
  'close-evaluation': command({
    input: z.strictObject({}),
    policy: (meeting, who) => firstOf(staffOnly(meeting, who), notOffered(meeting)),
    events: ({ evaluation }, _who, _input, { box }) => [closingEvaluation(evaluation, box)],
  }),

  /** What people wrote, for everybody and in the record; without what staff leave out, of which the number is said. */
  'publish-evaluation-words': command({
    input: z.strictObject({ leaveOut: z.array(idText).check(z.maxLength(1000)) }),
    policy: (meeting, who) =>
      firstOf(
        staffOnly(meeting, who),
        meeting.evaluation.phase !== 'closed' && 'evaluation-not-closed',
        meeting.evaluation.published !== null && 'evaluation-words-published',
      ),
    events: ({ evaluation }, _who, { leaveOut }, { wordsOn }) =>
      evaluation.questions.flatMap(({ id: questionId, kind }) => {
        const all = kind === 'text' ? wordsOn(questionId) : [];
        const shown = all.filter(({ id }) => !leaveOut.includes(id)).map(({ text }) => text);
        const leftOut = all.length - shown.length;
        return all.length === 0 ? [] : [{ type: 'evaluation-words-published' as const, questionId, words: shown, leftOut }];
      }),
  }),
};

function fits(question: Question | undefined, { options: chosen = [], words: said }: Answer): boolean {
  if (!question) return false;
  const { kind } = question;
  if (kind === 'text') return chosen.length === 0;
  return said === undefined && chosen.every((one) => one < choicesOf(question)) && (kind === 'several' || chosen.length <= 1);
}

/** The last number of a box stands for having answered at all. Another name in each: what one person answered is not to be put together. */
function ballotsOf(question: Question, called: string, { options: chosen = [], words: said = '' }: Answer): Ballot[] {
  const name = { pollId: question.id, ballot: `${question.id} ${called}` };
  const isAnswered = question.kind === 'text' ? said !== '' : chosen.length > 0;
  const inBox = { ...name, options: isAnswered ? [...chosen, choicesOf(question)] : [] };
  return question.kind === 'text' ? [inBox, { ...name, options: [], words: said }] : [inBox];
}
