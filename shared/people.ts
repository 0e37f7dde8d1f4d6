import { z } from 'zod/mini';
import { command, firstOf, type Who } from './command.ts';
import type { Meeting, MeetingEvent, Recorded } from './meeting.ts';
import { isPointOfOrder } from './queue/order.ts';
import type { Refusal } from './refusal.ts';
import { idText, lineText, nameText, optionalLine } from './text.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const attendances = ['on-site', 'remote'] as const;
export const standings = ['member', 'observer'] as const;
export const roles = ['chair', 'co-chair', 'secretariat', 'moderator', 'rapporteur', 'captioner'] as const;
export type Attendance = (typeof attendances)[number];
export type Standing = (typeof standings)[number];
export type Role = (typeof roles)[number];

/** What facts may say of a person: what order and statistics need, never a name. */
export type Person = { id: string; attendance: Attendance; standing: Standing };

/** Who a person says they are. Lives in the roster and rides beside the facts. */
export type Card = Person & {
  name: string;
  organisation?: string;
  stakeholderGroup?: string;
  region?: string;
  capacity?: 'personal' | 'organisation';
  newcomer?: true;
  /** Entered by label before anybody knew who it is (Q10). */
  placeholder?: true;
  /** Said that they would not come. */
  apologies?: true;
  /** Entered by hand: takes part without a device of their own. */
  noDevice?: true;
};
/** A write to the roster; fields left out stay, an empty text or false empties. */
export type CardChange = { id: string; mergedInto?: string } & {
  [Field in keyof Card as Field extends 'id' ? never : Field]?:
    Card[Field] | (Field extends 'name' | keyof Person ? never : false) | undefined;
};

/** Who holds which role. Everybody else is simply here. */
export type People = { roles: Record<string, Role[]> };
export const emptyPeople: People = { roles: {} };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type PeopleEvent =
  | { type: 'person-entered'; person: Person }
  | { type: 'person-changed'; personId: string; attendance?: Attendance; standing?: Standing }
  | { type: 'placeholder-named'; personId: string; as: Person }
  | { type: 'person-left'; personId: string }
  | { type: 'role-given'; personId: string; role: Role }
  | { type: 'role-taken'; personId: string; role: Role };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const rolesOf = ({ people }: Meeting, personId: string): readonly Role[] =>
  Object.hasOwn(people.roles, personId) ? people.roles[personId]! : [];
const holdsAny = (meeting: Meeting, who: Who, wanted: readonly Role[]) =>
  who.seat === 'person' && rolesOf(meeting, who.id).some((role) => wanted.includes(role));

/** Runs the floor and the agenda. The secretariat may do everything. */
export const isChair = (meeting: Meeting, who: Who) => holdsAny(meeting, who, ['chair', 'co-chair', 'secretariat']);
/** Acts for others: enters people, sets aside, withdraws. */
export const isStaff = (meeting: Meeting, who: Who) => holdsAny(meeting, who, ['chair', 'co-chair', 'secretariat', 'moderator']);
export const isSecretariat = (meeting: Meeting, who: Who) => holdsAny(meeting, who, ['secretariat']);
const isPerson = (who: Who) => who.seat === 'person';

export const holdersOf = ({ people }: Meeting, role: Role) => Object.keys(people.roles).filter((id) => people.roles[id]!.includes(role));

/** The chair and the secretariat never lose their last holder (S3). */
const isLastOf = (meeting: Meeting, role: Role) => (role === 'chair' || role === 'secretariat') && holdersOf(meeting, role).length === 1;

// ── commands ───────────────────────────────────────────────────────────────────────────────────────────────────────

const cardFields = {
  organisation: z.optional(optionalLine),
  stakeholderGroup: z.optional(optionalLine),
  region: z.optional(optionalLine),
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
    events: (_meeting, _who, { personId, as }, { personOf }) => {
      const { id, attendance, standing } = personOf('personId' in as ? as.personId : personId)!;
      return [{ type: 'placeholder-named', personId, as: { id, attendance, standing } }];
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

// ── reducer ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function reducePeople(people: People, { event }: Recorded): People {
  switch (event.type) {
    case 'role-given':
      return withRoles(people, event.personId, [...(people.roles[event.personId] ?? []), event.role]);
    case 'role-taken':
      return withRoles(
        people,
        event.personId,
        (people.roles[event.personId] ?? []).filter((role) => role !== event.role),
      );
    case 'placeholder-named':
      return merged(people, event.personId, event.as.id);
    default:
      return people;
  }
}

function withRoles(people: People, personId: string, held: Role[]): People {
  const { [personId]: _before, ...others } = people.roles;
  return { roles: held.length > 0 ? { ...others, [personId]: held } : others };
}

/** Whoever a placeholder turns out to be keeps what either held. */
function merged(people: People, placeholderId: string, personId: string): People {
  const held = Object.hasOwn(people.roles, placeholderId) ? people.roles[placeholderId]! : [];
  if (held.length === 0 || placeholderId === personId) return people;
  return withRoles(withRoles(people, placeholderId, []), personId, [...new Set([...(people.roles[personId] ?? []), ...held])]);
}

/** The new attributes of a person, wherever a part keeps them beside an id. */
export function repersoned<Kept extends { personId: string; attendance: Attendance; standing: Standing }>(
  kept: Kept,
  event: MeetingEvent,
): Kept {
  if (event.type === 'person-changed' && event.personId === kept.personId)
    return { ...kept, attendance: event.attendance ?? kept.attendance, standing: event.standing ?? kept.standing };
  if (event.type === 'placeholder-named' && event.personId === kept.personId)
    return { ...kept, personId: event.as.id, attendance: event.as.attendance, standing: event.as.standing };
  return kept;
}
