import { reduceActions } from './actions/reduce.ts';
import { reduceAgenda } from './agenda/reduce.ts';
import { emptyAgenda } from './agenda/state.ts';
import { reduceCaptions } from './captions/reduce.ts';
import { reduceChat } from './chat/reduce.ts';
import { reduceConduct } from './conduct.ts';
import { reduceDocuments } from './documents/reduce.ts';
import { reduceErasing } from './erasing/reduce.ts';
import { reduceIssuing } from './issuing/reduce.ts';
import { reduceEvaluation } from './evaluation/reduce.ts';
import { plenary, type FloorId } from './floor-id.ts';
import { reduceFloor } from './floor/reduce.ts';
import { emptyFloor } from './floor/state.ts';
import { reduceGroups } from './groups/reduce.ts';
import { isWhole } from './groups/state.ts';
import type { Meeting, MeetingEvent, Recorded } from './meeting.ts';
import { reduceMessages } from './messages/reduce.ts';
import { reducePeople } from './people.ts';
import { reducePolls } from './polls/reduce.ts';
import { reduceQueue } from './queue/reduce.ts';
import { emptyQueue } from './queue/state.ts';
import { reduceRelay } from './relay/reduce.ts';
import { reduceReports } from './reports/reduce.ts';
import { reduceTranscripts } from './transcripts/reduce.ts';

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
    captions: reduceCaptions(meeting.captions, recorded),
    groups: reduceGroups(meeting.groups, recorded),
    reports: reduceReports(meeting.reports, recorded, meeting.groups),
    actions: reduceActions(meeting.actions, recorded),
    messages: reduceMessages(meeting.messages, recorded),
    documents: reduceDocuments(meeting.documents, recorded),
    erasing: reduceErasing(meeting.erasing, recorded),
    issuing: reduceIssuing(meeting.issuing, recorded),
    transcripts: reduceTranscripts(meeting.transcripts, recorded),
    evaluation: reduceEvaluation(meeting.evaluation, recorded),
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
