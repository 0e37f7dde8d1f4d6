import { isActionsEvent } from '../actions/seen.ts';
import { isDocumentsEvent } from '../documents/seen.ts';
import { isEvaluationEvent } from '../evaluation/seen.ts';
import { isGroupsEvent } from '../groups/seen.ts';
import type { Recorded } from '../meeting.ts';
import { isMessagesEvent } from '../messages/seen.ts';
import { isPollEvent } from '../polls/seen.ts';
import { isRelayEvent } from '../relay/seen.ts';
import { isReportsEvent } from '../reports/seen.ts';
import { isTranscriptsEvent } from '../transcripts/seen.ts';
import { agendaNotes } from './agenda.ts';
import { Draft } from './draft.ts';
import { evaluationNotes } from './evaluation.ts';
import { floorNotes } from './floor.ts';
import { groupNotes } from './groups.ts';
import { actionNotes, documentNotes, messageNotes } from './outcome.ts';
import { pollNotes } from './polls.ts';
import { relayNotes } from './relay.ts';
import type { Entry, MeetingRecord } from './state.ts';

/** A record while it grows: a fact at a time, in their order, and what it is as of now. */
export function recording(): { take: (fact: Recorded) => void; record: () => MeetingRecord } {
  const draft = new Draft();
  const [floor, agenda, relay, polls, groups] = [
    floorNotes(draft),
    agendaNotes(draft),
    relayNotes(draft),
    pollNotes(draft),
    groupNotes(draft),
  ];
  const messages = messageNotes(draft);
  const evaluation = evaluationNotes(draft);
  function take(fact: Recorded) {
    const { seq, event } = fact;
    if (isRelayEvent(event)) relay(fact, event);
    else if (isPollEvent(event)) polls.take(fact, event);
    else if (isGroupsEvent(event) || isReportsEvent(event)) groups.take(fact, event);
    else if (isActionsEvent(event)) actionNotes(draft, fact, event);
    else if (isMessagesEvent(event)) messages(fact, event);
    else if (isDocumentsEvent(event)) documentNotes(draft, fact, event);
    // What a transcript says is no fact, and stands beside these entries (`transcripts/beside.ts`).
    else if (isTranscriptsEvent(event)) draft.note('transcripts', seq);
    else if (isEvaluationEvent(event)) evaluation.take(fact, event);
    else
      switch (event.type) {
        case 'meeting-opened':
          draft.add(`opened ${seq}`, fact, { what: 'opened' });
          break;
        case 'meeting-closed':
          draft.add(`closed ${seq}`, fact, { what: 'closed' });
          break;
        case 'placeholder-named':
          draft.isSame(event.personId, event.as.id);
          draft.note('people', seq);
          break;
        case 'agenda-item-added':
        case 'agenda-item-amended':
        case 'agenda-item-moved':
        case 'agenda-item-dropped':
        case 'agenda-item-opened':
        case 'agenda-item-closed':
        case 'break-started':
        case 'break-ended':
        case 'presented':
        case 'presenting-ended':
          agenda.take(fact, event);
          break;
        case 'floor-requested':
        case 'request-amended':
        case 'request-withdrawn':
        case 'request-set-aside':
        case 'request-returned':
        case 'request-moved':
        case 'leftover-settled':
        case 'queue-closed':
        case 'queue-reopened':
        case 'order-set':
        case 'floor-given':
        case 'turn-ended':
        case 'turn-set-aside':
        case 'floor-taken-back':
        case 'turn-paused':
        case 'turn-resumed':
        case 'turn-extended':
          floor.take(fact, event);
          break;
        // What was set and who held which role is told where the record begins, as it stood; the chat is no part of it.
        case 'meeting-created':
        case 'meeting-titled':
        case 'settings-changed':
          draft.note('settings', seq);
          break;
        case 'person-entered':
        case 'person-changed':
        case 'person-left':
        case 'role-given':
        case 'role-taken':
        case 'erasing-asked':
        case 'person-erased':
        case 'erasing-finished':
          draft.note('people', seq);
          break;
        case 'line-held':
        case 'line-settled':
        case 'chat-hand-offered':
        case 'chat-hand-settled':
          draft.note('chat', seq);
          break;
        case 'off-record-set':
          draft.offRecord(fact, event.on);
          break;
        // A version is of all entries, so it is none itself.
        case 'record-issued':
          draft.note('versions', seq);
          break;
        case 'erratum-noted': {
          const { erratumId, entryId, text } = event;
          draft.add(`erratum ${erratumId}`, fact, { what: 'erratum', erratumId, entryId, text, withdrawn: false });
          break;
        }
        case 'erratum-withdrawn': {
          const entry = draft.find('erratum', `erratum ${event.erratumId}`, fact);
          if (entry) entry.withdrawn = true;
          break;
        }
        case 'caption-link-made':
        case 'caption-link-revoked':
        case 'captions-begun':
        case 'captions-placed':
          draft.note('captions', seq);
          break;
        default:
          event satisfies never;
      }
  }
  return {
    take,
    record() {
      const { known } = draft;
      const entries = [...draft.entries, ...floor.waiting()].map((entry) => withNames(entry, known));
      const unused = { agenda: agenda.unused(), polls: polls.unused(), groups: groups.unused(), evaluation: evaluation.unused() };
      const also = { ...draft.also };
      for (const [kind, facts] of Object.entries(unused) as [keyof typeof unused, number[]][]) also[kind] = [...also[kind], ...facts];
      return { entries: entries.toSorted((a, b) => a.at - b.at || a.facts[0]! - b.facts[0]!), also };
    },
  };
}

/** The record of these facts. Whose facts they are decides what is in it: `factsFor` of an audience, and nothing else. */
export function recordOf(facts: Iterable<Recorded>): MeetingRecord {
  const { take, record } = recording();
  for (const fact of facts) take(fact);
  return record();
}

/** Under the names that people turned out to have. */
function withNames(entry: Entry, known: (personId: string) => string): Entry {
  const named = { ...entry, by: known(entry.by) };
  if ('personId' in named && named.personId !== null) named.personId = known(named.personId);
  if (named.what === 'round') named.groups = named.groups.map((group) => ({ ...group, people: [...new Set(group.people.map(known))] }));
  if ('enteredBy' in named && named.enteredBy !== null) named.enteredBy = known(named.enteredBy);
  return named;
}
