import { reduceAgenda } from './agenda/reduce.ts';
import { emptyAgenda, type Agenda, type AgendaEvent } from './agenda/state.ts';
import { reduceChat } from './chat/reduce.ts';
import { emptyChat, type Chat, type ChatEvent } from './chat/state.ts';
import { emptyConduct, reduceConduct, type Conduct, type ConductEvent } from './conduct.ts';
import { plenary, type FloorId } from './floor-id.ts';
import { reduceFloor } from './floor/reduce.ts';
import { emptyFloor, type Floor, type FloorEvent } from './floor/state.ts';
import { emptyPeople, reducePeople, type People, type PeopleEvent } from './people.ts';
import { reducePolls } from './polls/reduce.ts';
import { emptyPolls, type Polls, type PollEvent } from './polls/state.ts';
import { reduceQueue } from './queue/reduce.ts';
import { emptyQueue, type Queue, type QueueEvent } from './queue/state.ts';
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
};
export type MeetingEvent = ConductEvent | PeopleEvent | AgendaEvent | QueueEvent | FloorEvent | RelayEvent | PollEvent | ChatEvent;

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
};

/** The same function draws every screen and guards the server. It refuses nothing: a fact is a fact. */
export function reduce(meeting: Meeting, recorded: Recorded): Meeting {
  return {
    conduct: reduceConduct(meeting.conduct, recorded),
    people: reducePeople(meeting.people, recorded),
    agenda: reduceAgenda(meeting.agenda, recorded),
    floors: Object.fromEntries(
      Object.entries(meeting.floors).map(([id, { queue, floor }]) => [
        id,
        concerns(recorded, id)
          ? { queue: reduceQueue(queue, recorded), floor: reduceFloor(floor, recorded, meeting.agenda) }
          : { queue, floor },
      ]),
    ),
    relay: reduceRelay(meeting.relay, recorded, meeting.agenda),
    polls: reducePolls(meeting.polls, recorded),
    chat: reduceChat(meeting.chat, recorded),
  };
}

/** A fact that names a floor is for that floor; one that names none is for all. */
const concerns = ({ event }: Recorded, floorId: FloorId) => !('floor' in event) || event.floor === floorId;
