import { z } from 'zod/mini';
import type { Settings } from '../shared/conduct.ts';
import { settingsInput } from '../shared/conduct-commands.ts';
import { audienceOf } from '../shared/audience.ts';
import { captionLink } from '../shared/captions/state.ts';
import { isSecretariat, isStaff, rolesOf } from '../shared/people.ts';
import { toldBy } from '../shared/relay/told.ts';
import { idText, lineText } from '../shared/text.ts';
import { actionsData, actionsTable } from './actions-file.ts';
import { captionAddress } from './caption-door.ts';
import { captionsFor } from './captions-file.ts';
import { Declined, notFound, storeFailing } from './declined.ts';
import { documentRoutes, type Documents } from './documents/routes.ts';
import { entering } from './entering.ts';
import { evaluationNow } from './evaluation.ts';
import { groupPeople, placesAsked } from './group-people.ts';
import type { Html } from './html.ts';
import { isDevice, type Identity, type Session } from './identity.ts';
import { mostOnPage, pageLimit, parsed } from './input.ts';
import { join, type Doorkeeper } from './joining.ts';
import { lanePage, pageFrom } from './lane-pages.ts';
import { joinAddress, linksOf, linkTo } from './links.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { marginActs, type MarginAt } from './margin-acts.ts';
import type { Meetings } from './meetings.ts';
import { messageAnswers } from './message-answers.ts';
import { messagesFor, sessionsFor } from './messages-file.ts';
import { namesOf, namesOnly, peopleList } from './people-list.ts';
import { parityIn } from './parity.ts';
import { pollAnswers } from './poll-answers.ts';
import { qrSvg } from './qr.ts';
import { recordRoutes, type Records } from './record.ts';
import { reportsFor } from './reports-file.ts';
import type { Store } from './store.ts';
import { transcriptRoutes, type KeptWords } from './transcript-routes.ts';
import { tongueFor } from './words.ts';

/** A request without anything of the library that heard it. `meeting` is the id or the code in the path. */
export type Asked = {
  meeting: string;
  /** Another part of the path. */
  part: (name: string) => string;
  query: (name: string) => string;
  body: unknown;
  cookies: string | undefined;
  /** As the browser says which languages it wants. */
  languages: string;
  /** What absolute links begin with. */
  origin: string;
  https: boolean;
};
export type Reply =
  | { as: 'json'; status: number; body: unknown; cookie: string | null }
  | { as: 'svg'; svg: string; cache: string }
  | { as: 'css'; css: string; cache: string }
  | { as: 'html'; status: number; html: Html; cookie: string | null }
  | { as: 'redirect'; to: string; cookie: string | null }
  | { as: 'file'; name: string; type: string; text: string }
  /** `isPacked`: by gzip. */
  | { as: 'bytes'; name: string; type: string; bytes: Uint8Array; isPacked: boolean };
export type Route = { method: 'get' | 'post'; path: string; answer: (asked: Asked) => Promise<Reply> };
export type ApiOptions = {
  meetings: Pick<Meetings, 'create' | 'byId' | 'byCode' | 'now'>;
  kept: Pick<Store, 'read'> & KeptWords;
  records: Records;
  identity: Identity;
  presentIn: (meetingId: string) => Set<string>;
  creationsPerMinute: number;
  commandsPerSecond: number;
  marginAt: MarginAt;
  doorkeeper: Doorkeeper;
  documents: Documents;
};

const creating = z.strictObject({ title: lineText, settings: z.optional(settingsInput), follows: z.optional(idText) });
const inviting = z.strictObject({ personId: idText });
const showing = z.strictObject({ linkId: idText });
/** For so long the address of a link is said to whoever made it; nobody reads it off the desk later. */
const shownForMs = 10 * 60 * 1000;
const drawing = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(300)) });
const telling = z.strictObject({ receipt: z.string().check(z.maxLength(64)) });
const json = (body: unknown, { status = 200, cookie = null }: { status?: number; cookie?: string | null } = {}): Reply => ({
  as: 'json',
  status,
  body,
  cookie,
});

/** Everything the door answers, in the order of a meeting's life. */
export function api({
  meetings,
  kept,
  records,
  identity,
  presentIn,
  creationsPerMinute,
  commandsPerSecond,
  marginAt,
  doorkeeper,
  documents,
}: ApiOptions): Route[] {
  const mayCreate = perMinute(creationsPerMinute);
  const entered = entering(meetings, identity);

  async function asSecretariat(asked: Pick<Asked, 'meeting' | 'cookies'>): Promise<LiveMeeting> {
    const { meeting, session } = await entered(asked);
    const who = whoOf(meeting, session);
    if (!who || !isSecretariat(meeting.meeting, who)) throw notFound();
    return meeting;
  }

  /** The next meeting goes on with its numbers, so it has to have given its last. */
  async function ended(asked: Pick<Asked, 'meeting' | 'cookies'>): Promise<LiveMeeting> {
    const meeting = await asSecretariat(asked);
    if (meeting.meeting.conduct.phase !== 'closed')
      throw new Declined(409, 'meeting-not-closed', 'The next meeting goes on with the numbers of this one. Close this one first.');
    return meeting;
  }

  const routes: Record<string, Route['answer']> = {
    /** `follows`: id or code of the meeting before it in its series, of which whoever asks has to be the secretariat (D1). */
    'post /api/meetings': async ({ body, origin, cookies }) => {
      const { title, settings = {}, follows } = parsed(creating, body);
      const before = follows === undefined ? null : await ended({ meeting: follows, cookies });
      if (!mayCreate()) throw new Declined(429, 'slow-down', 'Too many meetings are being made at once. Wait a minute and try again.');
      const meeting = await meetings.create({ title, settings: settings as Partial<Settings>, follows: before }).catch(() => {
        throw storeFailing();
      });
      return json({ id: meeting.id, code: meeting.code, links: linksOf(identity, origin, meeting) }, { status: 201 });
    },

    'get /api/meetings/:meeting': async (asked) => {
      const { meeting, session } = await entered(asked);
      const { title, phase, settings } = meeting.meeting.conduct;
      const known = whoOf(meeting, session);
      const card = known ? meeting.cardOf(known.id) : undefined;
      const me = card ? { personId: card.id, name: card.name, roles: rolesOf(meeting.meeting, card.id) } : null;
      const seat = me ? 'person' : isDevice(session) ? session : 'public';
      return json({ id: meeting.id, code: meeting.code, title, phase, queuePublic: settings.queuePublic, seat, me });
    },

    'post /api/meetings/:meeting/join': async (asked) => {
      const { meeting, session } = await entered(asked);
      const { session: now, personId, roles } = await join(meeting, identity, session, asked.body, doorkeeper);
      const cookie = await identity.issue(meeting.id, now, asked);
      return json({ meetingId: meeting.id, personId, roles }, { cookie });
    },

    'post /api/meetings/:meeting/leave-device': async (asked) => {
      const { meeting } = await entered(asked);
      return json({}, { cookie: identity.forget(meeting.id, asked) });
    },

    'get /api/meetings/:meeting/links': async (asked) => json({ links: linksOf(identity, asked.origin, await asSecretariat(asked)) }),

    'post /api/meetings/:meeting/invitations': async (asked) => {
      const meeting = await asSecretariat(asked);
      const known = meeting.whoIs(parsed(inviting, asked.body).personId);
      const card = known && meeting.cardOf(known.id);
      if (!card) throw new Declined(404, 'no-such-person', 'Nobody in this meeting has this id. Look at the list again.');
      return json({ link: linkTo(identity, asked.origin, meeting, { personId: card.id }) });
    },

    /** The address of a link for captions, right after it was made. */
    'post /api/meetings/:meeting/caption-address': async (asked) => {
      const meeting = await asSecretariat(asked);
      const link = captionLink(meeting.meeting, parsed(showing, asked.body).linkId);
      if (!link || meetings.now() - link.madeAt > shownForMs)
        throw new Declined(404, 'no-such-link', 'The address of a link is shown when it is made. Make a new one.');
      return json({ address: captionAddress(identity, asked.origin, meeting.id, link) });
    },

    'get /api/meetings/:meeting/people': async (asked) => {
      const { meeting, session } = await entered(asked);
      const who = whoOf(meeting, session);
      const isForAll = meeting.meeting.conduct.settings.peopleVisibleTo === 'everyone';
      if (session !== 'kiosk' && !(who && (isForAll || isStaff(meeting.meeting, who)))) throw notFound();
      const list = peopleList(meeting, presentIn(meeting.id), {
        q: asked.query('q'),
        after: asked.query('after'),
        limit: pageLimit(asked.query('limit')),
      });
      return json(session === 'kiosk' ? namesOnly(list) : list);
    },

    /** Of those whose ids one has, since somebody wrote of them. */
    'get /api/meetings/:meeting/names': async (asked) => {
      const { meeting, session } = await entered(asked);
      if (!whoOf(meeting, session)) throw notFound();
      return json({ people: namesOf(meeting, asked.query('ids').split(',').slice(0, mostOnPage)) });
    },

    'get /api/meetings/:meeting/parity': async (asked) => {
      const { meeting, session } = await entered(asked);
      const who = whoOf(meeting, session);
      const isForAll = meeting.meeting.conduct.settings.parityVisibleTo === 'everyone';
      if (!who || !(isForAll || isStaff(meeting.meeting, who))) throw notFound();
      return json(await parityIn(meeting, kept.read, meetings.now, presentIn(meeting.id)));
    },

    /** For everybody inside, the room's screen too: the public reads no lane. */
    'get /api/meetings/:meeting/lines/:lane': async (asked) => {
      const { meeting, session } = await entered(asked);
      const who = whoOf(meeting, session);
      if (!who && !isDevice(session)) throw notFound();
      const reader = who ? audienceOf(meeting.meeting, who) : 'everyone';
      return json(await lanePage(meeting, reader, pageFrom(asked.part('lane'), asked.query)));
    },

    'get /api/meetings/:meeting/polls/:poll/answers': async (asked) => {
      const { meeting, session } = await entered(asked);
      const who = whoOf(meeting, session);
      if (!who) throw notFound();
      const page = { pollId: asked.part('poll'), after: asked.query('after'), limit: pageLimit(asked.query('limit')) };
      return json(pollAnswers(meeting, who, page));
    },

    'get /api/meetings/:meeting/evaluation': async (asked) => {
      const { meeting, session } = await entered(asked);
      const who = whoOf(meeting, session);
      if (!who) throw notFound();
      return json(evaluationNow(meeting, who, meetings.now()));
    },

    'get /api/meetings/:meeting/messages/:message/answers': async (asked) => {
      const { meeting, session } = await entered(asked);
      const who = whoOf(meeting, session);
      if (!who) throw notFound();
      const page = { messageId: asked.part('message'), after: asked.query('after'), limit: pageLimit(asked.query('limit')) };
      return json(messageAnswers(meeting, who, page));
    },

    /** For everybody inside, the room's screen and the kiosk too, so that whoever has no device finds their group. */
    'get /api/meetings/:meeting/groups/:round/people': async (asked) => {
      const { meeting, session } = await entered(asked);
      return json(groupPeople(meeting, session, placesAsked(asked.part('round'), asked.query)));
    },

    'get /api/meetings/:meeting/reports.md': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', type: 'text/markdown; charset=utf-8', ...reportsFor(meeting, session, tongueFor(asked.languages)) };
    },

    ...recordRoutes(entered, records, documents),
    ...transcriptRoutes(entered, kept),

    'get /api/meetings/:meeting/captions.vtt': async (asked) => {
      const { meeting, session } = await entered(asked);
      const which = { as: 'vtt', floor: asked.query('floor'), lang: asked.query('lang') } as const;
      return { as: 'file', ...(await captionsFor(meeting, session, tongueFor(asked.languages), which)) };
    },
    'get /api/meetings/:meeting/captions.txt': async (asked) => {
      const { meeting, session } = await entered(asked);
      const which = { as: 'txt', floor: asked.query('floor'), lang: asked.query('lang') } as const;
      return { as: 'file', ...(await captionsFor(meeting, session, tongueFor(asked.languages), which)) };
    },

    'get /api/meetings/:meeting/actions.csv': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', type: 'text/csv; charset=utf-8', ...actionsTable(meeting, session, tongueFor(asked.languages)) };
    },
    'get /api/meetings/:meeting/actions.json': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', type: 'application/json', ...actionsData(meeting, session) };
    },

    'get /api/meetings/:meeting/messages.md': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', ...messagesFor(meeting, session, tongueFor(asked.languages), 'md') };
    },

    'get /api/meetings/:meeting/messages.json': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', ...messagesFor(meeting, session, tongueFor(asked.languages), 'json') };
    },

    'get /api/meetings/:meeting/all-messages.md': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', ...(await sessionsFor(meetings, meeting, session, tongueFor(asked.languages), 'md')) };
    },

    'get /api/meetings/:meeting/all-messages.json': async (asked) => {
      const { meeting, session } = await entered(asked);
      return { as: 'file', ...(await sessionsFor(meetings, meeting, session, tongueFor(asked.languages), 'json')) };
    },
    ...marginActs({ entered, marginAt, commandsPerSecond }),
    ...documentRoutes(entered, documents),

    /** Told to whoever holds the receipt, and to nobody else: asking says no more of a person than that they are in the meeting (R4). */
    'post /api/meetings/:meeting/questions/told': async (asked) => {
      const { meeting, session } = await entered(asked);
      const told = whoOf(meeting, session) && toldBy(meeting.meeting.relay, parsed(telling, asked.body).receipt);
      if (!told) throw notFound();
      return json(told);
    },

    'get /api/meetings/:meeting/qr.svg': async (asked) => {
      const { meeting } = await entered(asked);
      if (!['', 'join'].includes(asked.query('to'))) throw new Declined(400, 'bad-input', 'Only the address to join is drawn here.');
      return { as: 'svg', svg: await qrSvg(joinAddress(asked.origin, meeting)), cache: 'private, max-age=3600' };
    },

    /** Takes the text in the body, so that no secret stands in an address. */
    'post /api/qr': async ({ body }) => ({ as: 'svg', svg: await qrSvg(parsed(drawing, body).text), cache: 'no-store' }),
  };

  return Object.entries(routes).map(([name, answer]) => {
    const [method, path] = name.split(' ') as [Route['method'], string];
    return { method, path, answer };
  });
}

const whoOf = (meeting: LiveMeeting, session: Session | null) => (session && !isDevice(session) ? meeting.whoIs(session.personId) : null);

/** Counts for the whole process: a venue is one address, so addresses say nothing. */
function perMinute(most: number): () => boolean {
  let made: number[] = [];
  return () => {
    const now = performance.now();
    made = made.filter((at) => now - at < 60_000);
    return made.length < most && made.push(now) > 0;
  };
}
