import { sealedQuestions } from './evaluation/state.ts';
import type { Meeting } from './meeting.ts';
import { sealedPolls } from './polls/state.ts';

/** Boxes whose keys are needed: of secret polls that are open, and of an evaluation that is offered (P2, N32). */
export const sealedIn = ({ polls, evaluation }: Pick<Meeting, 'polls' | 'evaluation'>): string[] => [
  ...sealedPolls(polls),
  ...sealedQuestions(evaluation),
];
