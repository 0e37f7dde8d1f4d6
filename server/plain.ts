import { randomUUID } from 'node:crypto';
import { audienceOf, viewOf } from '../shared/audience.ts';
import type { Who } from '../shared/command.ts';
import { languagesOn } from '../shared/captions/state.ts';
import { plenary } from '../shared/floor-id.ts';
import { groupOf } from '../shared/groups/state.ts';
import type { Answer } from '../shared/wire.ts';
import type { AnswerTo } from './answering.ts';
import type { Asked, Reply, Route } from './api.ts';
import { Declined } from './declined.ts';
import { entering, type Entered } from './entering.ts';
import { evaluationNow } from './evaluation.ts';
import { clipped, type Html } from './html.ts';
import { isDevice, type Identity } from './identity.ts';
import { join, type Doorkeeper } from './joining.ts';
import { lanePage } from './lane-pages.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { codeMeant } from './meeting-code.ts';
import type { Meetings } from './meetings.ts';
import { captionLanguage, captionLines } from './plain-captions.ts';
import { acts, saidIn, type Said } from './plain-acts.ts';
import { addressOf, atIn, home, start } from './plain-address.ts';
import { answersIn, evaluationPage } from './plain-evaluation.ts';
import type { Look } from './plain-look.ts';
import { codePage, joinPage, type SaidAtTheDoor } from './plain-page.ts';
import { seatPage } from './plain-seat.ts';
import { plainStyle } from './plain-style.ts';
import { refusalIn, tongueFor } from './words.ts';

export type PlainOptions = {
  meetings: Pick<Meetings, 'byId' | 'byCode' | 'now'>;
  identity: Identity;
  doorkeeper: Doorkeeper;
  answerTo: AnswerTo;
  /** Somebody has read a page. */
  looked: (meetingId: string, personId: string) => void;
};
type Refused = Extract<Answer, { ok: false }>['refusal'];

/** In a list, and on a phone that is a name as long as a line. */
const nameBytes = 240;

/** Taking part with nothing but links and forms: no script, no connection that stays (N33). */
export function plain({ meetings, identity, doorkeeper, answerTo, looked }: PlainOptions): Route[] {
  const enter = entering(meetings, identity);

  function personOf({ meeting, session }: Entered): Who | null {
    const who = session && !isDevice(session) ? meeting.whoIs(session.personId) : null;
    if (who) looked(meeting.id, who.id);
    return who;
  }

  async function lookAt(meeting: LiveMeeting, me: Who, asked: Asked): Promise<Look> {
    const at = atIn(asked);
    const before = at.before ?? Number.MAX_SAFE_INTEGER;
    const audience = audienceOf(meeting.meeting, me);
    const floor = groupOf(meeting.meeting, me.id) ?? plenary;
    const tongue = tongueFor(asked.languages);
    const lang = captionLanguage(languagesOn(meeting.meeting, floor), at.lang, tongue.language);
    const { lines, more } = await lanePage(meeting, audience, { lane: 'captions', floor, before, limit: captionLines, lang });
    return {
      meeting: viewOf(audience, meeting.meeting),
      code: meeting.code,
      me,
      floor,
      tongue,
      now: meetings.now(),
      mayAnswer: evaluationNow(meeting, me, meetings.now()).mayAnswer,
      cardOf: meeting.cardOf,
      nameOf: (id) => clipped(meeting.cardOf(id)?.name ?? tongue.say('common.unnamed'), nameBytes),
      ...at,
      captions: { lines, more, lang },
      address: (but) => addressOf(meeting, { ...home(asked), ...but }),
      newId: randomUUID,
    };
  }

  const door = (
    meeting: LiveMeeting,
    asked: Asked,
    { status, sentence }: { status: number; sentence: string | null },
    said = nothingSaid,
  ) =>
    page(
      joinPage(
        { tongue: tongueFor(asked.languages), code: meeting.code, title: meeting.meeting.conduct.title },
        { said, ticket: identity.ticket(meeting.id), sentence },
      ),
      status,
    );

  async function comeIn(asked: Asked): Promise<Reply> {
    const { meeting, session } = await enter(asked);
    const said = saidIn(asked);
    const newcomer = identity.personOfTicket(meeting.id, said('ticket'));
    const again = newcomer && meeting.cardOf(newcomer) ? { personId: newcomer } : null;
    const about = Object.fromEntries(doorFields.map((field) => [field, said(field)])) as SaidAtTheDoor;
    const { newcomer: isNew, ...texts } = about;
    const invitation = said('invitation').trim().split('#').at(-1)!;
    const sent = {
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
      ...(isNew !== '' && { newcomer: true }),
      ...(invitation !== '' && { invitation }),
    };
    const seated = session && !isDevice(session) ? session : again;
    try {
      const now = await join(meeting, identity, seated, sent, doorkeeper, () => newcomer ?? randomUUID());
      return back(addressOf(meeting, start), await identity.issue(meeting.id, now.session, asked));
    } catch (error) {
      if (!(error instanceof Declined)) throw error;
      return door(meeting, asked, { status: error.status, sentence: error.message }, about);
    }
  }

  async function act(asked: Asked): Promise<Reply> {
    const name = asked.part('act');
    if (name === 'join') return comeIn(asked);
    const entered = await enter(asked);
    const { meeting } = entered;
    const who = personOf(entered);
    const tongue = tongueFor(asked.languages);
    if (name === 'evaluate') return evaluate(asked, entered, who);
    const command = Object.hasOwn(acts, name) ? acts[name]! : null;
    const here = addressOf(meeting, home(asked));
    if (!command) return back(here, null);
    if (!who) return door(meeting, asked, { status: 403, sentence: refusalIn(tongue, 'not-a-participant') });
    const said = saidIn(asked);
    const id = commandIdIn(said);
    const answer = await answerTo(meeting, who, { id, ...command(said) });
    if (answer.ok) return name === 'leave' ? left(meeting, asked) : back(here, null);
    const typed = { kind: said('kind'), subject: said('subject'), readAloud: said('readAloud') };
    const now = await lookAt(meeting, meeting.whoIs(who.id) ?? who, asked);
    return page(seatPage(now, { sentence: refusalIn(tongue, answer.refusal), typed }), statusOf(answer.refusal));
  }

  /** On to the next questions, or to thanks. */
  async function evaluate(asked: Asked, { meeting }: Entered, who: Who | null): Promise<Reply> {
    const tongue = tongueFor(asked.languages);
    if (!who) return door(meeting, asked, { status: 403, sentence: refusalIn(tongue, 'not-a-participant') });
    const said = saidIn(asked);
    const id = commandIdIn(said);
    const answer = await answerTo(meeting, who, { id, ...answersIn(meeting.meeting.evaluation, said) });
    const to = Math.min(99, Math.max(0, Number.parseInt(said('to'), 10) || 0));
    if (answer.ok) return back(`/m/${meeting.code}/plain/evaluation?from=${to + 1}`, null);
    const now = { ...(await lookAt(meeting, who, asked)), from: Math.min(to + 1, Number.parseInt(said('from'), 10) || 1) };
    return page(evaluationPage(now, refusalIn(tongue, answer.refusal)), statusOf(answer.refusal));
  }

  const left = (meeting: LiveMeeting, asked: Asked) => back(`/m/${meeting.code}/plain?left=1`, identity.forget(meeting.id, asked));

  return [
    {
      method: 'get',
      path: '/plain',
      answer: async (asked) => {
        const code = codeMeant(asked.query('code').slice(0, 40));
        return code === '' ? page(codePage(tongueFor(asked.languages))) : back(`/m/${code}/plain`, null);
      },
    },
    { method: 'get', path: '/plain.css', answer: async () => ({ as: 'css', css: plainStyle, cache: 'public, max-age=604800' }) },
    {
      method: 'get',
      path: '/m/:meeting/plain',
      answer: async (asked) => {
        const entered = await enter(asked);
        const who = personOf(entered);
        if (who) return page(seatPage(await lookAt(entered.meeting, who, asked)));
        const sentence = asked.query('left') === '1' ? tongueFor(asked.languages).say('plain.left') : null;
        return door(entered.meeting, asked, { status: 200, sentence });
      },
    },
    {
      method: 'get',
      path: '/m/:meeting/plain/:act',
      answer: async (asked) => {
        const entered = await enter(asked);
        const who = personOf(entered);
        if (who && asked.part('act') === 'evaluation') return page(evaluationPage(await lookAt(entered.meeting, who, asked)));
        return back(addressOf(entered.meeting, home(asked)), null);
      },
    },
    { method: 'post', path: '/m/:meeting/plain/:act', answer: act },
  ];
}

const doorFields = ['name', 'attendance', 'organisation', 'stakeholderGroup', 'region', 'language', 'capacity', 'newcomer'] as const;
const nothingSaid = Object.fromEntries(doorFields.map((field) => [field, ''])) as SaidAtTheDoor;

const commandIdIn = (said: Said) => /^[\w-]{8,64}$/.exec(said('id'))?.[0] ?? randomUUID();
const page = (html: Html, status = 200): Reply => ({ as: 'html', status, html, cookie: null });
const back = (to: string, cookie: string | null): Reply => ({ as: 'redirect', to, cookie });

const statusOf = (refusal: Refused) =>
  refusal === 'slow-down' ? 429 : refusal === 'store-failing' ? 503 : refusal === 'bad-input' ? 400 : 409;
