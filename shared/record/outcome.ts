import type { ActionsEvent } from '../actions/state.ts';
import type { DocumentsEvent } from '../documents/state.ts';
import type { Recorded } from '../meeting.ts';
import type { MessagesEvent } from '../messages/state.ts';
import { withRoom } from '../polls/counting.ts';
import type { Draft } from './draft.ts';
import type { EntryOf } from './state.ts';

/** Messages with their readings (M1–M4). Who answered what is nowhere: they are counted by side. */
export const messageNotes = (draft: Draft) => {
  let reading = '';
  const message = (id: string, fact?: Recorded) => draft.find('message', id, fact);
  const readOf = (fact: Recorded, id: string) => draft.find('read-back', reading, fact)?.messages.find(({ messageId }) => messageId === id);

  return (fact: Recorded, event: MessagesEvent): void => {
    const { seq, at } = fact;
    switch (event.type) {
      case 'message-drafted': {
        const {
          messageId,
          number,
          message: { text },
        } = event;
        return void draft.add(messageId, fact, { what: 'message', messageId, number, text, as: null });
      }
      case 'message-amended': {
        const entry = message(event.messageId, fact);
        if (!entry) return draft.note('outcome', seq);
        entry.text = event.message.text ?? entry.text;
        return;
      }
      case 'message-dropped':
      case 'message-settled': {
        const entry = message(event.messageId, fact);
        if (!entry) return draft.note('outcome', seq);
        [entry.as, entry.until] = [event.type === 'message-settled' ? event.as : 'withdrawn', at];
        return;
      }
      case 'read-back-started': {
        reading = `reading ${seq}`;
        const messages = event.messages.map(({ messageId, wording: { text } }) => ({
          messageId,
          number: message(messageId, fact)?.number ?? 0,
          text,
          counts: null,
          rooms: [],
          objections: [],
        }));
        return void draft.add(reading, fact, { what: 'read-back', messages });
      }
      case 'read-back-tallied': {
        const read = readOf(fact, event.messageId);
        if (!read) return draft.note('outcome', seq);
        read.rooms = withRoom(read.rooms, event);
        return;
      }
      case 'read-back-ended': {
        const entry = draft.find('read-back', reading, fact);
        if (!entry) return draft.note('outcome', seq);
        entry.until = at;
        for (const { messageId, counts, objections } of event.messages) {
          const read = entry.messages.find((one) => one.messageId === messageId);
          if (read) [read.counts, read.objections] = [counts, objections];
        }
        return;
      }
      case 'message-answered':
        if (!readOf(fact, event.messageId)) draft.note('outcome', seq);
        return;
      case 'report-frozen':
        return void draft.add(`frozen ${seq}`, fact, { what: 'frozen', documentId: null, version: event.version, hash: event.hash });
      case 'report-unfrozen':
        return void draft.add(`unfrozen ${seq}`, fact, { what: 'unfrozen', documentId: null, reason: event.reason });
    }
  };
};

export function documentNotes(draft: Draft, fact: Recorded, event: DocumentsEvent): void {
  const { documentId } = event;
  const key = `${event.type} ${fact.seq}`;
  if (event.type === 'document-frozen') draft.add(key, fact, { what: 'frozen', documentId, version: event.version, hash: event.hash });
  else draft.add(key, fact, { what: 'unfrozen', documentId, reason: event.reason });
}

/** Decisions and actions under their numbers (D1, N20). What was carried from the meeting before stands where the series goes on. */
export function actionNotes(draft: Draft, fact: Recorded, event: ActionsEvent): void {
  const { seq, at } = fact;
  const amended = <What extends 'action' | 'decision'>(what: What, id: string, change: (entry: EntryOf<What>) => void) => {
    const entry = draft.find(what, id, fact);
    if (entry) change(entry);
    else draft.note('outcome', seq);
  };
  const action = (id: string, change: (entry: EntryOf<'action'>) => void) => amended('action', id, change);
  const decision = (id: string, change: (entry: EntryOf<'decision'>) => void) => amended('decision', id, change);
  const begun = { what: 'action', state: 'open', withdrawn: false } as const;
  switch (event.type) {
    case 'series-begun':
      draft.note('outcome', seq);
      for (const { id, number, text, ownerId, due, from } of event.actions)
        draft.add(id, { ...fact, at }, { ...begun, number, text, personId: ownerId, due, from });
      return;
    case 'action-recorded': {
      const { text, ownerId, due } = event.action;
      return void draft.add(event.actionId, fact, { ...begun, number: event.number, text, personId: ownerId, due, from: null });
    }
    case 'action-amended':
      return action(event.actionId, (entry) => {
        const { text, ownerId, due } = event.action;
        [entry.text, entry.personId, entry.due] = [
          text ?? entry.text,
          ownerId === undefined ? entry.personId : ownerId,
          due === undefined ? entry.due : due,
        ];
      });
    case 'action-settled':
      return action(event.actionId, (entry) => {
        [entry.state, entry.until] = [event.state, event.state === 'open' ? null : at];
      });
    case 'action-dropped':
    case 'action-restored':
      return action(event.actionId, (entry) => void (entry.withdrawn = event.type === 'action-dropped'));
    case 'decision-recorded':
      return void draft.add(event.decisionId, fact, { what: 'decision', number: event.number, text: event.text, withdrawn: false });
    case 'decision-amended':
      return decision(event.decisionId, (entry) => void (entry.text = event.text));
    case 'decision-dropped':
    case 'decision-restored':
      return decision(event.decisionId, (entry) => void (entry.withdrawn = event.type === 'decision-dropped'));
  }
}
