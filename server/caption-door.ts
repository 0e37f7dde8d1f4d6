import { captionLink, type CaptionLink } from '../shared/captions/state.ts';
import { Budget } from './budget.ts';
import { Declined, storeFailing } from './declined.ts';
import type { Identity } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Meetings } from './meetings.ts';

/** A request of a captioner's software: what stands in its address, and the bytes of its body. */
export type CaptionAsked = { query: (name: string) => string; body: Uint8Array };
export type CaptionDoorOptions = { meetings: Pick<Meetings, 'byId' | 'now'>; identity: Identity };

/** What fits on many screens; the longest that such software sends is some hundred letters. */
const mostBytes = 8 * 1024;
/** More than any software sends that writes word for word. */
const postsPerSecond = 20;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The address that a captioner's software is given: it adds `&seq=…&lang=…`, and asks at `/closedcaption/seq` how far it has come. */
export function captionAddress(identity: Identity, origin: string, meetingId: string, { id, until }: CaptionLink): string {
  const expire = expiryOf(until);
  const about = new URLSearchParams({
    id: meetingId,
    ns: nameOf(id),
    expire: String(expire),
    sparams: 'id,ns,expire',
    signature: identity.signatureFor(meetingId, id, expire),
  });
  return `${origin}/closedcaption?${about.toString()}`;
}
const nameOf = (linkId: string) => Buffer.from(linkId).toString('base64url');
const expiryOf = (untilMs: number) => Math.floor(untilMs / 1000);

/** Where captions come in, as the trade speaks it: whoever has the link may write, and nothing else says who they are (N30). */
export function captionDoor({ meetings, identity }: CaptionDoorOptions) {
  const budget = new Budget(postsPerSecond);

  async function linkedTo({ query }: CaptionAsked): Promise<{ live: LiveMeeting; linkId: string }> {
    const id = query('id');
    const linkId = Buffer.from(query('ns'), 'base64url').toString();
    const isWritten = nameOf(linkId) === query('ns');
    const expire = /^\d{1,12}$/.test(query('expire')) ? Number(query('expire')) : null;
    if (!isWritten || expire === null || !identity.isSignatureFor(id, linkId, expire, query('signature'))) throw badLink();
    const live = await meetings.byId(id);
    const link = live && captionLink(live.meeting, linkId);
    if (!link || expiryOf(link.until) !== expire || link.until <= meetings.now()) throw badLink();
    return { live, linkId };
  }

  return {
    /** Takes one caption and answers with the time at which it was on disk (ISO 8601, UTC). */
    async post(asked: CaptionAsked): Promise<string> {
      const { live, linkId } = await linkedTo(asked);
      const seq = seqIn(asked.query('seq'));
      const text = textIn(asked.body);
      if (!budget.allows(linkId, 'participant'))
        throw new Declined(429, 'slow-down', 'Too many captions at once. Send this one again in a second.');
      const answer = await live.feed(linkId, { seq, text });
      if (answer.ok) return new Date(meetings.now()).toISOString();
      if (answer.refusal === 'store-failing') throw storeFailing();
      throw answer.refusal === 'no-such-link' ? badLink() : notStarted();
    },

    /** The last number that was taken; the next one is one more. 0 before the first. */
    async seq(asked: CaptionAsked): Promise<string> {
      const { live, linkId } = await linkedTo(asked);
      return String(live.captionStream(linkId).counter.seq ?? 0);
    },
  };
}

function seqIn(text: string): number {
  if (text === '') throw new Declined(403, 'no-seq', 'Every caption has a number: add &seq=1 to the address, and count on.');
  const seq = Number(text);
  if (!/^\d{1,15}$/.test(text) || !Number.isSafeInteger(seq)) throw malformed('“seq” is a whole number from 0.');
  return seq;
}

function textIn(body: Uint8Array): string {
  if (body.length > mostBytes) throw new Declined(413, 'too-large', `A caption has at most ${mostBytes / 1024} KB. Send it in parts.`);
  try {
    return utf8.decode(body);
  } catch {
    throw malformed('The text of a caption is UTF-8.');
  }
}

const malformed = (message: string) => new Declined(400, 'malformed', message);
/** One answer for a link that was never made here, was revoked, or is over. */
const badLink = () =>
  new Declined(403, 'bad-link', 'This link is not good, or not any more. Ask the secretariat of the meeting for a new one.');
const notStarted = () =>
  new Declined(
    400,
    'not-started',
    'The meeting does not take captions now: it is not open, or this group is not. Send it again when it is.',
  );
