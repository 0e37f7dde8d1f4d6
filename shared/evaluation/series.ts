import type { Meeting } from '../meeting.ts';
import { usualDays, type EvaluationEvent } from './state.ts';

/** The next meeting of a series begins with the same questions prepared, so that its answers can be held beside those of this one (N32). */
export function carriedEvaluation({ evaluation }: Meeting, newId: () => string): EvaluationEvent[] {
  const { questions, days } = evaluation;
  if (questions.length === 0) return [];
  return [
    { type: 'evaluation-questions-added', questions: questions.map((one) => ({ ...one, id: newId() })) },
    ...(days === usualDays ? [] : [{ type: 'evaluation-days-set' as const, days }]),
  ];
}
