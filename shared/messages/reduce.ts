import type { Recorded } from '../meeting.ts';
import { answersRenamed, withAnswer, withRoom } from '../polls/counting.ts';
import type { Message, Messages, Phase, ReadBack } from './state.ts';

/** A fact about a message that is not there, or elsewhere on its way, changes nothing. */
export function reduceMessages(messages: Messages, { at, by, event }: Recorded): Messages {
  switch (event.type) {
    case 'message-drafted': {
      const { messageId: id, number, message } = event;
      return {
        ...messages,
        made: number,
        list: [...messages.list, { id, number, ...message, phase: 'draft', readBacks: [], answers: [] }],
      };
    }
    case 'message-amended':
      return changed(messages, event.messageId, ['draft'], (message) => ({ ...message, ...event.message }));
    case 'message-dropped':
      return { ...messages, list: messages.list.filter(({ id, phase }) => id !== event.messageId || phase !== 'draft') };
    case 'read-back-started':
      return each(messages, event.messages, ['draft'], (message, { wording, hash }) => ({
        ...message,
        ...wording,
        phase: 'reading',
        answers: [],
        readBacks: [...message.readBacks, { wording, hash, startedAt: at, endedAt: null, rooms: [], counts: null, objections: [] }],
      }));
    case 'message-answered': {
      const { type: _type, messageId, ...answer } = event;
      return changed(messages, messageId, ['reading'], (one) => ({ ...one, answers: withAnswer(one.answers, answer) }));
    }
    case 'read-back-tallied':
      return changed(messages, event.messageId, ['reading'], (message) =>
        withLast(message, (last) => ({ ...last, rooms: withRoom(last.rooms, event) })),
      );
    case 'read-back-ended':
      return each(messages, event.messages, ['reading'], (message, { counts, objections }) => ({
        ...withLast(message, (last) => ({ ...last, endedAt: at, counts, objections })),
        phase: 'read',
      }));
    case 'message-settled':
      return changed(messages, event.messageId, ['read', 'agreed', 'noted'], (message) => ({ ...message, phase: event.as }));
    case 'report-frozen': {
      const { version, hash, messages: frozen } = event;
      return { ...messages, versions: [...messages.versions, { version, hash, messages: frozen, at, by, unfrozen: null }] };
    }
    case 'report-unfrozen': {
      const last = messages.versions.length - 1;
      const unfrozen = { at, by, reason: event.reason };
      return { ...messages, versions: messages.versions.map((one, i) => (i === last ? { ...one, unfrozen } : one)) };
    }
    case 'placeholder-named':
      return {
        ...messages,
        list: messages.list.map((one) => ({ ...one, answers: answersRenamed(one.answers, event.personId, event.as.id) })),
      };
    default:
      return messages;
  }
}

function changed(messages: Messages, messageId: string, phases: Phase[], change: (message: Message) => Message): Messages {
  return each(messages, [{ messageId }], phases, change);
}
function each<Of extends { messageId: string }>(
  messages: Messages,
  these: Of[],
  phases: Phase[],
  change: (message: Message, of: Of) => Message,
): Messages {
  const list = messages.list.map((message) => {
    const of = these.find(({ messageId }) => messageId === message.id);
    return of && phases.includes(message.phase) ? change(message, of) : message;
  });
  return { ...messages, list };
}
const withLast = (message: Message, change: (last: ReadBack) => ReadBack): Message => ({
  ...message,
  readBacks: message.readBacks.map((one, i, { length }) => (i === length - 1 ? change(one) : one)),
});
