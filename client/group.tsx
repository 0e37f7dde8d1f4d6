import { Suspense, useEffect, useMemo, useState } from 'react';
import type { FloorId } from '../shared/floor-id.ts';
import { runsFloor } from '../shared/groups/rights.ts';
import { wholeGroup } from '../shared/groups/state.ts';
import { titleOf, useAlerts } from './alerts.ts';
import { AttendBar } from './attend-bar.tsx';
import css from './attend.module.css';
import { AwayDigest } from './away-digest.tsx';
import { unreadIn } from './chat-unread.ts';
import { remember } from './device-memory.ts';
import { Dock } from './dock.tsx';
import './every-rule.ts';
import { FloorLine, Speaker } from './floor.tsx';
import { CalledOutside } from './group-called.tsx';
import { GroupHead } from './group-head.tsx';
import { HelpSheet } from './group-help.tsx';
import { backFrom } from './group-leaving.ts';
import { MoreSheet } from './group-more.tsx';
import { useGroupNews } from './group-news.ts';
import { GroupNotes } from './group-notes-lazily.ts';
import { GroupPeople, OfficeSheet } from './group-people.tsx';
import type { GroupSheet } from './group-sheets.ts';
import { GroupStrips } from './group-strips.tsx';
import { GroupTask } from './group-task.tsx';
import own from './group.module.css';
import { land, useLanding } from './landing.ts';
import { lazily } from './lazily.ts';
import { lastGroup } from './last-group.ts';
import { OrderChange } from './order-change.tsx';
import { Queue } from './queue.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const AttendMe = lazily(['parts', 'join', 'door'], () => import('./attend-me.tsx'));
const CaptionsBar = lazily(['captions', 'door'], () => import('./captions-bar.tsx'));
const Chat = lazily(['chat', 'door'], () => import('./chat.tsx'));
const GroupChair = lazily(['chair', 'why', 'staff', 'chat', 'polls', 'reading', 'door'], () => import('./group-chair.tsx'));
const GroupNext = lazily(['chair', 'why', 'staff', 'chat', 'reading', 'door'], () => import('./group-next.tsx'));
const MessageSheet = lazily(['messages', 'door'], () => import('./message-sheet.tsx'));
const PollSheet = lazily(['polls', 'door'], () => import('./poll-sheet.tsx'));

const parts = ['floor', 'notes', 'people', 'task', 'chat', 'me'] as const;
type Part = (typeof parts)[number];
const tabs = {
  floor: 'attend.tab-floor',
  notes: 'group.tab-notes',
  people: 'attend.tab-people',
  task: 'group.tab-task',
  chat: 'attend.tab-chat',
  me: 'attend.tab-me',
} as const;

/** Where the page of the plenary is to open when the group is over. */
export type LandOn = (part: 'floor' | 'notes') => void;
type Props = { seat: Seat; meetingId: string; groupId: FloorId; landOn: LandOn };

/** The small meeting that somebody is in: its people, its floor and what it writes, in place of the plenary (G4). */
export default function Group({ seat: outside, meetingId, groupId, landOn }: Props) {
  const seat = useMemo(() => ({ ...outside, floor: groupId }), [outside, groupId]);
  const { round, group } = wholeGroup(seat.meeting, groupId)!;
  const [part, show] = useState<Part>('floor');
  const [sheet, open] = useState<GroupSheet | null>(null);
  const { code, meeting, me } = seat;
  useAlerts(seat);
  useGroupNews(seat, group);
  useLanding(groupId, backFrom);
  const goesOn = group.rapporteurId === me.id || group.chairId === me.id;
  useEffect(() => landOn(part === 'notes' && goesOn ? 'notes' : 'floor'), [part, goesOn]);
  useEffect(() => remember(lastGroup(code, me.id), groupId, 'always'), [code, me.id, groupId]);

  useComingAhead(seat);
  // What opened the sheet may be gone when it closes.
  useEffect(() => (sheet ? land : undefined), [sheet]);

  const runs = runsFloor(meeting, me, groupId);
  const unread = part === 'chat' ? 0 : unreadIn(seat);
  const onClose = () => open(null);
  const isOffered = (one: Part) => one !== 'chat' || one === part || meeting.conduct.settings.chat !== 'off';
  const shown = {
    floor: () => (runs ? <GroupChair seat={seat} /> : <Queue seat={seat} />),
    notes: () => <GroupNotes seat={outside} meetingId={meetingId} groupId={groupId} />,
    people: () => <GroupPeople seat={seat} round={round} group={group} open={open} />,
    task: () => <GroupTask group={group} />,
    chat: () => <Chat seat={seat} />,
    me: () => <AttendMe seat={outside} />,
  };
  return (
    <div className={`${css.page} ${own.page}`} data-part={part} data-runs={runs}>
      <title>{t('group.page-title', { number: group.number, page: titleOf(seat) })}</title>
      <div className={own.top}>
        <AttendBar seat={seat} />
        <GroupHead seat={seat} group={group} open={open} />
      </div>
      <section className={`${css.speaker} ${own.speaker}`} aria-label={t('floor.title')}>
        <Speaker seat={seat} />
      </section>
      <div className={css.line}>
        <FloorLine seat={seat} />
      </div>
      <main key={part} className={`${css.list} ${own.list}`} tabIndex={0} aria-label={t(tabs[part])}>
        <OrderChange seat={seat} />
        <AwayDigest seat={seat} />
        <Suspense fallback={part === 'floor' ? <Queue seat={seat} /> : <p className="sub">{t('common.loading')}</p>}>
          {shown[part]()}
        </Suspense>
      </main>
      <div className={css.poll}>
        <CalledOutside outside={outside} />
        <GroupStrips seat={seat} group={group} />
        <Suspense>{meeting.messages.list.length > 0 && <MessageSheet seat={outside} />}</Suspense>
        <Suspense>{meeting.polls.polls.length > 0 && <PollSheet seat={outside} />}</Suspense>
      </div>
      <div className={css.captions}>
        <Suspense>
          {seat.heard.lines.some(({ lane, floor }) => lane === 'captions' && floor === groupId) && <CaptionsBar seat={seat} />}
        </Suspense>
      </div>
      <div className={`${css.dock} ${own.dock}`}>
        <Suspense>{runs && <GroupNext seat={seat} />}</Suspense>
        {runs ? (
          <div className={own.second} data-here={isInLine(seat) ? 'yes' : 'no'}>
            <Dock seat={seat} />
          </div>
        ) : (
          <Dock seat={seat} />
        )}
      </div>
      <nav className={css.tabs} aria-label={t('group.tabs')}>
        {parts.filter(isOffered).map((one) => (
          <button key={one} type="button" aria-current={one === part ? 'page' : undefined} onClick={() => show(one)}>
            {one === 'chat' && unread > 0 ? t('attend.tab-chat-new', { count: unread }) : t(tabs[one])}
          </button>
        ))}
      </nav>
      {sheet?.what === 'help' && <HelpSheet seat={seat} groupId={groupId} onClose={onClose} />}
      {sheet?.what === 'more' && <MoreSheet seat={seat} round={round} group={group} onClose={onClose} />}
      {sheet?.what === 'office' && <OfficeSheet seat={seat} round={round} group={group} office={sheet.office} onClose={onClose} />}
    </div>
  );
}

const calmAfterMs = 2_000;
const ahead = [GroupNotes, Chat, AttendMe, GroupNext, GroupChair, CaptionsBar, PollSheet, MessageSheet];

/** What is opened next comes before it is wanted, so that it opens also where the line is lost meanwhile. */
function useComingAhead({ link }: Seat) {
  useEffect(() => {
    if (link !== 'live') return;
    let isOver = false;
    const fetchAll = async () => {
      for (const one of ahead) if (!isOver) await one.comeAhead();
    };
    const calm = setTimeout(() => void fetchAll(), calmAfterMs);
    return () => {
      isOver = true;
      clearTimeout(calm);
    };
  }, [link]);
}

/** Whether I have something in this queue or the floor; whoever chairs on a phone sees their own place only then. */
function isInLine({ meeting, me, floor: here }: Seat): boolean {
  const { queue, floor } = meeting.floors[here]!;
  const mine = ({ personId }: { personId: string }) => personId === me.id;
  return (
    [...queue.waiting, ...queue.aside].some(mine) ||
    [floor.turn, ...floor.interrupted.map(({ turn }) => turn)].some((turn) => turn !== null && mine(turn))
  );
}
