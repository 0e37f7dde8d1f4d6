import { emptyActions, type Actions, type ActionsEvent } from './actions/state.ts';
import { emptyAgenda, type Agenda, type AgendaEvent } from './agenda/state.ts';
import { emptyCaptions, type Captions, type CaptionsEvent } from './captions/state.ts';
import { emptyChat, type Chat, type ChatEvent } from './chat/state.ts';
import { emptyConduct, type Conduct, type ConductEvent } from './conduct.ts';
import type { Documents, DocumentsEvent } from './documents/state.ts';
import { emptyErasing, type Erasing, type ErasingEvent } from './erasing/state.ts';
import { emptyIssuing, type Issuing, type IssuingEvent } from './issuing/state.ts';
import { emptyEvaluation, type Evaluation, type EvaluationEvent } from './evaluation/state.ts';
import { plenary, type FloorId } from './floor-id.ts';
import { emptyFloor, type Floor, type FloorEvent } from './floor/state.ts';
import { emptyGroups, type Groups, type GroupsEvent } from './groups/state.ts';
import { emptyMessages, type Messages, type MessagesEvent } from './messages/state.ts';
import { emptyPeople, type People, type PeopleEvent } from './people.ts';
import { emptyPolls, type Polls, type PollEvent } from './polls/state.ts';
import { emptyQueue, type Queue, type QueueEvent } from './queue/state.ts';
import { emptyReports, type Reports, type ReportsEvent } from './reports/state.ts';
import { emptyRelay, type Relay, type RelayEvent } from './relay/state.ts';
import { emptyTranscripts, type Transcripts, type TranscriptsEvent } from './transcripts/state.ts';

/** All that the screens need now; what was is in the log. */
export type Meeting = {
  conduct: Conduct;
  people: People;
  agenda: Agenda;
  floors: Record<FloorId, { queue: Queue; floor: Floor }>;
  relay: Relay;
  polls: Polls;
  chat: Chat;
  captions: Captions;
  groups: Groups;
  reports: Reports;
  actions: Actions;
  messages: Messages;
  documents: Documents;
  erasing: Erasing;
  issuing: Issuing;
  transcripts: Transcripts;
  evaluation: Evaluation;
};
export type MeetingEvent =
  | ConductEvent
  | PeopleEvent
  | AgendaEvent
  | QueueEvent
  | FloorEvent
  | RelayEvent
  | PollEvent
  | ChatEvent
  | CaptionsEvent
  | GroupsEvent
  | ReportsEvent
  | ActionsEvent
  | MessagesEvent
  | DocumentsEvent
  | ErasingEvent
  | IssuingEvent
  | TranscriptsEvent
  | EvaluationEvent;

/** A fact as the store keeps it: numbered without gaps from 1, dated in ms since 1970 (UTC), and signed. It stays as it is, but for the words of somebody who is erased (`erasing/blanked.ts`). */
export type Recorded = { seq: number; at: number; by: string; event: MeetingEvent };

export const emptyMeeting: Meeting = {
  conduct: emptyConduct,
  people: emptyPeople,
  agenda: emptyAgenda,
  floors: { [plenary]: { queue: emptyQueue, floor: emptyFloor } },
  relay: emptyRelay,
  polls: emptyPolls,
  chat: emptyChat,
  captions: emptyCaptions,
  groups: emptyGroups,
  reports: emptyReports,
  actions: emptyActions,
  messages: emptyMessages,
  documents: {},
  erasing: emptyErasing,
  issuing: emptyIssuing,
  transcripts: emptyTranscripts,
  evaluation: emptyEvaluation,
};
