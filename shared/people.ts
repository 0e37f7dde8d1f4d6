import type { Who } from './command.ts';
import type { Meeting, MeetingEvent, Recorded } from './meeting.ts';

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
  /** They prefer to speak in it. */
  language?: string;
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

export const rolesOf = ({ people }: Pick<Meeting, 'people'>, personId: string): readonly Role[] =>
  Object.hasOwn(people.roles, personId) ? people.roles[personId]! : [];
const holdsAny = (meeting: Meeting, who: Who, wanted: readonly Role[]) =>
  who.seat === 'person' && rolesOf(meeting, who.id).some((role) => wanted.includes(role));

/** Runs the floor and the agenda. The secretariat may do everything. */
export const isChair = (meeting: Meeting, who: Who) => holdsAny(meeting, who, ['chair', 'co-chair', 'secretariat']);
/** Acts for others: enters people, sets aside, withdraws. */
export const isStaff = (meeting: Meeting, who: Who) => who.seat === 'person' && holdsStaffRole(meeting, who.id);
export const holdsStaffRole = (meeting: Meeting, personId: string) => rolesOf(meeting, personId).some((role) => staffRoles.includes(role));
const staffRoles: readonly Role[] = ['chair', 'co-chair', 'secretariat', 'moderator'];
export const isSecretariat = (meeting: Meeting, who: Who) => holdsAny(meeting, who, ['secretariat']);
/** Writes down what is said, agreed and decided, and who does what (M1, D1). */
export const isRecorder = (meeting: Meeting, who: Who) => isChair(meeting, who) || holdsAny(meeting, who, ['rapporteur']);

/** Whoever runs or serves the meeting stays where it is run, unless somebody moves them by hand. */
export const servesMeeting = (meeting: Meeting, personId: string): boolean =>
  rolesOf(meeting, personId).some((role) => role !== 'rapporteur');

export const holdersOf = ({ people }: Meeting, role: Role) => Object.keys(people.roles).filter((id) => people.roles[id]!.includes(role));

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
