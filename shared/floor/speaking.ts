import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import { runsFloor } from '../groups/rights.ts';
import { idText } from '../text.ts';
import { floorOf } from './found.ts';
import { endOfTurn } from './state.ts';

/** What whoever speaks does with their own turn. */
export const speakingCommands = {
  'end-turn': command({
    input: z.strictObject({ floor: idText, turnId: idText, holderISaw: z.optional(z.nullable(idText)) }),
    policy: (meeting, who, { floor, turnId, holderISaw }) => {
      const turn = floorOf(meeting, floor)?.floor.turn;
      return firstOf(
        !floorOf(meeting, floor) && 'no-such-floor',
        who.seat !== 'person' && 'not-a-participant',
        holderISaw !== undefined && (turn?.id ?? null) !== holderISaw && 'floor-moved-on',
        turn?.id !== turnId && 'not-the-turn',
        turn?.personId !== who.id && !runsFloor(meeting, who, floor) && 'not-yours',
      );
    },
    events: (meeting, _who, { floor }, { at }) => [endOfTurn(floor, meeting.floors[floor]!.floor, at)],
  }),
};
