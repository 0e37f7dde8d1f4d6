import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import { fewestOptions, mostOptions } from '../polls/state.ts';
import { idText, lineText } from '../text.ts';
import { preparing, unknown } from './rights.ts';
import { choiceKinds, mostDays, mostQuestions, plainKinds, questionIn, type Written } from './state.ts';

const options = z.array(lineText).check(
  z.minLength(fewestOptions),
  z.maxLength(mostOptions),
  z.refine((texts) => new Set(texts).size === texts.length),
);
const written = z.union([
  z.strictObject({ kind: z.enum(plainKinds), text: lineText }),
  z.strictObject({ kind: z.enum(choiceKinds), text: lineText, options }),
]);
const questionId = idText;

export const preparingEvaluation = {
  /** One, or a ready set in one press. */
  'add-evaluation-questions': command({
    input: z.strictObject({ questions: z.array(written).check(z.minLength(1), z.maxLength(mostQuestions)) }),
    policy: (meeting, who, { questions }) =>
      firstOf(
        preparing(meeting, who),
        meeting.evaluation.questions.length + questions.length > mostQuestions && 'evaluation-questions-enough',
      ),
    events: (_meeting, _who, { questions }, { newId }) => [
      { type: 'evaluation-questions-added', questions: questions.map((one) => ({ id: newId(), ...whole(one) })) },
    ],
  }),

  'amend-evaluation-question': command({
    input: z.strictObject({ questionId, question: written }),
    policy: (meeting, who, { questionId: id }) => firstOf(preparing(meeting, who), unknown(meeting, id)),
    events: (_meeting, _who, { questionId: id, question }) => [
      { type: 'evaluation-question-amended', questionId: id, question: whole(question) },
    ],
  }),

  'move-evaluation-question': command({
    input: z.union([z.strictObject({ questionId, before: idText }), z.strictObject({ questionId, after: idText })]),
    policy: (meeting, who, input) => {
      const neighbourId = 'before' in input ? input.before : input.after;
      return firstOf(
        preparing(meeting, who),
        unknown(meeting, input.questionId),
        (neighbourId === input.questionId || !questionIn(meeting, neighbourId)) && 'neighbour-gone',
      );
    },
    events: (_meeting, _who, input) => [
      {
        type: 'evaluation-question-moved',
        questionId: input.questionId,
        ...('before' in input ? { where: 'before', neighbourId: input.before } : { where: 'after', neighbourId: input.after }),
      },
    ],
  }),

  'drop-evaluation-question': command({
    input: z.strictObject({ questionId }),
    policy: (meeting, who, { questionId: id }) => firstOf(preparing(meeting, who), unknown(meeting, id)),
    events: (_meeting, _who, { questionId: id }) => [{ type: 'evaluation-question-dropped', questionId: id }],
  }),

  'set-evaluation-days': command({
    input: z.strictObject({ days: z.int().check(z.minimum(1), z.maximum(mostDays)) }),
    policy: preparing,
    events: (_meeting, _who, { days }) => [{ type: 'evaluation-days-set', days }],
  }),
};

const whole = (question: { kind: Written['kind']; text: string; options?: string[] }): Written => ({
  kind: question.kind,
  text: question.text,
  options: question.options ?? [],
});
