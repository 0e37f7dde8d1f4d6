import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyEvaluation, type Evaluation, type EvaluationEvent } from './state.ts';

const types: Record<EvaluationEvent['type'], 'staff' | 'inside'> = {
  'evaluation-questions-added': 'staff',
  'evaluation-question-amended': 'staff',
  'evaluation-question-moved': 'staff',
  'evaluation-question-dropped': 'staff',
  'evaluation-days-set': 'staff',
  'evaluation-offered': 'inside',
  'evaluation-closed': 'inside',
  'evaluation-words-published': 'inside',
};
export const isEvaluationEvent = (event: MeetingEvent): event is EvaluationEvent => Object.hasOwn(types, event.type);

/** What is prepared is for staff; what is asked and what came of it for everybody inside. */
export const evaluationFact = (audience: Audience, event: EvaluationEvent): EvaluationEvent | null =>
  audience === 'staff' || (audience !== 'public' && types[event.type] === 'inside') ? event : null;

export const evaluationFor = (audience: Audience, evaluation: Evaluation): Evaluation =>
  audience === 'staff' || (audience !== 'public' && evaluation.phase !== 'prepared') ? evaluation : emptyEvaluation;
