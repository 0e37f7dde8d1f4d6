import { z } from 'zod/mini';
import { command } from './command.ts';
import type { FloorId } from './floor-id.ts';
import { endedAt, type Floor } from './floor/state.ts';
import type { Meeting, MeetingEvent } from './meeting.ts';

export const leavingCommands = {
  /** Leaving on purpose withdraws and ends the turn; a lost connection does neither (Q14). */
  'leave-meeting': command({
    input: z.strictObject({}),
    policy: (_meeting, who) => (who.seat === 'person' ? null : 'not-a-participant'),
    events: (meeting, who, _input, { at }) => {
      const events = Object.keys(meeting.floors).flatMap((id) => leavingFloor(meeting, id, who.id, at));
      return [...events, { type: 'person-left', personId: who.id }];
    },
  }),
};

/** Nothing of this person is left on a floor they go from. */
export function leavingFloor({ floors }: Meeting, floorId: FloorId, personId: string, at: number): MeetingEvent[] {
  if (!Object.hasOwn(floors, floorId)) return [];
  const { queue, floor } = floors[floorId]!;
  const theirs = [...queue.waiting, ...queue.aside].filter((request) => request.personId === personId);
  return [
    ...theirs.map((request) => ({ type: 'request-withdrawn' as const, floor: floorId, requestId: request.id, personId })),
    ...turnsLeft(floorId, floor, personId, at),
  ];
}

/** Also one that was interrupted: the floor does not go back to somebody who is gone. */
function turnsLeft(floor: string, { turn, interrupted }: Floor, personId: string, at: number): MeetingEvent[] {
  const held = [...(turn ? [turn] : []), ...interrupted.map((one) => one.turn)].filter((one) => one.personId === personId);
  return held.length > 0 ? [{ type: 'turn-ended', floor, ended: held.map((one) => endedAt(one, at)), why: 'left' }] : [];
}
