import type { Meeting } from '../meeting.ts';

export const choiceKinds = ['one', 'several'] as const;
export const plainKinds = ['scale', 'text'] as const;
/** From 1 to 5, one of some, several of them, or words of one's own. */
export const questionKinds = ['scale', ...choiceKinds, 'text'] as const;
export const mostQuestions = 20;
export const scaleSteps = 5;
/** Days that it stays open. */
export const usualDays = 7;
export const mostDays = 60;
/** Of an answer in one's own words, in UTF-16 units as a text field counts them: so each has room in rows that are all of one length. */
export const longestWords = 1000;
/** The box that knows how many answered anything at all; each question has another. */
export const wholeBox = 'evaluation';

/** `options`: of one and several. */
export type Written = { kind: (typeof questionKinds)[number]; text: string; options: string[] };
export type Question = Written & { id: string };
/** What was answered to one question; null where too few answered it to hide anybody. Of words it is their number. */
export type Result = { questionId: string; answered: number | null; counts: number[] | null };
/** Of the words that answer a question: how many everybody reads, and how many staff left out. */
export type Shown = { questionId: string; shown: number; leftOut: number };

/** What a meeting asks of those who were there once it is closed (N32). Who answered is in no fact. */
export type Evaluation = {
  /** For staff until it is offered. */
  phase: 'prepared' | 'offered' | 'closed';
  questions: Question[];
  days: number;
  /** To how many, and from when to when, in ms. */
  offered: { at: number; until: number; attended: number } | null;
  result: { answered: number | null; results: Result[] } | null;
  /** Once the words are for everybody. */
  published: Shown[] | null;
};
export const emptyEvaluation: Evaluation = {
  phase: 'prepared',
  questions: [],
  days: usualDays,
  offered: null,
  result: null,
  published: null,
};

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type EvaluationEvent =
  | { type: 'evaluation-questions-added'; questions: Question[] }
  | { type: 'evaluation-question-amended'; questionId: string; question: Written }
  | { type: 'evaluation-question-moved'; questionId: string; where: 'before' | 'after'; neighbourId: string }
  | { type: 'evaluation-question-dropped'; questionId: string }
  | { type: 'evaluation-days-set'; days: number }
  /** Again when the meeting is opened once more and closed: then also to those who came meanwhile. */
  | { type: 'evaluation-offered'; questions: Question[]; days: number; attended: number }
  | { type: 'evaluation-closed'; answered: number | null; results: Result[] }
  | { type: 'evaluation-words-published'; questionId: string; words: string[]; leftOut: number };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const questionIn = ({ evaluation }: Pick<Meeting, 'evaluation'>, questionId: string) =>
  evaluation.questions.find(({ id }) => id === questionId);

/** How many things there are to choose from. */
export const choicesOf = ({ kind, options }: Pick<Written, 'kind' | 'options'>): number =>
  kind === 'scale' ? scaleSteps : kind === 'text' ? 0 : options.length;

/** Boxes that are sealed while it can be answered. */
export const sealedQuestions = ({ phase, questions }: Evaluation): string[] =>
  phase === 'offered' ? [wholeBox, ...questions.map(({ id }) => id)] : [];

/** The mean of a scale, from 1 on, with one decimal. */
export function meanOf(counts: readonly number[]): number {
  const answered = counts.reduce((sum, count) => sum + count, 0);
  return Math.round((counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / answered) * 10) / 10;
}
