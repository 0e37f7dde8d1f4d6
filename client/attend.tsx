import { Suspense, useEffect, useState } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { groupIn, groupOf } from '../shared/groups/state.ts';
import { titleOf, useAlerts } from './alerts.ts';
import { AskAloud } from './ask-for-floor.tsx';
import { AttendBar } from './attend-bar.tsx';
import css from './attend.module.css';
import { AwayDigest, AwayNews } from './away-digest.tsx';
import { unreadIn } from './chat-unread.ts';
import { Dock } from './dock.tsx';
import { FloorLine, Speaker } from './floor.tsx';
import { GroupNotes } from './group-notes-lazily.ts';
import { InMeeting } from './in-meeting.tsx';
import { land, useLanding } from './landing.ts';
import { lazily } from './lazily.ts';
import { myNotes } from './my-notes.ts';
import { MicrophoneCheck, MySubject } from './my-place.tsx';
import { OrderChange, OrderNote } from './order-change.tsx';
import { PlainPage } from './plain-page.tsx';
import { Presented } from './presented.tsx';
import { Queue, Why } from './queue.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat, meetingId) => <Attend seat={seat} meetingId={meetingId} />}</InMeeting>;
}

const Agenda = lazily(['parts', 'actions', 'staff', 'messages', 'polls', 'reports', 'door'], () => import('./attend-agenda.tsx'));
const Questions = lazily(['questions', 'asked', 'reading', 'door'], () => import('./questions.tsx'));
const QuestionNews = lazily(['questions', 'asked', 'reading', 'door'], () => import('./question-news.tsx'));
const AttendPeople = lazily(['parts', 'door'], () => import('./attend-people.tsx'));
const AttendMe = lazily(['parts', 'join', 'door'], () => import('./attend-me.tsx'));
const Chat = lazily(['chat', 'door'], () => import('./chat.tsx'));
const CaptionsBar = lazily(['captions', 'door'], () => import('./captions-bar.tsx'));
const Group = lazily(['group', 'outing', 'chair'], () => import('./group.tsx'));
const GroupWay = lazily(['group', 'outing', 'chair'], () => import('./group-way.tsx'));
const MessageSheet = lazily(['messages', 'door'], () => import('./message-sheet.tsx'));
const PollSheet = lazily(['polls', 'door'], () => import('./poll-sheet.tsx'));
const Evaluation = lazily(['evaluating', 'door'], () => import('./evaluating-on-attend.tsx'));
const EvaluationStrip = lazily(['evaluating', 'door'], () => import('./evaluating-strip.tsx'));
const ReportStrip = lazily(['reports', 'chair'], () => import('./report-strip.tsx'));

const parts = {
  floor: (seat: Seat) => <Queue seat={seat} />,
  agenda: (seat: Seat) => <Agenda seat={seat} />,
  chat: (seat: Seat) => <Chat seat={seat} />,
  questions: (seat: Seat) => <Questions seat={seat} />,
  people: (seat: Seat) => <AttendPeople seat={seat} />,
  me: (seat: Seat) => <AttendMe seat={seat} />,
  notes: (seat: Seat, meetingId: string) => <MyNotes seat={seat} meetingId={meetingId} />,
};
type Part = keyof typeof parts;

/** A participant's page: the plenary, or the group they are in now, on every device and after every reload (G1, G4). */
export function Attend({ seat, meetingId }: { seat: Seat; meetingId: string }) {
  const [part, show] = useState<Part>('floor');
  const hasCome = useComingAhead(seat);
  const groupId = groupOf(seat.meeting, seat.me.id);
  if (groupId === null) return <Plenary seat={seat} meetingId={meetingId} part={part} show={show} hasCome={hasCome} />;
  const { number, title, place } = groupIn(seat.meeting, groupId)!.group;
  const first = (
    <PlainPage title={t('attend.in-group', { number, title })}>
      <bdi>{place}</bdi>
    </PlainPage>
  );
  return (
    <Suspense fallback={first}>
      <Group key={groupId} seat={seat} meetingId={meetingId} groupId={groupId} landOn={show} />
    </Suspense>
  );
}

type PlenaryProps = { seat: Seat; meetingId: string; part: Part; show: (part: Part) => void; hasCome: boolean };

/** For a phone first: who speaks, who waits, and the one thing to do under the thumb. */
function Plenary({ seat, meetingId, part: wanted, show, hasCome }: PlenaryProps) {
  useAlerts(seat);
  useLanding(plenary, () => land);
  const notes = myNotes(seat);
  const part = wanted === 'notes' && !notes ? 'floor' : wanted;
  const { chat, questions } = seat.meeting.conduct.settings;
  const isOffered: Partial<Record<Part, boolean>> = {
    chat: chat !== 'off',
    questions: questions !== 'off' || seat.meeting.relay.questions.length > 0,
    me: seat.me.seat === 'person',
    notes: notes !== undefined,
  };
  const isThere = (one: Part) => one === part || (isOffered[one] ?? true);
  const mine = (Object.keys(parts) as Part[]).filter(isThere);
  const unread = part === 'chat' ? 0 : unreadIn(seat);
  return (
    <div className={css.page}>
      <title>{titleOf(seat)}</title>
      <AttendBar seat={seat} />
      <section className={css.speaker} aria-label={t('floor.title')}>
        <Speaker seat={seat} />
      </section>
      <div className={css.line}>
        <FloorLine seat={seat} />
      </div>
      <main key={part} className={css.list} tabIndex={0} aria-label={t(`attend.tab-${part}`)}>
        <OrderChange seat={seat} />
        <AwayDigest seat={seat} />
        <Presented seat={seat} />
        {part === 'floor' && seat.meeting.evaluation.phase === 'offered' && (
          <Suspense>
            <Evaluation seat={seat} />
          </Suspense>
        )}
        <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>{parts[part](seat, meetingId)}</Suspense>
      </main>
      <div className={css.poll}>
        <Suspense>{hasCome && seat.meeting.groups.rounds.length > 0 && <GroupWay seat={seat} />}</Suspense>
        <Suspense>{seat.meeting.reports.list.length > 0 && <ReportStrip seat={seat} />}</Suspense>
        <Suspense>{seat.meeting.messages.list.length > 0 && <MessageSheet seat={seat} />}</Suspense>
        <Suspense>{seat.meeting.polls.polls.length > 0 && <PollSheet seat={seat} />}</Suspense>
        <Suspense>
          {part !== 'floor' && seat.meeting.evaluation.phase === 'offered' && <EvaluationStrip seat={seat} onShow={() => show('floor')} />}
        </Suspense>
      </div>
      <div className={css.captions}>
        <Suspense>
          {seat.heard.lines.some(({ lane, floor }) => lane === 'captions' && floor === seat.floor) && <CaptionsBar seat={seat} />}
        </Suspense>
      </div>
      <div className={css.dock}>
        <Dock seat={seat} />
      </div>
      <Suspense>{hasCome && seat.me.seat === 'person' && <QuestionNews seat={seat} />}</Suspense>
      <nav className={css.tabs} aria-label={t('attend.tabs')}>
        {mine.map((one) => (
          <button key={one} type="button" aria-current={one === part ? 'page' : undefined} onClick={() => show(one)}>
            {one === 'chat' && unread > 0 ? t('attend.tab-chat-new', { count: unread }) : t(`attend.tab-${one}`)}
            {one === 'notes' && notes && <span className="hide"> {t('attend.of-group', { number: notes.number })}</span>}
          </button>
        ))}
      </nav>
    </div>
  );
}

function MyNotes({ seat, meetingId }: { seat: Seat; meetingId: string }) {
  const notes = myNotes(seat);
  return notes && <GroupNotes seat={seat} meetingId={meetingId} groupId={notes.groupId} />;
}

const calmAfterMs = 2_000;
const ofTheDock = [Why, AskAloud, MySubject, MicrophoneCheck];
const ofThePage = [
  Agenda,
  Questions,
  AttendPeople,
  AttendMe,
  Chat,
  CaptionsBar,
  PollSheet,
  MessageSheet,
  AwayNews,
  OrderNote,
  ReportStrip,
  Evaluation,
  EvaluationStrip,
];

/**
 * Once the meeting is shown, the other parts come too: they open at once then, also where the line is lost meanwhile.
 * Tells whether what nobody opens is there: waiting for that on a lost line would stop the page.
 */
function useComingAhead(seat: Seat): boolean {
  const { link } = seat;
  const [isHere, setHere] = useState(false);
  const writes = myNotes(seat) !== undefined;
  useEffect(() => {
    if (link !== 'live') return;
    let isOver = false;
    /** One after another: on a slow line, what somebody opens meanwhile waits for one of them at most. */
    const fetchAll = async () => {
      for (const one of [...ofTheDock, Group, ...ofThePage, ...(writes ? [GroupNotes] : [])]) if (!isOver) await one.comeAhead();
      if (!isOver && (await GroupWay.comeAhead()) && (await QuestionNews.comeAhead())) setHere(true);
    };
    const calm = setTimeout(() => void fetchAll(), calmAfterMs);
    return () => {
      isOver = true;
      clearTimeout(calm);
    };
  }, [link, writes]);
  return isHere;
}
