import type { Recorded } from '../meeting.ts';
import { isWhole, type Question, type Relay } from './state.ts';
import { changed, putBack, readOut } from './steps.ts';

/** A question in the queue goes where its request goes: called, it is heard; taken back or set aside, it waits again (R3). */
export function onFloor(relay: Relay, { at, event }: Recorded): Relay {
  switch (event.type) {
    case 'floor-given': {
      const after = heard(relay, event.ended, at);
      const { id: turnId, request } = event.turn;
      const called = request && queuedAs(after, request.id);
      return called ? changed(after, called.id, (question) => ({ ...question, step: 'reading', turnId })) : after;
    }
    case 'turn-ended':
      return heard(relay, event.ended, at);
    case 'turn-set-aside':
      return queuedAgain(relay, event.turnId);
    case 'floor-taken-back': {
      const before = event.restored.flatMap(({ turnId }) => inTurn(relay, turnId) ?? []);
      return before
        .filter(({ step }) => step === 'read-out')
        .reduce((left, { id }) => putBack(left, id, 'reading', at), queuedAgain(relay, event.turnId));
    }
    case 'request-withdrawn':
      return backToDesk(relay, [event.requestId], at);
    case 'leftover-settled':
      return event.how === 'carry'
        ? relay
        : backToDesk(
            relay,
            event.requests.map(({ id }) => id),
            at,
          );
    default:
      return relay;
  }
}

const wholeIn = ({ questions }: Relay) => questions.filter(isWhole);
const queuedAs = (relay: Relay, requestId: string) =>
  wholeIn(relay).find((question) => question.step === 'queued' && question.requestId === requestId);
const inTurn = (relay: Relay, turnId: string): Question | undefined => wholeIn(relay).find((question) => question.turnId === turnId);

const heard = (relay: Relay, ended: { turnId: string }[], at: number): Relay =>
  ended.reduce((left, { turnId }) => {
    const question = inTurn(left, turnId);
    return question?.step === 'reading' ? readOut(left, question.id, at) : left;
  }, relay);

function queuedAgain(relay: Relay, turnId: string): Relay {
  const question = inTurn(relay, turnId);
  return question?.step === 'reading' ? changed(relay, question.id, (one) => ({ ...one, step: 'queued', turnId: null })) : relay;
}

const backToDesk = (relay: Relay, requestIds: string[], at: number): Relay =>
  requestIds.reduce((left, requestId) => {
    const question = queuedAs(left, requestId);
    return question ? putBack(left, question.id, 'accepted', at) : left;
  }, relay);
