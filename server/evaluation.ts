import type { Who } from '../shared/command.ts';
import { isStaff } from '../shared/people.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** `mayAnswer`: only who was there is asked. For staff also how many have answered so far, and the words before they are published (N32). */
export type EvaluationNow = {
  at: number;
  mayAnswer: boolean;
  answered: number | null;
  words: { questionId: string; words: { id: string; text: string }[] }[];
};

/** What stands in no fact: who answers is nowhere, so this is asked for and never sent along. */
export function evaluationNow(live: LiveMeeting, who: Who, at: number): EvaluationNow {
  const { phase, offered, questions } = live.meeting.evaluation;
  const isOffered = phase === 'offered' && offered !== null;
  const forStaff = isStaff(live.meeting, who);
  return {
    at,
    mayAnswer: isOffered && live.wasThere(who.id, offered.at),
    answered: forStaff && isOffered ? live.answeredEvaluation() : null,
    words: forStaff ? questions.filter(({ kind }) => kind === 'text').map(({ id }) => ({ questionId: id, words: live.wordsOn(id) })) : [],
  };
}
