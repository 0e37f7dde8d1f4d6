import type { Moment } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { fewestSecretAnswers } from '../polls/state.ts';
import { choicesOf, wholeBox, type Evaluation, type EvaluationEvent, type Question, type Result } from './state.ts';

/** The moment a meeting closes: to everybody who was there (N32). */
export function offeringEvaluation({ evaluation }: Meeting, { at, everybody, wasThere, isHere }: Moment): EvaluationEvent[] {
  const { phase, questions, days } = evaluation;
  if (phase === 'closed' || questions.length === 0) return [];
  const attended = everybody().filter(({ id }) => isHere(id) || wasThere(id, at)).length;
  return [{ type: 'evaluation-offered', questions, days, attended }];
}

/** When its days are over; `box` where it is being noted. */
export function evaluationDeadline({ evaluation }: Meeting, box?: Moment['box']): { at: number; events: EvaluationEvent[] } | null {
  if (evaluation.phase !== 'offered') return null;
  return { at: evaluation.offered!.until, events: box ? [closingEvaluation(evaluation, box)] : [] };
}

/** A number that too few made up tells of them, so it is written down nowhere. */
const enough = (answered: number): number | null => (answered < fewestSecretAnswers ? null : answered);

export function closingEvaluation({ questions }: Evaluation, box: Moment['box']): EvaluationEvent & { type: 'evaluation-closed' } {
  const answered = enough(box(wholeBox).counts(1)[0]!);
  return { type: 'evaluation-closed', answered, results: questions.map((question) => resultOf(question, answered, box)) };
}

/** Whoever wrote hides among all who answered anything; whoever chose, among those who chose. */
function resultOf(question: Question, all: number | null, box: Moment['box']): Result {
  const counts = box(question.id).counts(choicesOf(question) + 1);
  const answered = counts.pop()!;
  const questionId = question.id;
  if (question.kind === 'text') return { questionId, answered: all === null ? null : answered, counts: null };
  return enough(answered) === null ? { questionId, answered: null, counts: null } : { questionId, answered, counts };
}
