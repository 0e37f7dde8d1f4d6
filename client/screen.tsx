import { Suspense, useEffect, type ReactNode } from 'react';
import { beingRead } from './being-read.ts';
import { documentsOf, openItemOf } from '../shared/agenda/state.ts';
import { plenary } from '../shared/floor-id.ts';
import { reportOf } from '../shared/reports/state.ts';
import { FloorLine, Speaker } from './floor.tsx';
import { groupsHaveTheRoom, roundForRoom } from './groups-for-room.ts';
import { hourIn, placeOf } from './hours.ts';
import { InMeeting } from './in-meeting.tsx';
import { lazily } from './lazily.ts';
import { LetIn } from './let-in.tsx';
import { messageForRoom } from './message-for-room.ts';
import { pollForRoom } from './poll-for-room.ts';
import { orderInWords, useOrderChange } from './order-line.tsx';
import { QueueRows } from './queue.tsx';
import { Join } from './screen-join.tsx';
import css from './screen.module.css';
import { sectionForRoom } from './section-for-room.ts';
import { useNow, type Seat } from './seat.ts';
import { t } from './words.ts';

/** What the room sees: readable from the back row, never scrolling, nothing to press. */
export default function Page({ code }: { code: string }) {
  useEffect(() => {
    document.documentElement.classList.add(css.room!);
    return () => document.documentElement.classList.remove(css.room!);
  }, []);
  return (
    <LetIn code={code}>
      <InMeeting code={code} view="public">
        {(seat, meetingId) => <Room seat={seat} meetingId={meetingId} />}
      </InMeeting>
    </LetIn>
  );
}

const ScreenCaptions = lazily(['captions', 'door'], () => import('./screen-captions.tsx'));
const ReadingRoom = lazily(['reading'], () => import('./reading-room.tsx'));
const MessageScreen = lazily(['messages'], () => import('./message-screen.tsx'));
const PollScreen = lazily(['polls'], () => import('./poll-screen.tsx'));
const PresentedLive = lazily(['presented'], () => import('./presented-live.tsx'));
const GroupsScreen = lazily(['groups-screen', 'board'], () => import('./groups-screen.tsx'));
const GroupsLine = lazily(['groups-screen'], () => import('./groups-screen-line.tsx'));
const PresentedScreen = lazily(['presented', 'reports'], () => import('./presented-screen.tsx'));
const EvaluatingScreen = lazily(['evaluating'], () => import('./evaluating-screen.tsx'));
const ReportScreen = lazily(['reports'], () => import('./report-screen.tsx'));
/** Here before they are wanted, also where the line is lost meanwhile. */
const toCome = [ReadingRoom, GroupsScreen, GroupsLine, ReportScreen, MessageScreen, EvaluatingScreen];

/** How many of those waiting the room is shown. */
const announced = 3;

export function Room({ seat, meetingId }: { seat: Seat; meetingId: string }) {
  const { conduct } = seat.meeting;
  useEffect(() => {
    document.title = t('screen.page-title', { title: conduct.title });
  }, [conduct.title]);
  const now = useNow(seat, 10_000);
  const read = beingRead(seat.meeting);
  const message = messageForRoom(seat.meeting, now);
  const poll = message ? null : pollForRoom(seat.meeting, now);
  useEffect(() => toCome.forEach((one) => void one.comeAhead()), []);
  const report = read || message || poll ? undefined : reportOf(seat.meeting, seat.meeting.reports.shown ?? '');
  const round = roundForRoom(seat.meeting);
  const presented = read || message || poll || report ? null : sectionForRoom(seat.meeting);
  const groups = !read && !message && !poll && !report && !presented && groupsHaveTheRoom(seat.meeting) ? round : null;
  const asks =
    conduct.phase === 'closed' &&
    seat.meeting.evaluation.phase === 'offered' &&
    !(read || message || poll || report || presented || groups);
  const { where } = seat.meeting.captions;
  const captions = !groups && seat.heard.lines.some(({ lane }) => lane === 'captions') && (
    <Suspense>
      <ScreenCaptions seat={seat} />
    </Suspense>
  );
  const join = <Join seat={seat} label={t('screen.ask')} />;
  const speaker = (
    <section className={css.floor} aria-label={t('floor.title')}>
      <Speaker seat={seat} />
    </section>
  );
  return (
    <main className={css.page} data-captions={captions ? where : undefined}>
      {where === 'top' && captions}
      <Bar seat={seat} hasPaper={presented !== null}>
        {round && !groups && <GroupsLine seat={seat} round={round} />}
      </Bar>
      <Suspense fallback={speaker}>
        {read ? (
          <ReadingRoom seat={seat} read={read} />
        ) : message ? (
          <MessageScreen key={message.message.id} seat={seat} shown={message} join={join} />
        ) : poll ? (
          <PollScreen seat={seat} poll={poll} join={join} />
        ) : report ? (
          <ReportScreen key={report.groupId} seat={seat} report={report} join={join} />
        ) : presented ? (
          <PresentedScreen key={JSON.stringify(presented)} seat={seat} meetingId={meetingId} {...presented} join={join} />
        ) : groups ? (
          <GroupsScreen key={groups.id} seat={seat} round={groups} />
        ) : asks ? (
          <EvaluatingScreen seat={seat} />
        ) : (
          speaker
        )}
      </Suspense>
      {!groups && <FloorLine seat={seat} />}
      {(read || !(message || poll || report || presented || groups || asks)) && (
        <section className={css.below}>
          <section className={css.next} aria-label={t('screen.next')}>
            <Order seat={seat} />
            <QueueRows seat={seat} most={announced} />
          </section>
          {join}
        </section>
      )}
      {where === 'bottom' && captions}
    </main>
  );
}

/** `hasPaper`: what is presented stands below in full. */
function Bar({ seat, hasPaper, children }: { seat: Seat; hasPaper: boolean; children: ReactNode }) {
  const now = useNow(seat, 10_000);
  const { agenda, conduct, floors } = seat.meeting;
  const item = openItemOf(agenda);
  const number = agenda.items.findIndex(({ id }) => id === item?.id) + 1;
  const { waiting, open } = floors[plenary]!.queue;
  const { zone } = conduct.settings;
  const shown = documentsOf(agenda).find(({ id }) => id === agenda.presenting?.documentId);
  const section = agenda.presenting?.section ?? shown?.section;
  return (
    <header className={css.bar}>
      <p className={css.item}>
        {item && <b>{number}</b>}
        <bdi>{item ? item.title : conduct.title}</bdi>
      </p>
      <p>
        {t('queue.waiting', { count: waiting.length })}
        {!open && `, ${t('queue.closed')}`}
      </p>
      {agenda.presenting && !hasPaper && (
        <p className={css.paper}>
          {t('screen.presented')}{' '}
          {shown ? (
            <bdi>{section ? `${shown.title}, ${section}` : shown.title}</bdi>
          ) : (
            <Suspense>
              <PresentedLive seat={seat} presented={agenda.presenting} />
            </Suspense>
          )}
        </p>
      )}
      <Suspense>{children}</Suspense>
      <p className={css.hours}>
        <span>{t('screen.utc', { hour: hourIn(now, 'UTC') })}</span>
        {zone !== '' && zone !== 'UTC' && <span>{t('screen.there', { hour: hourIn(now, zone), place: placeOf(zone) })}</span>}
      </p>
    </header>
  );
}

/** The published order, and for a minute that it is a new one (N9). */
function Order({ seat }: { seat: Seat }) {
  const order = orderInWords(seat.meeting.floors[plenary]!.queue.order);
  const isNew = useOrderChange(seat) !== null;
  return <p className={css.order}>{isNew ? t('screen.order-new', { order }) : order}</p>;
}
