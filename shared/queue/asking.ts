import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { placeRefusal, servesFloor } from '../groups/rights.ts';
import { runningRound, wholeGroup } from '../groups/state.ts';
import { plenary } from '../floor-id.ts';
import { attendances, isStaff, standings, type Person } from '../people.ts';
import { idText, lineText, nameText, optionalLine, paragraphText } from '../text.ts';
import { asideIn, calledIn, queueOf, waitingIn } from './found.ts';
import { isPointOfOrder } from './order.ts';
import { entrances, requestKinds, type Queue, type Request, type RequestKind } from './state.ts';

const floor = idText;
const aboutAnother = { attendance: z.optional(z.enum(attendances)), standing: z.optional(z.enum(standings)) };
const oneRequest = z.strictObject({ floor, requestId: idText });

/** What a person has in this queue of the same class: at most one, beside at most one point of order (Q1). */
const ofSameClass = (requests: Request[], personId: string, kind: RequestKind, except?: string) =>
  requests.some(
    (request) => request.id !== except && request.personId === personId && isPointOfOrder(request) === (kind === 'point-of-order'),
  );
const waitingRefusal = (queue: Queue, personId: string, kind: RequestKind, except?: string) =>
  ofSameClass(queue.waiting, personId, kind, except) ? (kind === 'point-of-order' ? 'point-of-order-waiting' : 'already-waiting') : null;
/** Whoever is set aside comes back instead of asking anew. */
const classRefusal = (queue: Queue, personId: string, kind: RequestKind, except?: string) =>
  waitingRefusal(queue, personId, kind, except) ?? (ofSameClass(queue.aside, personId, kind, except) ? 'already-aside' : null);

const mayAsk = ({ conduct: { settings } }: Meeting, { standing }: Person) =>
  settings.whoMayAsk === 'everyone' || (settings.whoMayAsk === 'members' && standing === 'member');
/** A kiosk is open to all, so nobody claims standing there (S2). */
const standingAtKiosk = ({ conduct }: Meeting) => (conduct.settings.everyoneEqual ? ('member' as const) : ('observer' as const));
const isOwnerOrStaff = (meeting: Meeting, who: Who, floorId: string, request: { personId: string }) =>
  who.seat !== 'person'
    ? ('not-a-participant' as const)
    : who.id === request.personId || servesFloor(meeting, who, floorId)
      ? null
      : ('not-yours' as const);
/** Staff who ask for themselves, and those whom staff enter in plenary, may be anywhere; whoever is new comes with the request. */
const needsPlace = (meeting: Meeting, who: Who, floorId: string, otherId: string | null) =>
  otherId === null ? !isStaff(meeting, who) : floorId !== plenary && otherId !== '';
/** A group's own chair writes down those who sit beside them, not a crowd that nobody sees. */
const mostBrought = 50;
const hasBroughtMany = (meeting: Meeting, { id }: Who, floorId: string) =>
  (wholeGroup(meeting, floorId)?.group.people ?? []).filter(({ personId, by }) => by === id && personId !== id).length >= mostBrought;
const isOver = ({ conduct }: Meeting) => conduct.phase === 'closed' && ('meeting-closed' as const);

/** What becomes of a request by whoever made it, or by staff for them. */
export const askingCommands = {
  /** Taken at once with its kind; the subject may follow (Q2, N8). Staff enter others by id, by name, or by a label whose name follows (Q10). */
  'request-floor': command({
    input: z.strictObject({
      floor,
      kind: z.enum(requestKinds),
      subject: z.optional(lineText),
      readAloud: z.optional(paragraphText),
      via: z.optional(z.enum(entrances)),
      for: z.optional(
        z.union([
          z.strictObject({ personId: idText }),
          z.strictObject({ name: nameText, ...aboutAnother }),
          z.strictObject({ label: nameText, ...aboutAnother }),
        ]),
      ),
    }),
    policy: (meeting, who, { floor, kind, readAloud, for: other, via }) => {
      const atKiosk = who.seat === 'kiosk';
      const forAnother = other !== undefined && !('personId' in other && other.personId === who.id);
      const personId = !other ? who.id : 'personId' in other ? other.personId : '';
      const queue = queueOf(meeting, floor);
      return firstOf(
        who.seat !== 'person' && !(atKiosk && other) && 'not-a-participant',
        atKiosk && (via !== 'kiosk' || readAloud !== undefined || (other && 'name' in other)) && 'staff-only',
        (forAnother || (via !== undefined && via !== 'self')) && !atKiosk && !servesFloor(meeting, who, floor) && 'staff-only',
        isOver(meeting),
        !forAnother && floor === plenary && !mayAsk(meeting, who) && !isStaff(meeting, who) && 'may-not-ask',
        atKiosk && floor !== plenary && queue && 'not-in-this-group',
        atKiosk && meeting.conduct.settings.whoMayAsk === 'staff' && 'may-not-ask',
        !meeting.conduct.settings.kinds.includes(kind) && 'kind-not-offered',
        !queue && 'no-such-floor',
        queue && needsPlace(meeting, who, floor, forAnother ? personId : null) && placeRefusal(meeting, personId, floor),
        personId === '' && floor !== plenary && !isStaff(meeting, who) && hasBroughtMany(meeting, who, floor) && 'slow-down',
        queue && classRefusal(queue, personId, kind),
        queue && !queue.open && kind !== 'point-of-order' && (!forAnother || atKiosk) && 'queue-closed',
      );
    },
    names: ({ for: other }) => [other && 'personId' in other ? other.personId : undefined],
    /** Whoever stands at the kiosk asks as if by themselves: the same right, and one place for one name. */
    guard: (meeting, who, { floor, kind, for: other }, { personOf, named }) => {
      if (who.seat !== 'kiosk' || !other) return null;
      const person = 'personId' in other ? personOf(other.personId)! : { ...who, standing: standingAtKiosk(meeting) };
      const queue = queueOf(meeting, floor)!;
      const [twice] = 'label' in other ? named(other.label).flatMap(({ id }) => classRefusal(queue, id, kind) ?? []) : [];
      return firstOf(!mayAsk(meeting, person) && 'may-not-ask', twice);
    },
    events: (meeting, who, { floor, kind, subject, readAloud, for: other, via }, { newId, personOf }) => {
      const person = !other
        ? who
        : 'personId' in other
          ? personOf(other.personId)!
          : who.seat === 'kiosk'
            ? { id: newId(), attendance: 'on-site' as const, standing: standingAtKiosk(meeting) }
            : { id: newId(), attendance: other.attendance ?? ('on-site' as const), standing: other.standing ?? ('member' as const) };
      const speaker = meeting.floors[floor]!.floor.turn?.personId;
      const request = {
        id: newId(),
        personId: person.id,
        attendance: person.attendance,
        standing: person.standing,
        kind,
        ...(subject && { subject }),
        ...(readAloud && { readAloud }),
        ...(kind === 'reply' && speaker && { replyTo: speaker }),
        via: via ?? (person.id === who.id ? ('self' as const) : ('staff' as const)),
        ...(person.id !== who.id && { enteredBy: who.id }),
      };
      const round = other && !('personId' in other) && floor !== plenary ? runningRound(meeting) : null;
      const comes = { type: 'person-placed', personId: person.id, place: { group: floor, how: 'by-hand' }, from: null } as const;
      return [...(round ? [{ ...comes, roundId: round.id }] : []), { type: 'floor-requested', floor, request }];
    },
    cards: (events, { for: other }) => {
      const asked = events.at(-1);
      if (!other || 'personId' in other || asked?.type !== 'floor-requested') return [];
      const { personId: id, attendance, standing } = asked.request;
      const called = 'label' in other ? { name: other.label, placeholder: true as const } : { name: other.name };
      return [{ id, ...called, attendance, standing, noDevice: true }];
    },
  }),

  'amend-request': command({
    input: z.strictObject({ floor, requestId: idText, kind: z.optional(z.enum(requestKinds)), subject: z.optional(optionalLine) }),
    policy: (meeting, who, input) => {
      const request = waitingIn(meeting, input) ?? asideIn(meeting, input);
      if (!request) return 'no-such-request';
      const queue = queueOf(meeting, input.floor)!;
      const changesClass = input.kind !== undefined && (input.kind === 'point-of-order') !== isPointOfOrder(request);
      return firstOf(
        isOwnerOrStaff(meeting, who, input.floor, request),
        isOver(meeting),
        input.kind && !meeting.conduct.settings.kinds.includes(input.kind) && 'kind-not-offered',
        changesClass && classRefusal(queue, request.personId, input.kind!, request.id),
        changesClass && input.kind !== 'point-of-order' && !queue.open && !servesFloor(meeting, who, input.floor) && 'queue-closed',
      );
    },
    events: (_meeting, _who, { floor, requestId, kind, subject }) => [
      { type: 'request-amended', floor, requestId, ...(kind && { kind }), ...(subject !== undefined && { subject }) },
    ],
  }),

  'withdraw-request': command({
    input: oneRequest,
    policy: (meeting, who, input) => {
      const request = waitingIn(meeting, input) ?? asideIn(meeting, input);
      return request ? isOwnerOrStaff(meeting, who, input.floor, request) : 'no-such-request';
    },
    events: (meeting, _who, input) => [
      { type: 'request-withdrawn', ...input, personId: (waitingIn(meeting, input) ?? asideIn(meeting, input))!.personId },
    ],
  }),

  /** "Not now": keeps number and identity, leaves the order; also for somebody called who is not there (Q8, N10). */
  'set-aside-request': command({
    input: z.strictObject({ floor, requestId: idText, reason: z.optional(lineText) }),
    policy: (meeting, who, input) => {
      const request = waitingIn(meeting, input) ?? calledIn(meeting, input);
      if (!request) return asideIn(meeting, input) ? 'already-aside' : 'no-such-request';
      return isOwnerOrStaff(meeting, who, input.floor, request);
    },
    events: (meeting, _who, { floor, requestId, reason }): MeetingEvent[] => {
      const because = reason ? { reason } : {};
      const waiting = waitingIn(meeting, { floor, requestId });
      if (waiting) return [{ type: 'request-set-aside', floor, requestId, personId: waiting.personId, ...because }];
      const turn = calledIn(meeting, { floor, requestId })!;
      return [{ type: 'turn-set-aside', floor, turnId: turn.id, request: turn.request!, ...because }];
    },
  }),

  'return-request': command({
    input: oneRequest,
    policy: (meeting, who, input) => {
      const request = asideIn(meeting, input);
      if (!request) return waitingIn(meeting, input) ? 'not-aside' : 'no-such-request';
      return firstOf(
        isOwnerOrStaff(meeting, who, input.floor, request),
        isOver(meeting),
        waitingRefusal(queueOf(meeting, input.floor)!, request.personId, request.kind, request.id),
      );
    },
    events: (meeting, _who, input) => [{ type: 'request-returned', ...input, personId: asideIn(meeting, input)!.personId }],
  }),
};
