import { Suspense, useState } from 'react';
import { presentedLive } from '../shared/documents/presented.ts';
import { isChair } from '../shared/people.ts';
import { BreakSheet } from './agenda-break.tsx';
import { ItemSheet } from './agenda-item.tsx';
import { AgendaToRun } from './agenda.tsx';
import { CloseMeetingSheet } from './chair-closing.tsx';
import { ChairFloor } from './chair-floor.tsx';
import { FloorSheet } from './chair-floor-sheet.tsx';
import { ChairHeader } from './chair-header.tsx';
import { KeySheet, useKeys } from './chair-keys.tsx';
import { ChairNext } from './chair-next.tsx';
import { Parity } from './chair-parity.tsx';
import { ChairQueue, QueueHead } from './chair-queue.tsx';
import type { Sheet } from './chair-sheets.ts';
import { Wants } from './chair-wants.tsx';
import css from './chair.module.css';
import { ChatButton } from './chat-button.tsx';
import './every-rule.ts';
import { InMeeting } from './in-meeting.tsx';
import { lazily } from './lazily.ts';
import { PlainPage } from './plain-page.tsx';
import { ReadingStrip } from './reading-strip.tsx';
import { OrderChange } from './order-change.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <ChairPage seat={seat} />}</InMeeting>;
}

/** The chair's screen, or the way to one's own for whoever does not chair. */
export function ChairPage({ seat }: { seat: Seat }) {
  if (isChair(seat.meeting, seat.me)) return <Chair seat={seat} />;
  const next =
    seat.me.seat === 'person'
      ? { href: `/m/${seat.code}/attend`, label: t('chair.to-attend') }
      : { href: `/m/${seat.code}`, label: t('chair.to-join') };
  return (
    <PlainPage title={t('chair.not-yours-title')} next={next}>
      {t('chair.not-yours')}
    </PlainPage>
  );
}

function Chair({ seat }: { seat: Seat }) {
  const [sheet, open] = useState<Sheet | null>(null);
  const { on, said, toggle } = useKeys();
  const { phase } = seat.meeting.conduct;
  const onClose = () => open(null);
  return (
    <div className={css.page}>
      <ChairHeader seat={seat} said={said} open={open} />
      <ChairFloor seat={seat} open={open} />
      <main className={css.work}>
        <section className={css.queue} aria-label={t('chair.queue')}>
          <ChairNext seat={seat} open={open} />
          <QueueHead seat={seat} open={open} />
          <ChairQueue seat={seat} open={open} />
        </section>
        <aside className={css.aside} aria-label={t('chair.beside')}>
          {seat.meeting.groups.rounds.length > 0 && (
            <Suspense>
              <GroupsOnChair seat={seat} open={open} />
            </Suspense>
          )}
          <OrderChange seat={seat} />
          <AgendaToRun seat={seat} onItem={(itemId) => open({ what: 'item', itemId })} />
          <div className={css.choices}>
            {phase === 'open' && (
              <button type="button" className="button quiet" onClick={() => open({ what: 'break' })}>
                {t('chair.break')}
              </button>
            )}
            <button type="button" className="button quiet" data-key="v" onClick={() => open({ what: 'polls' })}>
              {t('polls.polls')} <kbd>V</kbd>
            </button>
            <button type="button" className="button quiet" data-key="d" onClick={() => open({ what: 'actions' })}>
              {t('chair.actions')} <kbd>D</kbd>
            </button>
            <a className="button quiet" href={`/m/${seat.code}/messages`}>
              {t('chair.messages')}
            </a>
            <ChatButton seat={seat} keyName="m" onOpen={() => open({ what: 'chat' })} />
            {phase === 'open' && (
              <button type="button" className="button quiet" onClick={() => open({ what: 'close-meeting' })}>
                {t('chair.close-meeting')}
              </button>
            )}
          </div>
          <Suspense>{seat.meeting.messages.list.length > 0 && <MessageStrip seat={seat} />}</Suspense>
          {phase !== 'closed' && <Wants seat={seat} open={open} />}
          <Suspense>{((seat.presence.words ?? []).length > 0 || presentedLive(seat.meeting)) && <LastWords seat={seat} />}</Suspense>
        </aside>
      </main>
      <div>
        <ReadingStrip seat={seat} where="below-queue" />
        <Parity seat={seat} />
      </div>
      {sheet && <OneSheet seat={seat} sheet={sheet} onClose={onClose} keys={{ on, toggle }} />}
    </div>
  );
}

const GroupsOnChair = lazily(['board', 'reports', 'outing'], () => import('./groups-chair.tsx'));
const ReportSheet = lazily(['board', 'reports', 'outing'], () => import('./reports-sheet.tsx'));
const ActionsSheet = lazily(['actions', 'door'], () => import('./actions-sheet.tsx'));
const LastWords = lazily(['last-words', 'presented'], () => import('./last-words.tsx'));
const MessageStrip = lazily(['messages'], () => import('./message-strip.tsx'));
const PollLead = lazily(['polls', 'door'], () => import('./poll-lead.tsx'));

type SheetProps = { seat: Seat; sheet: Sheet; onClose: () => void; keys: { on: boolean; toggle: () => void } };

function OneSheet({ seat, sheet, onClose, keys }: SheetProps) {
  switch (sheet.what) {
    case 'keys':
      return <KeySheet {...keys} onClose={onClose} />;
    case 'break':
      return <BreakSheet seat={seat} onClose={onClose} />;
    case 'polls':
      return (
        <Suspense>
          <PollLead seat={seat} onClose={onClose} />
        </Suspense>
      );
    case 'actions':
      return (
        <Suspense>
          <ActionsSheet seat={seat} onClose={onClose} />
        </Suspense>
      );
    case 'close-meeting':
      return <CloseMeetingSheet seat={seat} onClose={onClose} />;
    case 'report':
      return (
        <Suspense>
          <ReportSheet seat={seat} groupId={sheet.groupId} onClose={onClose} />
        </Suspense>
      );
    case 'item':
      return <ItemSheet seat={seat} itemId={sheet.itemId} onClose={onClose} />;
    default:
      return <FloorSheet seat={seat} sheet={sheet} onClose={onClose} />;
  }
}
