import type { Agenda } from '../agenda/state.ts';
import type { Recorded } from '../meeting.ts';
import { repersoned, type PeopleEvent } from '../people.ts';
import { emptyFloor, spokenMsAt, type Ended, type Floor, type Turn } from './state.ts';

/** The agenda is asked only whether there is a break: the floor rests then (A4). */
export function reduceFloor(floor: Floor, { at, by, event }: Recorded, { pause }: Agenda): Floor {
  const rest = pause !== null;
  switch (event.type) {
    case 'floor-given': {
      const before = [
        ...floor.interrupted,
        ...(floor.turn ? [{ turn: stopped(floor.turn, at), ran: floor.turn.runningSince !== null }] : []),
      ];
      const interrupted = event.how === 'interrupting' ? before : [];
      const turn = event.how === 'out-of-order' ? { ...event.turn, outOfOrder: { by } } : event.turn;
      return { turn, interrupted, undo: { turnId: event.turn.id, before, ended: event.ended } };
    }
    case 'floor-taken-back':
      return floor.undo ? goneBack(floor.undo.before, at, rest ? 'resting' : 'running') : floor;
    case 'turn-ended':
      return event.why === 'meeting-closed' ? emptyFloor : withoutEnded(floor, event.ended, at, rest ? 'resting' : 'running');
    case 'turn-set-aside':
      return goneBack(floor.interrupted, at, rest ? 'resting' : 'running');
    case 'turn-paused':
      return { ...floor, turn: floor.turn && stopped(floor.turn, at) };
    case 'turn-resumed':
      return { ...floor, turn: floor.turn && { ...floor.turn, runningSince: at } };
    case 'turn-extended':
      return {
        ...floor,
        turn: floor.turn && {
          ...floor.turn,
          allottedSeconds: floor.turn.allottedSeconds === null ? null : floor.turn.allottedSeconds + event.seconds,
        },
      };
    case 'break-started':
      return { ...floor, turn: floor.turn && stopped(floor.turn, at) };
    case 'agenda-item-opened':
    case 'agenda-item-closed':
      return floor.undo ? { ...floor, undo: null } : floor;
    case 'person-left':
      return floor.undo?.before.some(({ turn }) => turn.personId === event.personId) ? { ...floor, undo: null } : floor;
    case 'person-changed':
    case 'placeholder-named':
      return renamed(floor, event);
    default:
      return floor;
  }
}

const stopped = (turn: Turn, at: number): Turn => ({ ...turn, spokenMs: spokenMsAt(turn, at), runningSince: null });

/** The last of those held before has the floor again, its clock running if it ran and there is no break. */
function goneBack(held: Floor['interrupted'], at: number, clocks: 'running' | 'resting'): Floor {
  const last = held.at(-1);
  const turn = last ? { ...last.turn, runningSince: last.ran && clocks === 'running' ? at : null } : null;
  return { turn, interrupted: held.slice(0, -1), undo: null };
}

/** Whoever left while interrupted does not get the floor back. */
function withoutEnded(floor: Floor, ended: Ended[], at: number, clocks: 'running' | 'resting'): Floor {
  const isOver = (turn: Turn) => ended.some(({ turnId }) => turnId === turn.id);
  const held = floor.interrupted.filter(({ turn }) => !isOver(turn));
  return floor.turn && isOver(floor.turn) ? goneBack(held, at, clocks) : { ...floor, interrupted: held, undo: null };
}

function renamed(floor: Floor, event: PeopleEvent): Floor {
  const rename = (turn: Turn): Turn => ({ ...repersoned(turn, event), request: turn.request && repersoned(turn.request, event) });
  const renameHeld = (held: Floor['interrupted']) => held.map(({ turn, ran }) => ({ turn: rename(turn), ran }));
  const { turn, interrupted, undo } = floor;
  return {
    turn: turn && rename(turn),
    interrupted: renameHeld(interrupted),
    undo: undo && { ...undo, before: renameHeld(undo.before), ended: undo.ended.map((one) => repersoned(one, event)) },
  };
}
