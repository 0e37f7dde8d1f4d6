import type { EvaluationEvent } from '../evaluation/state.ts';
import type { Recorded } from '../meeting.ts';
import type { Draft } from './draft.ts';
import type { EntryOf } from './state.ts';

const key = 'evaluation';

/** One entry from when it was offered. Of questions that too few answered there is no number, and who answered is nowhere (N32). */
export function evaluationNotes(draft: Draft) {
  const prepared: number[] = [];
  return {
    take(fact: Recorded, event: EvaluationEvent): void {
      const entry = draft.find('evaluation', key, event.type === 'evaluation-offered' || isResult(event) ? fact : undefined);
      if (event.type === 'evaluation-offered') {
        const { attended, questions } = event;
        const told = questions.map((one) => ({ ...one, answered: null, counts: null, words: null, leftOut: 0 }));
        if (entry) [entry.attended, entry.questions] = [attended, told];
        else draft.add(key, fact, { what: 'evaluation', attended, answered: null, questions: told }, prepared.splice(0));
      } else if (isResult(event) && entry) noteResult(entry, fact, event);
      else prepared.push(fact.seq);
    },
    /** What nobody was asked. */
    unused: () => prepared,
  };
}

type ResultEvent = EvaluationEvent & { type: 'evaluation-closed' | 'evaluation-words-published' };
const isResult = (event: EvaluationEvent): event is ResultEvent =>
  event.type === 'evaluation-closed' || event.type === 'evaluation-words-published';

function noteResult(entry: EntryOf<'evaluation'>, { at }: Recorded, event: ResultEvent) {
  if (event.type === 'evaluation-closed') {
    [entry.until, entry.answered] = [at, event.answered];
    entry.questions = entry.questions.map((one) => {
      const { answered = null, counts = null } = event.results.find(({ questionId }) => questionId === one.id) ?? {};
      return { ...one, answered, counts };
    });
  } else {
    const { questionId, words, leftOut } = event;
    entry.questions = entry.questions.map((one) => (one.id === questionId ? { ...one, words, leftOut } : one));
  }
}
