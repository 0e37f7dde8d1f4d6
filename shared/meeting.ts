import { reduceActions } from './actions/reduce.ts';
import { emptyActions, type Actions, type ActionsEvent } from './actions/state.ts';
import { reduceAgenda } from './agenda/reduce.ts';
import { emptyAgenda, type Agenda, type AgendaEvent } from './agenda/state.ts';
import { reduceChat } from './chat/reduce.ts';
import { emptyChat, type Chat, type ChatEvent } from './chat/state.ts';
import { emptyConduct, reduceConduct, type Conduct, type ConductEvent } from './conduct.ts';
import { reduceDocuments } from './documents/reduce.ts';
import type { Documents, DocumentsEvent } from './documents/state.ts';
import { plenary, type FloorId } from './floor-id.ts';
import { reduceFloor } from './floor/reduce.ts';
import { emptyFloor, type Floor, type FloorEvent } from './floor/state.ts';
import { reduceGroups } from './groups/reduce.ts';
import { emptyGroups, isWhole, type Groups, type GroupsEvent } from './groups/state.ts';
import { reduceMessages } from './messages/reduce.ts';
import { emptyMessages, type Messages, type MessagesEvent } from './messages/state.ts';
import { reduceNotes } from './notes/reduce.ts';
import type { Notes, NotesEvent } from './notes/state.ts';
import { emptyPeople, reducePeople, type People, type PeopleEvent } from './people.ts';
import { reducePolls } from './polls/reduce.ts';
import { emptyPolls, type Polls, type PollEvent } from './polls/state.ts';
import { reduceQueue } from './queue/reduce.ts';
import { emptyQueue, type Queue, type QueueEvent } from './queue/state.ts';
import { reduceReports } from './reports/reduce.ts';
import { emptyReports, type Reports, type ReportsEvent } from './reports/state.ts';
import { reduceRelay } from './relay/reduce.ts';
import { emptyRelay, type Relay, type RelayEvent } from './relay/state.ts';

/** All that the screens need now; what was is in the log. */
export type Meeting = {
  conduct: Conduct;
  people: People;
  agenda: Agenda;
  floors: Record<FloorId, { queue: Queue; floor: Floor }>;
  relay: Relay;
  polls: Polls;
  chat: Chat;
  groups: Groups;
  /** The text of each group, by its id. */
  notes: Record<FloorId, Notes>;
  reports: Reports;
  actions: Actions;
  messages: Messages;
  documents: Documents;
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
  | GroupsEvent
  | NotesEvent
  | ReportsEvent
  | ActionsEvent
  | MessagesEvent
  | DocumentsEvent;

/** A fact as the store keeps it: numbered without gaps from 1, dated in ms since 1970 (UTC), and signed. */
export type Recorded = { seq: number; at: number; by: string; event: MeetingEvent };

export const emptyMeeting: Meeting = {
  conduct: emptyConduct,
  people: emptyPeople,
  agenda: emptyAgenda,
  floors: { [plenary]: { queue: emptyQueue, floor: emptyFloor } },
  relay: emptyRelay,
  polls: emptyPolls,
  chat: emptyChat,
  groups: emptyGroups,
  notes: {},
  reports: emptyReports,
  actions: emptyActions,
  messages: emptyMessages,
  documents: {},
};

/** The same function draws every screen and guards the server. It refuses nothing: a fact is a fact. */
export function reduce(meeting: Meeting, recorded: Recorded): Meeting {
  return {
    conduct: reduceConduct(meeting.conduct, recorded),
    people: reducePeople(meeting.people, recorded),
    agenda: reduceAgenda(meeting.agenda, recorded),
    floors: reduceFloors(meeting, recorded),
    relay: reduceRelay(meeting.relay, recorded, meeting.agenda),
    polls: reducePolls(meeting.polls, recorded),
    chat: reduceChat(meeting.chat, recorded),
    groups: reduceGroups(meeting.groups, recorded),
    notes: reduceNotes(meeting.notes, recorded, meeting.reports),
    reports: reduceReports(meeting.reports, recorded, meeting.groups),
    actions: reduceActions(meeting.actions, recorded),
    messages: reduceMessages(meeting.messages, recorded),
    documents: reduceDocuments(meeting.documents, recorded),
  };
}

type Floors = Meeting['floors'];
/** A group has a floor of its own while it is open, wherever the group is known (G4). */
function reduceFloors({ floors, agenda }: Meeting, recorded: Recorded): Floors {
  const { event } = recorded;
  const changed: Floors = {};
  for (const [id, one] of Object.entries(floors)) {
    if (event.type === 'groups-ended' && event.groupIds.includes(id)) continue;
    const rests = id === plenary ? agenda : emptyAgenda;
    changed[id] = concerns(recorded, id)
      ? { queue: reduceQueue(one.queue, recorded), floor: reduceFloor(one.floor, recorded, rests) }
      : one;
  }
  if (event.type === 'round-started')
    for (const group of event.round.groups) if (isWhole(group)) changed[group.id] = { queue: emptyQueue, floor: emptyFloor };
  return changed;
}

/** What is for every floor: who somebody is. Breaks and agenda items are plenary's. */
const forEveryFloor: readonly MeetingEvent['type'][] = ['person-changed', 'placeholder-named', 'person-left'];
/** A fact that names a floor is for that floor; one that names none is plenary's, or for all. */
const concerns = ({ event }: Recorded, floorId: FloorId) =>
  'floor' in event ? event.floor === floorId : floorId === plenary || forEveryFloor.includes(event.type);
