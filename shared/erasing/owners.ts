import type { Recorded } from '../meeting.ts';

/** Whose the wishes and questions are that later facts name by their ids, and of these people why they object to each message. */
export type Owners = { requests: Map<string, string>; questions: Map<string, string>; objections: Map<string, string[]> };

/** A fact at a time, in their order: `owners` is as of the last one. */
export function knowing(ids: ReadonlySet<string>): { owners: Owners; take: (fact: Recorded) => void } {
  const owners: Owners = { requests: new Map(), questions: new Map(), objections: new Map() };
  const answers = new Map<string, Map<string, string>>();
  return {
    owners,
    take({ event }) {
      if (event.type === 'floor-requested') owners.requests.set(event.request.id, event.request.personId);
      else if (event.type === 'question-asked' && 'author' in event.question && event.question.author)
        owners.questions.set(event.question.id, event.question.author.personId);
      else if (event.type === 'message-answered' && ids.has(event.personId)) {
        const mine = answers.get(event.messageId) ?? new Map<string, string>();
        answers.set(event.messageId, mine.set(event.personId, event.stance === 'object' ? event.comment : ''));
        owners.objections.set(event.messageId, [...mine.values()].filter(Boolean));
      } else if (event.type === 'read-back-started')
        for (const { messageId } of event.messages) for (const by of [answers, owners.objections]) by.delete(messageId);
    },
  };
}
