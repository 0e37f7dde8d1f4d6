import type { Audience } from '../audience.ts';
import { nobody } from '../command.ts';
import type { MeetingEvent } from '../meeting.ts';
import { isVeiled, isWhole, supportersOf, type Question, type Relay, type RelayEvent, type Sealed } from './state.ts';

const types: Record<RelayEvent['type'], true> = {
  'question-asked': true,
  'question-supported': true,
  'support-withdrawn': true,
  'question-accepted': true,
  'question-declined': true,
  'question-taken': true,
  'question-reading': true,
  'question-read-out': true,
  'question-answered': true,
  'questions-merged': true,
  'question-queued': true,
  'question-put-back': true,
};
export const isRelayEvent = (event: MeetingEvent): event is RelayEvent => Object.hasOwn(types, event.type);

/** The fact as this audience may know it, or null. A question that is held is a number; why one was declined is between staff and the asker. */
export function relayFact(audience: Audience, event: RelayEvent): RelayEvent | null {
  switch (event.type) {
    case 'question-supported':
    case 'support-withdrawn':
      return null;
    case 'question-asked': {
      const { question } = event;
      if (!('text' in question)) return event;
      if (question.held && audience !== 'staff') return { type: event.type, question: { id: question.id } };
      const { receipt: _theirs, ...known } = question;
      return { type: event.type, question: known };
    }
    case 'question-declined':
      return audience === 'staff' ? event : { type: event.type, questionId: event.questionId };
    default:
      return event;
  }
}

/** Who asked a question that is held does not stand under the fact either. */
export const signatureOf = (seen: MeetingEvent, by: string) => (seen.type === 'question-asked' && !('text' in seen.question) ? nobody : by);

export const relayFor = (audience: Audience, relay: Relay): Relay => ({
  ...relay,
  questions: relay.questions.map((question) =>
    !isWhole(question) || (audience !== 'staff' && isVeiled(question)) ? seal(question) : { ...question, receipt: null, supporters: [] },
  ),
});

const seal = (question: Question | Sealed): Sealed => {
  const { id, number, step } = question;
  return step === 'merged' && 'mergedInto' in question
    ? { id, number, step, mergedInto: question.mergedInto ?? '' }
    : { id, number, step: step as Exclude<typeof step, 'merged'> };
};

export const peopleInRelay = ({ questions }: Relay): string[] =>
  questions
    .filter(isWhole)
    .flatMap(({ author, takenBy, enteredBy }) => [author?.personId ?? null, takenBy, enteredBy].filter((id) => id !== null));

/** How many support each question that this audience reads, where anybody does. */
export function supportFor(audience: Audience, relay: Relay): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const question of relay.questions) {
    if (question.step === 'merged' || (audience !== 'staff' && isVeiled(question))) continue;
    const count = supportersOf(relay, question.id).length;
    if (count > 0) counts[question.id] = count;
  }
  return counts;
}
