import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { Meeting } from '../meeting.ts';
import { runsFloor, servesFloor } from '../groups/rights.ts';
import { idText, lineText } from '../text.ts';
import { queueOf, waitingIn } from './found.ts';
import { isPointOfOrder, isRightOfReply } from './order.ts';
import { policies, type Request } from './state.ts';

const floor = idText;

/** What those who keep the list do with all of it. */
export const keepingCommands = {
  /** Relative to a neighbour that the chair saw; one that has gone is a refusal, not a guess (Q7). */
  'move-request': command({
    input: z.union([
      z.strictObject({ floor, requestId: idText, before: idText, reason: z.optional(lineText) }),
      z.strictObject({ floor, requestId: idText, after: idText, reason: z.optional(lineText) }),
    ]),
    policy: (meeting, who, input) => {
      const request = waitingIn(meeting, input);
      const neighbour = waitingIn(meeting, { floor: input.floor, requestId: 'before' in input ? input.before : input.after });
      return firstOf(
        !servesFloor(meeting, who, input.floor) && 'staff-only',
        !request && 'no-such-request',
        !neighbour && 'neighbour-gone',
        request && neighbour && (request === neighbour || isFixed(request) || isFixed(neighbour)) && 'not-beside-that',
      );
    },
    events: (_meeting, _who, input) => [
      {
        type: 'request-moved',
        floor: input.floor,
        requestId: input.requestId,
        ...('before' in input ? { where: 'before', neighbourId: input.before } : { where: 'after', neighbourId: input.after }),
        ...(input.reason && { reason: input.reason }),
      },
    ],
  }),

  'close-queue': command({
    input: z.strictObject({ floor }),
    policy: (meeting, who, { floor }) => mayKeepList(meeting, who, floor) ?? (queueOf(meeting, floor)!.open ? null : 'queue-closed'),
    events: (_meeting, _who, { floor }) => [{ type: 'queue-closed', floor }],
  }),

  'reopen-queue': command({
    input: z.strictObject({ floor }),
    policy: (meeting, who, { floor }) => mayKeepList(meeting, who, floor) ?? (queueOf(meeting, floor)!.open ? 'queue-open' : null),
    events: (_meeting, _who, { floor }) => [{ type: 'queue-reopened', floor }],
  }),

  /** Policies combine left to right; none = order received (Q4). Those already announced stay announced. */
  'set-order': command({
    input: z.strictObject({
      floor,
      policies: z.array(z.enum(policies)).check(
        z.maxLength(policies.length),
        z.refine((list: readonly string[]) => new Set(list).size === list.length),
      ),
      deckSize: z.int().check(z.minimum(0), z.maximum(10)),
      maxOvertakes: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
      scope: z.optional(z.enum(['item', 'meeting'])),
    }),
    policy: (meeting, who, { floor }) => mayKeepList(meeting, who, floor),
    events: (meeting, _who, { floor, policies, deckSize, maxOvertakes, scope }) => {
      const { order } = queueOf(meeting, floor)!;
      const set = { policies, deckSize, maxOvertakes: maxOvertakes ?? order.maxOvertakes, scope: scope ?? order.scope };
      return [{ type: 'order-set', floor, order: set }];
    },
  }),
};

/** Points of order stand in order received and rights of reply come last: neither is moved by hand (Q3). */
const isFixed = (request: Request) => isPointOfOrder(request) || isRightOfReply(request);
const mayKeepList = (meeting: Meeting, who: Who, floorId: string) =>
  firstOf(!runsFloor(meeting, who, floorId) && 'chair-only', !queueOf(meeting, floorId) && 'no-such-floor');
