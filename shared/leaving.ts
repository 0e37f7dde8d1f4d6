import { z } from 'zod/mini';
import { command } from './command.ts';
import { endedAt, type Floor } from './floor/state.ts';
import type { MeetingEvent } from './meeting.ts';

export const leavingCommands = {
  /** Leaving on purpose withdraws and ends the turn; a lost connection does neither (Q14). */
  'leave-meeting': command({
    input: z.strictObject({}),
    policy: (_meeting, who) => (who.seat === 'person' ? null : 'not-a-participant'),
    events: ({ floors }, who, _input, { at }) => {
      const events = Object.entries(floors).flatMap(([id, { queue, floor }]): MeetingEvent[] => [
        ...[...queue.waiting, ...queue.aside]
          .filter(({ personId }) => personId === who.id)
          .map((request) => ({ type: 'request-withdrawn' as const, floor: id, requestId: request.id, personId: who.id })),
        ...turnsLeft(id, floor, who.id, at),
      ]);
      return [...events, { type: 'person-left', personId: who.id }];
    },
  }),
};

/** Also one that was interrupted: the floor does not go back to somebody who is gone. */
function turnsLeft(floor: string, { turn, interrupted }: Floor, personId: string, at: number): MeetingEvent[] {
  const held = [...(turn ? [turn] : []), ...interrupted.map((one) => one.turn)].filter((one) => one.personId === personId);
  return held.length > 0 ? [{ type: 'turn-ended', floor, ended: held.map((one) => endedAt(one, at)), why: 'left' }] : [];
}
