import type { Who } from '../shared/command.ts';
import { messageIn, type Answer, type Stance } from '../shared/messages/state.ts';
import { isStaff, type Card } from '../shared/people.ts';
import { notFound } from './declined.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { byName } from './poll-answers.ts';

/** Who answered what in the last read-back of a message, and why, by name, for staff (M2). `after`: the id of the last person of the page before. */
export function messageAnswers(
  { meeting, cardOf }: Pick<LiveMeeting, 'meeting' | 'cardOf'>,
  who: Who,
  { messageId, after, limit }: { messageId: string; after: string; limit: number },
): { answers: { person: Card; stance: Stance; comment: string }[]; total: number } {
  const message = messageIn(meeting, messageId);
  if (!message || !isStaff(meeting, who)) throw notFound();
  const answers = byName<Answer>(message.answers, cardOf);
  const start = answers.findIndex(({ personId }) => personId === after) + 1;
  const page = answers.slice(start, start + limit).flatMap(({ personId, stance, comment }) => {
    const person = cardOf(personId);
    return person ? [{ person: { ...person, id: personId }, stance, comment }] : [];
  });
  return { answers: page, total: answers.length };
}
