import { nobody } from '../command.ts';
import type { Recorded } from '../meeting.ts';
import type { RelayEvent, Step, Words } from '../relay/state.ts';
import type { Draft } from './draft.ts';
import type { EntryOf } from './state.ts';

const stepAfter: Partial<Record<RelayEvent['type'], Step>> = {
  'question-accepted': 'accepted',
  'question-declined': 'declined',
  'question-taken': 'taken',
  'question-reading': 'reading',
  'question-read-out': 'read-out',
  'question-answered': 'answered',
  'questions-merged': 'merged',
  'question-queued': 'queued',
};

/** Questions from people online, and what became of each (R1–R5). Of one that is declined neither words nor asker are anywhere. */
export function relayNotes(draft: Draft) {
  const words = new Map<string, Pick<EntryOf<'question'>, 'text' | 'personId' | 'enteredBy' | 'by'>>();
  const unread = { text: null, personId: null, enteredBy: null, by: nobody };
  const wordsOf = ({ text, author, enteredBy }: Omit<Words, 'askedAt'>, by: string) => ({
    text,
    personId: author?.personId ?? null,
    enteredBy,
    by,
  });

  return (fact: Recorded, event: RelayEvent): void => {
    if (event.type === 'question-asked') {
      const { question } = event;
      if ('text' in question) words.set(question.id, wordsOf(question, fact.by));
      draft.add(question.id, fact, { what: 'question', step: 'new', readOutAt: null, ...(words.get(question.id) ?? unread) });
      return;
    }
    const { questionId } = event;
    const entry = draft.find('question', questionId, fact);
    if (!entry) return draft.note('questions', fact.seq);
    if ('words' in event && event.words) words.set(questionId, wordsOf(event.words, words.get(questionId)?.by ?? entry.by));
    entry.step = event.type === 'question-put-back' ? event.to : (stepAfter[event.type] ?? entry.step);
    Object.assign(entry, entry.step === 'declined' ? unread : (words.get(questionId) ?? unread));
    if (event.type === 'question-read-out') entry.readOutAt = fact.at;
    if (event.type === 'question-answered' || event.type === 'question-read-out') entry.until = fact.at;
  };
}
