import type { Agenda } from '../agenda/state.ts';
import type { Recorded } from '../meeting.ts';
import { repersoned } from '../people.ts';
import { onFloor } from './on-floor.ts';
import { joinedIn, waitedMsAt, type Relay } from './state.ts';
import { changed, everyQuestion, fresh, isWaiting, merged, putBack, readOut, sealed, stepped, unsealed } from './steps.ts';

/** Questions that are done with and stay on the screens; earlier ones are in the log. */
const settledKept = 60;

/** The agenda is asked only whether there is a break: nothing can be read out then (R5). */
export function reduceRelay(relay: Relay, recorded: Recorded, { pause }: Agenda): Relay {
  const next = moved(onFloor(relay, recorded), recorded, pause ? 'resting' : 'running');
  return next === relay ? relay : kept(next);
}

type Clock = 'running' | 'resting';

function moved(relay: Relay, { seq, at, by, event }: Recorded, clock: Clock): Relay {
  switch (event.type) {
    case 'question-asked': {
      const { question } = event;
      if (!('text' in question)) return { ...relay, questions: [...relay.questions, { id: question.id, number: seq, step: 'new' }] };
      const { id, held, receipt = null, ...words } = question;
      return { ...relay, questions: [...relay.questions, { ...fresh({ ...words, askedAt: at }), id, number: seq, held, receipt }] };
    }
    case 'question-supported':
      return changed(relay, event.questionId, (question) => ({
        ...question,
        supporters: [...new Set([...question.supporters, event.personId])],
      }));
    case 'support-withdrawn':
      return joinedIn(relay, event.questionId).reduce(
        (left, { id }) =>
          changed(left, id, (question) => ({ ...question, supporters: question.supporters.filter((one) => one !== event.personId) })),
        relay,
      );
    case 'question-accepted':
      return changed(unsealed(relay, event.questionId, event.words), event.questionId, (question) => ({
        ...question,
        step: 'accepted',
        held: false,
        waitsSince: clock === 'running' ? at : null,
      }));
    case 'question-declined':
      return event.reason === undefined
        ? sealed(relay, event.questionId, 'declined')
        : stepped(relay, event.questionId, 'declined', { reason: event.reason, takenBy: null });
    case 'question-taken':
      return stepped(relay, event.questionId, 'taken', { takenBy: by });
    case 'question-reading':
      return stepped(relay, event.questionId, 'reading', {});
    case 'question-read-out':
      return readOut(relay, event.questionId, at);
    case 'question-answered':
      return stepped(relay, event.questionId, 'answered', {});
    case 'questions-merged':
      return merged(relay, event.questionId, event.into);
    case 'question-queued':
      return stepped(relay, event.questionId, 'queued', { requestId: event.requestId, voice: event.as, takenBy: null });
    case 'question-put-back':
      return putBack(unsealed(relay, event.questionId, event.words), event.questionId, event.to, clock === 'running' ? at : null);
    case 'break-started':
      return everyQuestion(relay, (question) => ({ ...question, waitedMs: waitedMsAt(question, at), waitsSince: null }));
    case 'break-ended':
      return everyQuestion(relay, (question) => (isWaiting(question) ? { ...question, waitsSince: at } : question));
    case 'person-changed':
    case 'placeholder-named':
      return everyQuestion(relay, (question) => {
        const rename = (id: string) => (event.type === 'placeholder-named' && event.personId === id ? event.as.id : id);
        const { author, takenBy, enteredBy, supporters } = question;
        return {
          ...question,
          author: author && repersoned(author, event),
          takenBy: takenBy && rename(takenBy),
          enteredBy: enteredBy && rename(enteredBy),
          supporters: [...new Set(supporters.map(rename))],
        };
      });
    default:
      return relay;
  }
}

/** The screens keep what is under way and the last of what is done. */
function kept(relay: Relay): Relay {
  const settled = relay.questions.filter(({ step }) => step === 'answered' || step === 'declined');
  if (settled.length <= settledKept) return relay;
  const gone = settled.slice(0, settled.length - settledKept).flatMap(({ id }) => joinedIn(relay, id));
  return { ...relay, questions: relay.questions.filter((question) => !gone.includes(question)) };
}
