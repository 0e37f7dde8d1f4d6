import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { roles, type Role } from '../shared/people.ts';

/** What belongs to the room and to nobody in it: a screen, or a kiosk at the microphone. */
export type Device = 'screen' | 'kiosk';
/** What a link is good for: a role, a person of the roster, or a device of the room. */
export type Invitation = { role: Role } | { personId: string } | Device;
/** Who a browser is in one meeting. */
export type Session = { personId: string } | Device;
export const isDevice = (one: unknown): one is Device => one === 'screen' || one === 'kiosk';
export type Identity = ReturnType<typeof createIdentity>;

const sessionSeconds = 30 * 24 * 60 * 60;
const macBytes = 16;
const shape = /^([rpsk])\.([\w-]{1,64})\.([\w-]{22})$/;
const cookieName = (meetingId: string) => `of_${meetingId}`;

/** Invitations are derived, not stored: whoever has the secret of this instance can always say them again. */
export function createIdentity(secret: Uint8Array) {
  const macOf = (meetingId: string, kind: string, value: string) =>
    createHmac('sha256', secret).update(`invitation|${meetingId}|${kind}|${value}`).digest().subarray(0, macBytes);

  function invitationFor(meetingId: string, invitation: Invitation): string {
    const [kind, value] = partsOf(invitation);
    return `${kind}.${value}.${macOf(meetingId, kind, value).toString('base64url')}`;
  }

  /** Null for everything that this instance did not write for this meeting. */
  function readInvitation(meetingId: string, text: string): Invitation | null {
    const [, kind, value, mac] = shape.exec(text) ?? [];
    if (kind === undefined || value === undefined || mac === undefined) return null;
    const given = Buffer.from(mac, 'base64url');
    if (given.length !== macBytes || !timingSafeEqual(given, macOf(meetingId, kind, value))) return null;
    if (kind === 'p') return { personId: value };
    if (kind === 's') return 'screen';
    if (kind === 'k') return 'kiosk';
    const role = roles.find((one) => one === value);
    return role ? { role } : null;
  }

  /** A word for one form of the door: whoever sends it a second time is the same person, and only who was given it can say it. */
  function ticket(meetingId: string): string {
    const nonce = randomBytes(macBytes).toString('base64url');
    return `${nonce}.${macOf(meetingId, 'ticket', nonce).toString('base64url')}`;
  }

  /** The id of the person that comes in with this ticket; it tells nothing of the ticket. Null for what is none. */
  function personOfTicket(meetingId: string, text: string): string | null {
    const [, nonce, mac] = /^([\w-]{22})\.([\w-]{22})$/.exec(text) ?? [];
    if (nonce === undefined || mac === undefined) return null;
    if (!timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(meetingId, 'ticket', nonce))) return null;
    return macOf(meetingId, 'newcomer', nonce)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** Signs the address that one link of the captions has, with the time until which it is good (whole seconds since 1970). */
  const signatureFor = (meetingId: string, linkId: string, expire: number): string =>
    macOf(meetingId, 'captions', `${linkId}|${expire}`).toString('base64url');

  function isSignatureFor(meetingId: string, linkId: string, expire: number, text: string): boolean {
    const given = Buffer.from(text, 'base64url');
    // A letter more may say the same bytes: one link is one text.
    if (given.length !== macBytes || given.toString('base64url') !== text) return false;
    return timingSafeEqual(given, macOf(meetingId, 'captions', `${linkId}|${expire}`));
  }

  /** The `Set-Cookie` value that makes a browser this person, for 30 days and this meeting only. */
  async function issue(meetingId: string, session: Session, { https }: { https: boolean }): Promise<string> {
    const token = await new SignJWT({ meeting: meetingId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(isDevice(session) ? session : session.personId)
      .setIssuedAt()
      .setExpirationTime(`${sessionSeconds}s`)
      .sign(secret);
    return cookie(meetingId, token, sessionSeconds, https);
  }

  /** Takes the whole `Cookie` header. Never rejects: whatever is not a session of this meeting is nobody. */
  async function read(cookieHeader: string | undefined, meetingId: string): Promise<Session | null> {
    const token = cookieIn(cookieHeader, cookieName(meetingId));
    if (token === null) return null;
    try {
      const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], requiredClaims: ['sub', 'exp'] });
      if (payload.meeting !== meetingId || typeof payload.sub !== 'string') return null;
      return isDevice(payload.sub) ? payload.sub : { personId: payload.sub };
    } catch {
      return null;
    }
  }

  /** The `Set-Cookie` value that makes a browser nobody again. */
  const forget = (meetingId: string, { https }: { https: boolean }) => cookie(meetingId, '', 0, https);

  return { invitationFor, readInvitation, ticket, personOfTicket, signatureFor, isSignatureFor, issue, read, forget };
}

function partsOf(invitation: Invitation): [kind: string, value: string] {
  if (isDevice(invitation)) return [invitation === 'screen' ? 's' : 'k', invitation];
  return 'role' in invitation ? ['r', invitation.role] : ['p', invitation.personId];
}

const cookie = (meetingId: string, value: string, seconds: number, https: boolean) =>
  `${cookieName(meetingId)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;

function cookieIn(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
