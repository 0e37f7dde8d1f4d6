import type { Recorded } from '../meeting.ts';
import { repersoned } from '../people.ts';
import { emptyFloor, spokenMsAt, type Floor, type Turn } from './state.ts';

export function reduceFloor(floor: Floor, { at, event }: Recorded): Floor {
  switch (event.type) {
    case 'floor-given': {
      const before = [...floor.interrupted, ...(floor.turn ? [{ turn: stopped(floor.turn, at), ran: floor.turn.runningSince !== null }] : [])];
      const interrupted = event.how === 'interrupting' ? before : [];
      return { turn: event.turn, interrupted, undo: { turnId: event.turn.id, before, ended: event.ended } };
    }
    case 'floor-taken-back':
      return floor.undo ? goneBack(floor.undo.before, at) : floor;
    case 'turn-ended':
      return event.why === 'meeting-closed' ? emptyFloor : goneBack(floor.interrupted, at);
    case 'turn-set-aside':
      return goneBack(floor.interrupted, at);
    case 'turn-paused':
      return { ...floor, turn: floor.turn && stopped(floor.turn, at) };
    case 'turn-resumed':
      return { ...floor, turn: floor.turn && { ...floor.turn, runningSince: at } };
    case 'turn-extended':
      return { ...floor, turn: floor.turn && { ...floor.turn, allottedSeconds: floor.turn.allottedSeconds === null ? null : floor.turn.allottedSeconds + event.seconds } };
    case 'break-started':
      return { ...floor, turn: floor.turn && stopped(floor.turn, at) };
    case 'agenda-item-opened':
      return floor.undo ? { ...floor, undo: null } : floor;
    case 'person-changed':
    case 'placeholder-named':
      return {
        ...floor,
        turn: floor.turn && repersoned(floor.turn, event),
        interrupted: floor.interrupted.map(({ turn, ran }) => ({ turn: repersoned(turn, event), ran })),
      };
    default:
      return floor;
  }
}

const stopped = (turn: Turn, at: number): Turn => ({ ...turn, spokenMs: spokenMsAt(turn, at), runningSince: null });

/** The last of those held before has the floor again, its clock running if it ran. */
function goneBack(held: Floor['interrupted'], at: number): Floor {
  const last = held.at(-1);
  const turn = last ? { ...last.turn, runningSince: last.ran ? at : null } : null;
  return { turn, interrupted: held.slice(0, -1), undo: null };
}
