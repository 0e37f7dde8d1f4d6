import AgendaList from './agenda-list.tsx';
import { AttendBar } from './attend-bar.tsx';
import parts from './attend-parts.module.css';
import css from './attend.module.css';
import { FloorLine, Speaker } from './floor.tsx';
import { InMeeting } from './in-meeting.tsx';
import { OrderChange } from './order-change.tsx';
import { Presented } from './presented.tsx';
import own from './queue-page.module.css';
import { Queue } from './queue.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return (
    <InMeeting code={code} view="public">
      {(seat) => <PublicQueue seat={seat} />}
    </InMeeting>
  );
}

/** For anyone, where the meeting allows it: who speaks, who waits, what is on. Nothing can be done here. */
export const PublicQueue = ({ seat }: { seat: Seat }) => (
  <div className={`${css.page} ${own.public}`}>
    <title>{t('queue.page-title', { title: seat.meeting.conduct.title })}</title>
    <AttendBar seat={seat} />
    <section className={css.speaker} aria-label={t('floor.title')}>
      <Speaker seat={seat} />
    </section>
    <div className={css.line}>
      <FloorLine seat={seat} />
    </div>
    <main className={css.list} tabIndex={0} aria-label={t('queue.title')}>
      <OrderChange seat={seat} />
      <Presented seat={seat} />
      <div className={own.both}>
        <Queue seat={seat} />
        <section className={parts.part} aria-label={t('attend.tab-agenda')}>
          <h2>{t('attend.tab-agenda')}</h2>
          <AgendaList seat={seat} />
        </section>
      </div>
    </main>
  </div>
);
