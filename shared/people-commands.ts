import { z } from 'zod/mini';
import { command, firstOf, type Who } from './command.ts';
import type { FloorId } from './floor-id.ts';
import { moving } from './groups/placing.ts';
import { isWhole, type Place } from './groups/state.ts';
import type { Meeting, MeetingEvent } from './meeting.ts';
import { attendances, holdersOf, isSecretariat, isStaff, roles, rolesOf, standings, type Role } from './people.ts';
import { isPointOfOrder } from './queue/order.ts';
import type { Refusal } from './refusal.ts';
import { idText, lineText, nameText, optionalLine } from './text.ts';

const isPerson = (who: Who) => who.seat === 'person';

/** The chair and the secretariat never lose their last holder (S3). */
const isLastOf = (meeting: Meeting, role: Role) => (role === 'chair' || role === 'secretariat') && holdersOf(meeting, role).length === 1;

const cardFields = {
  organisation: z.optional(optionalLine),
  stakeholderGroup: z.optional(optionalLine),
  region: z.optional(optionalLine),
  language: z.optional(optionalLine),
  capacity: z.optional(z.enum(['personal', 'organisation'])),
};
const roleInput = z.strictObject({ personId: idText, role: z.enum(roles) });

export const peopleCommands = {
  /** Staff write somebody into the roster: a person without a device, an expected one, or apologies. */
  'enter-person': command({
    input: z.strictObject({
      name: nameText,
      ...cardFields,
      attendance: z.optional(z.enum(attendances)),
      standing: z.optional(z.enum(standings)),
      apologies: z.optional(z.boolean()),
    }),
    policy: (meeting, who) => (isStaff(meeting, who) ? null : 'staff-only'),
    events: (_meeting, _who, { attendance = 'on-site', standing = 'member' }, { newId }) => [
      { type: 'person-entered', person: { id: newId(), attendance, standing } },
    ],
    cards: ([entered], { apologies, ...card }) =>
      entered?.type === 'person-entered' ? [{ ...card, ...entered.person, noDevice: true, ...(apologies ? { apologies } : {}) }] : [],
  }),

  /** Everybody may correct their own card; staff may correct all (N2). Standing is for the secretariat to say (S2). */
  'amend-card': command({
    input: z.strictObject({
      personId: idText,
      name: z.optional(nameText),
      ...cardFields,
      capacity: z.optional(z.enum(['', 'personal', 'organisation'])),
      attendance: z.optional(z.enum(attendances)),
      standing: z.optional(z.enum(standings)),
    }),
    policy: (meeting, who, { personId, standing }) =>
      firstOf(
        !isPerson(who) && 'not-a-participant',
        personId !== who.id && !isStaff(meeting, who) && 'not-yours',
        standing !== undefined && !isSecretariat(meeting, who) && 'secretariat-only',
      ),
    names: ({ personId }) => [personId],
    events: (_meeting, _who, { personId, attendance, standing }) => [
      { type: 'person-changed', personId, ...(attendance && { attendance }), ...(standing && { standing }) },
    ],
    cards: (_events, { personId, capacity, ...card }) => [
      { id: personId, ...card, ...(capacity !== undefined && { capacity: capacity || false }) },
    ],
  }),

  /** The label of a placeholder becomes a name, or the placeholder becomes a person who is already here (Q10). */
  'name-placeholder': command({
    input: z.strictObject({
      personId: idText,
      as: z.union([z.strictObject({ name: nameText, organisation: z.optional(lineText) }), z.strictObject({ personId: idText })]),
    }),
    policy: (meeting, who, { personId, as }) =>
      firstOf(!isStaff(meeting, who) && 'staff-only', 'personId' in as && wouldWaitTwice(meeting, personId, as.personId)),
    names: ({ personId, as }) => [personId, 'personId' in as ? as.personId : undefined],
    placeholder: ({ personId }) => personId,
    events: (meeting, _who, { personId, as }, { at, personOf }) => {
      const { id, attendance, standing } = personOf('personId' in as ? as.personId : personId)!;
      return [
        ...('personId' in as ? givingWay(meeting, personId, id, at) : []),
        { type: 'placeholder-named', personId, as: { id, attendance, standing } },
      ];
    },
    cards: (_events, { personId, as }) => [
      'personId' in as ? { id: personId, mergedInto: as.personId } : { id: personId, placeholder: false, ...as },
    ],
  }),

  'give-role': command({
    input: roleInput,
    policy: (meeting, who, { personId, role }) =>
      firstOf(!isSecretariat(meeting, who) && 'secretariat-only', rolesOf(meeting, personId).includes(role) && 'has-role-already'),
    names: ({ personId }) => [personId],
    events: (_meeting, _who, { personId, role }) => [{ type: 'role-given', personId, role }],
  }),

  'take-role': command({
    input: roleInput,
    policy: (meeting, who, { personId, role }) =>
      firstOf(
        !isSecretariat(meeting, who) && 'secretariat-only',
        !rolesOf(meeting, personId).includes(role) && 'has-no-such-role',
        isLastOf(meeting, role) && 'last-of-role',
      ),
    events: (_meeting, _who, { personId, role }) => [{ type: 'role-taken', personId, role }],
  }),
};

/**
 * The two become one person, who is in one place: the one they chose or were given under their own name, else where the placeholder
 * is. Whoever was somewhere before is there from now on, so that nobody has been in two places (G1, G7).
 */
const givingWay = (meeting: Meeting, placeholderId: string, personId: string, at: number): MeetingEvent[] =>
  meeting.groups.rounds.flatMap((round) => {
    const [left, own] = [placeholderId, personId].map((id) => (Object.hasOwn(round.places, id) ? round.places[id]! : null));
    const wasHere = round.groups.some((group) => isWhole(group) && group.people.some((stint) => stint.personId === personId));
    const isPast = round.phase === 'ended' && round.id !== meeting.groups.current;
    if (!left || left.group === null || isPast || placeholderId === personId || (!own && !wasHere)) return [];
    const goes = (id: string, from: FloorId | null, place: Place): MeetingEvent => ({
      type: 'person-placed',
      roundId: round.id,
      personId: id,
      place,
      from,
    });
    const inPlenary: Place = { group: null, how: 'by-hand' };
    if (!own) return [goes(placeholderId, left.group, inPlenary), goes(personId, null, left)];
    return own.group === left.group
      ? [goes(placeholderId, left.group, inPlenary)]
      : moving(meeting, round.id, placeholderId, inPlenary, at);
  });

/** The two become one person, who has at most one request and one point of order on a floor (Q1). */
function wouldWaitTwice({ floors }: Meeting, one: string, other: string): Refusal | null {
  for (const { queue } of Object.values(floors)) {
    const requests = [...queue.waiting, ...queue.aside];
    const twice = requests.find(
      (request) =>
        request.personId === one &&
        requests.some(({ personId, kind }) => personId === other && (kind === 'point-of-order') === isPointOfOrder(request)),
    );
    if (twice && one !== other) return isPointOfOrder(twice) ? 'point-of-order-waiting' : 'already-waiting';
  }
  return null;
}
