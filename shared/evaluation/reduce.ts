import type { Recorded } from '../meeting.ts';
import { emptyEvaluation, type Evaluation, type EvaluationEvent, type Question } from './state.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A fact that comes too early or too late changes nothing: every audience comes to the same that way. */
export function reduceEvaluation(evaluation: Evaluation, recorded: Recorded): Evaluation {
  const { at, event } = recorded;
  switch (event.type) {
    case 'evaluation-offered': {
      const { questions, days, attended } = event;
      if (evaluation.phase === 'closed') return evaluation;
      return { ...emptyEvaluation, phase: 'offered', questions, days, offered: { at, until: at + days * dayMs, attended } };
    }
    case 'evaluation-closed':
      if (evaluation.phase !== 'offered') return evaluation;
      return { ...evaluation, phase: 'closed', result: { answered: event.answered, results: event.results } };
    case 'evaluation-words-published': {
      const { questionId, words, leftOut } = event;
      if (evaluation.phase !== 'closed') return evaluation;
      return { ...evaluation, published: [...(evaluation.published ?? []), { questionId, shown: words.length, leftOut }] };
    }
    default:
      return evaluation.phase === 'prepared' ? reducePrepared(evaluation, recorded) : evaluation;
  }
}

function reducePrepared(evaluation: Evaluation, { event }: Recorded): Evaluation {
  const { questions } = evaluation;
  switch (event.type) {
    case 'evaluation-questions-added':
      return { ...evaluation, questions: [...questions, ...event.questions] };
    case 'evaluation-question-amended':
      return { ...evaluation, questions: questions.map((one) => (one.id === event.questionId ? { id: one.id, ...event.question } : one)) };
    case 'evaluation-question-moved':
      return { ...evaluation, questions: moved(questions, event) };
    case 'evaluation-question-dropped':
      return { ...evaluation, questions: questions.filter(({ id }) => id !== event.questionId) };
    case 'evaluation-days-set':
      return { ...evaluation, days: event.days };
    default:
      return evaluation;
  }
}

function moved(questions: Question[], { questionId, where, neighbourId }: EvaluationEvent & { type: 'evaluation-question-moved' }) {
  const question = questions.find(({ id }) => id === questionId);
  const others = questions.filter(({ id }) => id !== questionId);
  const beside = others.findIndex(({ id }) => id === neighbourId);
  return question && beside >= 0 ? others.toSpliced(beside + (where === 'after' ? 1 : 0), 0, question) : questions;
}
