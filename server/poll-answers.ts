import type { Who } from '../shared/command.ts';
import { isStaff, type Card } from '../shared/people.ts';
import { pollIn } from '../shared/polls/state.ts';
import { notFound } from './declined.ts';
import type { LiveMeeting } from './live-meeting.ts';

const inOrder = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });
/** Thousands may open the list at once: sorted once for all of them. */
const orders = new WeakMap<object, unknown>();

/**
 * Who answered a named poll, and what, by name: for everybody inside once it is published, for staff before (N21).
 * Of a secret poll there is nothing to read. `after`: the id of the last person of the page before.
 */
export function pollAnswers(
  { meeting, cardOf }: Pick<LiveMeeting, 'meeting' | 'cardOf'>,
  who: Who,
  { pollId, after, limit }: { pollId: string; after: string; limit: number },
): { answers: { person: Card; options: number[] }[]; total: number } {
  const poll = pollIn(meeting, pollId);
  if (!poll || poll.secret || !(poll.phase === 'published' || isStaff(meeting, who))) throw notFound();
  const answers = byName(poll.answers, cardOf);
  const start = answers.findIndex(({ personId }) => personId === after) + 1;
  const page = answers.slice(start, start + limit).flatMap(({ personId, options = [] }) => {
    const person = cardOf(personId);
    return person ? [{ person: { ...person, id: personId }, options }] : [];
  });
  return { answers: page, total: answers.length };
}

/** Answers in the order of the names of those who gave them. */
export function byName<Answer extends { personId: string }>(answers: Answer[], cardOf: LiveMeeting['cardOf']): Answer[] {
  const known = orders.get(answers);
  if (known) return known as Answer[];
  const nameOf = ({ personId }: Answer) => cardOf(personId)?.name ?? '';
  const order = answers.toSorted((a, b) => inOrder.compare(nameOf(a), nameOf(b)) || (a.personId < b.personId ? -1 : 1));
  orders.set(answers, order);
  return order;
}
