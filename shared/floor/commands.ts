import { z } from 'zod/mini';
import { command, firstOf } from '../command.ts';
import { plenary, type FloorId } from '../floor-id.ts';
import { placeRefusal } from '../groups/rights.ts';
import type { Meeting } from '../meeting.ts';
import { servesMeeting, type Person } from '../people.ts';
import { speakingOrder } from '../queue/order.ts';
import type { Request } from '../queue/state.ts';
import type { Refusal } from '../refusal.ts';
import { idText } from '../text.ts';
import { floorGiven, mayGive, mayRun } from './giving.ts';
import { speakingCommands } from './speaking.ts';
import { endOfTurn, nextUp, type Floor } from './state.ts';

const floor = idText;
const holderISaw = z.nullable(idText);
const personIn = ({ personId, attendance, standing }: Request): Person => ({ id: personId, attendance, standing });
const firstRequestOf = (meeting: Meeting, floorId: FloorId, personId: string) =>
  speakingOrder(meeting.floors[floorId]!.queue).find(({ request }) => request.personId === personId)?.request ?? null;

export const floorCommands = {
  /** `nextISaw` is the request that the button named: whoever came before it in the same instant is not called instead. */
  'give-floor-to-next': command({
    input: z.strictObject({ floor, holderISaw, nextISaw: z.optional(z.nullable(idText)) }),
    policy: (meeting, who, { floor, holderISaw, nextISaw }) => {
      const refusal = mayRun(meeting, who, floor, holderISaw) ?? mayGive(meeting, floor);
      if (refusal) return refusal;
      const next = nextUp(meeting, floor);
      return firstOf(!next && 'nobody-waiting', nextISaw !== undefined && (next?.request?.id ?? null) !== nextISaw && 'floor-moved-on');
    },
    events: (meeting, _who, { floor }, { at, newId }) => {
      const { request, returns } = nextUp(meeting, floor)!;
      if (returns) return [endOfTurn(floor, meeting.floors[floor]!.floor, at)];
      return [floorGiven(meeting, floor, personIn(request!), request, { how: 'next', turnId: newId(), at })];
    },
  }),

  /** Out of order, or to somebody who is not in the queue (F2); a point of order or a question may interrupt (F5). */
  'give-floor': command({
    input: z.union([
      z.strictObject({ floor, holderISaw, requestId: idText, interrupt: z.optional(z.boolean()) }),
      z.strictObject({ floor, holderISaw, personId: idText }),
    ]),
    policy: (meeting, who, input) => {
      const refusal = mayRun(meeting, who, input.floor, input.holderISaw) ?? mayGive(meeting, input.floor);
      if (refusal) return refusal;
      if ('personId' in input) return speaksElsewhere(meeting, input.floor, input.personId);
      const { queue, floor } = meeting.floors[input.floor]!;
      const request = queue.waiting.find(({ id }) => id === input.requestId);
      if (!request) return queue.aside.some(({ id }) => id === input.requestId) ? 'already-aside' : 'no-such-request';
      if (!input.interrupt) return null;
      return firstOf(!floor.turn && 'nobody-speaks', !mayInterrupt(request) && 'cannot-interrupt');
    },
    names: (input) => ['personId' in input ? input.personId : undefined],
    events: (meeting, _who, input, { at, newId, personOf }) => {
      const asked =
        'personId' in input
          ? firstRequestOf(meeting, input.floor, input.personId)
          : meeting.floors[input.floor]!.queue.waiting.find(({ id }) => id === input.requestId)!;
      const person = 'personId' in input && !asked ? personOf(input.personId)! : personIn(asked!);
      const how =
        'interrupt' in input && input.interrupt
          ? 'interrupting'
          : asked && asked === speakingOrder(meeting.floors[input.floor]!.queue)[0]?.request
            ? 'next'
            : 'out-of-order';
      return [floorGiven(meeting, input.floor, person, asked, { how, turnId: newId(), at })];
    },
  }),

  'take-floor-back': command({
    input: z.strictObject({ floor, holderISaw }),
    policy: (meeting, who, { floor, holderISaw }) =>
      mayRun(meeting, who, floor, holderISaw) ??
      firstOf(!holderISaw && 'nobody-speaks', meeting.floors[floor]!.floor.undo?.turnId !== holderISaw && 'nothing-to-take-back'),
    events: (meeting, _who, { floor }) => {
      const { turn, undo } = meeting.floors[floor]!.floor;
      return [{ type: 'floor-taken-back', floor, turnId: turn!.id, personId: turn!.personId, restored: undo!.ended }];
    },
  }),

  ...speakingCommands,

  'pause-turn': command({
    input: z.strictObject({ floor }),
    policy: (meeting, who, { floor }) => mayRun(meeting, who, floor) ?? clockRefusal(meeting.floors[floor]!.floor, 'running'),
    events: (meeting, _who, { floor }) => [{ type: 'turn-paused', floor, turnId: meeting.floors[floor]!.floor.turn!.id }],
  }),

  'resume-turn': command({
    input: z.strictObject({ floor }),
    policy: (meeting, who, { floor }) =>
      mayRun(meeting, who, floor) ??
      firstOf(clockRefusal(meeting.floors[floor]!.floor, 'paused'), floor === plenary && meeting.agenda.pause && 'on-break'),
    events: (meeting, _who, { floor }) => [{ type: 'turn-resumed', floor, turnId: meeting.floors[floor]!.floor.turn!.id }],
  }),

  'extend-turn': command({
    input: z.strictObject({ floor, seconds: z.int().check(z.minimum(1), z.maximum(3600)) }),
    policy: (meeting, who, { floor }) => mayRun(meeting, who, floor) ?? (meeting.floors[floor]!.floor.turn ? null : 'nobody-speaks'),
    events: (meeting, _who, { floor, seconds }) => [
      { type: 'turn-extended', floor, turnId: meeting.floors[floor]!.floor.turn!.id, seconds },
    ],
  }),

  /** Gives the floor a last time and closes the list; who still waits is kept until the item closes (F7). */
  'last-word': command({
    input: z.strictObject({ floor, personId: idText, holderISaw: z.optional(holderISaw) }),
    policy: (meeting, who, { floor, holderISaw, personId }) =>
      mayRun(meeting, who, floor, holderISaw) ?? mayGive(meeting, floor) ?? speaksElsewhere(meeting, floor, personId),
    names: ({ personId }) => [personId],
    events: (meeting, _who, { floor, personId }, { at, newId, personOf }) => {
      const request = firstRequestOf(meeting, floor, personId);
      const person = request ? personIn(request) : personOf(personId)!;
      return [
        floorGiven(meeting, floor, person, request, { how: 'last-word', turnId: newId(), at }),
        ...(meeting.floors[floor]!.queue.open ? [{ type: 'queue-closed' as const, floor }] : []),
      ];
    },
  }),
};

/** In a group its people speak, and staff who visit it; in plenary whoever the chair calls. */
const speaksElsewhere = (meeting: Meeting, floorId: FloorId, personId: string): Refusal | null =>
  floorId === plenary || servesMeeting(meeting, personId) ? null : placeRefusal(meeting, personId, floorId);
export const mayInterrupt = ({ kind }: Request) => kind === 'point-of-order' || kind === 'question';
const clockRefusal = ({ turn }: Floor, wanted: 'running' | 'paused'): Refusal | null => {
  if (!turn) return 'nobody-speaks';
  if ((turn.runningSince === null) === (wanted === 'paused')) return null;
  return wanted === 'paused' ? 'not-paused' : 'already-paused';
};
