import { z } from 'zod/mini';
import { command } from './command.ts';
import { endOfTurn } from './floor/state.ts';
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
        ...(floor.turn?.personId === who.id ? [endOfTurn(id, floor, at, 'left')] : []),
      ]);
      return [...events, { type: 'person-left', personId: who.id }];
    },
  }),
};
