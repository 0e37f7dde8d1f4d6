import { randomUUID } from 'node:crypto';
import { z } from 'zod/mini';
import { erasedIn } from '../shared/erasing/state.ts';
import { attendances, rolesOf, type Card, type Role, type Standing } from '../shared/people.ts';
import { nameText, optionalLine } from '../shared/text.ts';
import { Budget } from './budget.ts';
import { Declined, storeFailing } from './declined.ts';
import { isDevice, type Device, type Identity, type Invitation, type Session } from './identity.ts';
import { badInput, parsed } from './input.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** Who a person says they are at the door. Name and attendance may be left out by somebody the roster knows. */
const joining = z.strictObject({
  name: z.optional(nameText),
  organisation: z.optional(optionalLine),
  stakeholderGroup: z.optional(optionalLine),
  region: z.optional(optionalLine),
  language: z.optional(optionalLine),
  capacity: z.optional(z.enum(['personal', 'organisation'])),
  newcomer: z.optional(z.boolean()),
  attendance: z.optional(z.enum(attendances)),
  invitation: z.optional(z.string().check(z.maxLength(200))),
});
type Joining = z.infer<typeof joining>;
export type Joined = { session: Session; personId: string | null; roles: readonly Role[] };

/** Whether the door lets somebody in now: as a new person, or as one it knows. */
export type Doorkeeper = { mayComeNew: (meetingId: string) => boolean; mayComeAgain: (personId: string) => boolean };

/** Comes in as a new person, as the same one again, as the one a link names, or as a device of the room. */
export async function join(
  meeting: LiveMeeting,
  identity: Identity,
  session: Session | null,
  sent: unknown,
  { mayComeNew, mayComeAgain }: Doorkeeper = openDoor,
  newId: () => string = randomUUID,
): Promise<Joined> {
  const { invitation: link, ...said } = parsed(joining, sent);
  const invitation = link === undefined ? null : identity.readInvitation(meeting.id, link);
  if (link !== undefined && !invitation) throw badInvitation();
  if (isDevice(invitation)) return { session: invitation, personId: null, roles: [] };

  const known = knownAs(meeting, session, invitation);
  const role = invitation && 'role' in invitation ? invitation.role : null;
  const cardNow = (before: Card | undefined) => cardFrom(before, said, standingOf(meeting, before, role));
  const drawn = newId();
  // Coming back after that is coming as somebody new.
  const id = cardNow(known).id || (erasedIn(meeting.meeting, drawn) ? randomUUID() : drawn);
  if (known ? !mayComeAgain(id) : !role && !mayComeNew(meeting.id)) throw tooMany();
  await meeting
    .enterAs(id, (before) => ({ ...cardNow(before), id: before?.id ?? id }), role ? [role] : [])
    .catch(() => {
      throw storeFailing();
    });
  const personId = meeting.cardOf(id)?.id ?? id;
  return { session: { personId }, personId, roles: rolesOf(meeting.meeting, personId) };
}

/** New people by the link that is open to all, for each meeting: everybody at once when it begins, a script not for ever. */
const newAtOnce = 6_000;
const newPerSecond = 50;

/** `commandsPerSecond`: how often a person may come in again, each second over time. */
export function doorkeeperFor(commandsPerSecond: number): Doorkeeper {
  const comingNew = new Budget(newPerSecond, () => performance.now(), newAtOnce / newPerSecond);
  const comingAgain = new Budget(commandsPerSecond);
  return {
    mayComeNew: (meetingId) => comingNew.allows(meetingId, 'participant'),
    mayComeAgain: (personId) => comingAgain.allows(personId, 'participant'),
  };
}

const openDoor: Doorkeeper = { mayComeNew: () => true, mayComeAgain: () => true };
const tooMany = () =>
  new Declined(
    429,
    'slow-down',
    'Very many people are coming in at this moment. Try again in a few seconds, or ask the secretariat for a link.',
  );

function knownAs(meeting: LiveMeeting, session: Session | null, invitation: Exclude<Invitation, Device> | null): Card | undefined {
  if (invitation && 'personId' in invitation) {
    const invited = meeting.cardOf(invitation.personId);
    if (!invited || erasedIn(meeting.meeting, invited.id)) throw badInvitation();
    return invited;
  }
  const known = session && !isDevice(session) ? meeting.cardOf(session.personId) : undefined;
  return known && !erasedIn(meeting.meeting, known.id) ? known : undefined;
}

/** A link that is open to all makes members only where everybody is equal; a role never makes less than a member (S2). */
function standingOf(meeting: LiveMeeting, before: Card | undefined, role: Role | null): Standing {
  if (role) return 'member';
  return before?.standing ?? (meeting.meeting.conduct.settings.everyoneEqual ? 'member' : 'observer');
}

/** Fields left out stay, an empty text empties; whoever comes in by themselves has a device and did come. */
function cardFrom(
  before: Card | undefined,
  { name, attendance, newcomer, ...about }: Omit<Joining, 'invitation'>,
  standing: Standing,
): Card {
  if (name === undefined && !before) throw badInput('name');
  if (attendance === undefined && !before) throw badInput('attendance');
  const {
    noDevice: _noDevice,
    apologies: _apologies,
    placeholder,
    newcomer: wasNew,
    ...kept
  } = before ?? { id: '', name: '', attendance: 'remote' as const };
  const said = Object.fromEntries(Object.entries({ ...kept, ...defined(about) }).filter(([, value]) => value !== '')) as typeof kept;
  return {
    ...said,
    name: name ?? kept.name,
    attendance: attendance ?? kept.attendance,
    standing,
    ...((newcomer ?? wasNew) && { newcomer: true }),
    ...(placeholder && name === undefined && { placeholder }),
  };
}

const defined = (about: object) => Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
const badInvitation = () =>
  new Declined(
    403,
    'bad-invitation',
    'This link is not one of this meeting, or only a part of it arrived. Ask the secretariat for a new one, or join without it.',
  );
