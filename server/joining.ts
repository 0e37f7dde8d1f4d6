import { randomUUID } from 'node:crypto';
import { z } from 'zod/mini';
import { attendances, rolesOf, type Card, type Role, type Standing } from '../shared/people.ts';
import { nameText, optionalLine } from '../shared/text.ts';
import { Declined, storeFailing } from './declined.ts';
import type { Identity, Invitation, Session } from './identity.ts';
import { badInput, parsed } from './input.ts';
import type { LiveMeeting } from './live-meeting.ts';

/** Who a person says they are at the door. Name and attendance may be left out by somebody the roster knows. */
const joining = z.strictObject({
  name: z.optional(nameText),
  organisation: z.optional(optionalLine),
  stakeholderGroup: z.optional(optionalLine),
  region: z.optional(optionalLine),
  capacity: z.optional(z.enum(['personal', 'organisation'])),
  newcomer: z.optional(z.boolean()),
  attendance: z.optional(z.enum(attendances)),
  invitation: z.optional(z.string().check(z.maxLength(200))),
});
type Joining = z.infer<typeof joining>;
export type Joined = { session: Session; personId: string | null; roles: readonly Role[] };

/** Comes in as a new person, as the same one again, as the one a link names, or as a room screen. */
export async function join(meeting: LiveMeeting, identity: Identity, session: Session | null, sent: unknown): Promise<Joined> {
  const { invitation: link, ...said } = parsed(joining, sent);
  const invitation = link === undefined ? null : identity.readInvitation(meeting.id, link);
  if (link !== undefined && !invitation) throw badInvitation();
  if (invitation === 'screen') return { session: 'screen', personId: null, roles: [] };

  const before = knownAs(meeting, session, invitation);
  const role = invitation && 'role' in invitation ? invitation.role : null;
  const card = cardFrom(before, said, standingOf(meeting, before, role));
  await meeting.enter(card, role ? [role] : []).catch(() => {
    throw storeFailing();
  });
  return { session: { personId: card.id }, personId: card.id, roles: rolesOf(meeting.meeting, card.id) };
}

function knownAs(meeting: LiveMeeting, session: Session | null, invitation: Exclude<Invitation, 'screen'> | null): Card | undefined {
  if (invitation && 'personId' in invitation) {
    const invited = meeting.cardOf(invitation.personId);
    if (!invited) throw badInvitation();
    return invited;
  }
  return session && session !== 'screen' ? meeting.cardOf(session.personId) : undefined;
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
  } = before ?? { id: randomUUID(), name: '', attendance: 'remote' as const };
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
