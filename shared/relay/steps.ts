import { isWhole, questionIn, waitedMsAt, type Question, type Relay, type Sealed, type Step, type Words } from './state.ts';

/** Of the last ones read out. */
const lagsKept = 200;

/** As it is when it has just been asked. */
export const fresh = (words: Words): Question => ({
  ...words,
  id: '',
  number: 0,
  step: 'new',
  held: false,
  takenBy: null,
  requestId: null,
  turnId: null,
  mergedInto: null,
  reason: '',
  waitedMs: 0,
  waitsSince: null,
  receipt: null,
  supporters: [],
});

/** Accepted and not yet heard: its clock runs (R5). */
export const isWaiting = ({ step }: Question) => step === 'accepted' || step === 'taken' || step === 'reading' || step === 'queued';

export const everyQuestion = (relay: Relay, change: (question: Question) => Question): Relay =>
  relay.questions.length === 0
    ? relay
    : { ...relay, questions: relay.questions.map((question) => (isWhole(question) ? change(question) : question)) };

export function changed(relay: Relay, id: string, change: (question: Question) => Question): Relay {
  return {
    ...relay,
    questions: relay.questions.map((question) => (question.id === id && isWhole(question) ? change(question) : question)),
  };
}
const replaced = (relay: Relay, id: string, by: (question: Question | Sealed) => Question | Sealed): Relay => ({
  ...relay,
  questions: relay.questions.map((question) => (question.id === id ? by(question) : question)),
});

/** A sealed question is at a step, too. */
export function stepped(relay: Relay, id: string, step: Exclude<Step, 'merged'>, more: Partial<Question>): Relay {
  return replaced(relay, id, (question) =>
    isWhole(question) ? { ...question, step, ...more } : { id: question.id, number: question.number, step },
  );
}
export const sealed = (relay: Relay, id: string, step: 'declined'): Relay =>
  replaced(relay, id, ({ number }): Sealed => ({ id, number, step }));

/** Those who read it for the first time, or again. */
export const unsealed = (relay: Relay, id: string, words: Words | undefined): Relay =>
  words === undefined
    ? relay
    : replaced(relay, id, (question) =>
        isWhole(question) ? { ...question, ...words } : { ...fresh(words), id, number: question.number, step: question.step },
      );

export const merged = (relay: Relay, id: string, into: string): Relay =>
  replaced(relay, id, (question) =>
    isWhole(question)
      ? { ...question, step: 'merged', mergedInto: into, takenBy: null }
      : { id, number: question.number, step: 'merged', mergedInto: into },
  );

/** Heard by the room: the clock stops and the lag is known (R5). */
export function readOut(relay: Relay, id: string, at: number): Relay {
  const question = questionIn(relay, id);
  if (!question || !isWhole(question)) return stepped(relay, id, 'read-out', {});
  const ms = waitedMsAt(question, at);
  const others = relay.lags.filter(({ questionId }) => questionId !== id);
  return {
    ...stepped(relay, id, 'read-out', { waitedMs: ms, waitsSince: null }),
    lags: [...others, { questionId: id, ms }].slice(-lagsKept),
  };
}

const inNobodysHands = { takenBy: null, requestId: null, turnId: null };

/** What came after the step it goes back to is undone with it. */
export function putBack(relay: Relay, id: string, to: Step, since: number | null): Relay {
  const back = replaced(relay, id, (question) => {
    if (!isWhole(question)) return to === 'merged' ? question : { id, number: question.number, step: to };
    const { floor, askedAt, text, author, voice, enteredBy, number, held, receipt, supporters } = question;
    if (to === 'new') return { ...fresh({ floor, askedAt, text, author, voice, enteredBy }), id, number, held, receipt, supporters };
    const before: Question = { ...question, step: to, mergedInto: null, ...(to === 'accepted' && inNobodysHands) };
    return isWaiting(before) && before.waitsSince === null ? { ...before, waitsSince: since } : before;
  });
  const isHeard = to === 'read-out' || to === 'answered';
  return isHeard ? back : { ...back, lags: back.lags.filter(({ questionId }) => questionId !== id) };
}
