import { Suspense } from 'react';
import css from './desk.module.css';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const PollList = lazily(['polls', 'door'], () => import('./poll-list.tsx'));

/** Polls are prepared in advance, and led from here where nobody sits at the chair's page (N21). */
export function DeskPolls({ seat }: { seat: Seat }) {
  const { length } = seat.meeting.polls.polls;
  return (
    <section className={css.section} aria-labelledby="polls">
      <details>
        <summary className={css.head}>
          <h2 id="polls">
            {t('polls.title')} {length > 0 && <span className="num">{length}</span>}
          </h2>
          <span className={css.about}>{t('polls.desk-about')}</span>
        </summary>
        <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>
          <PollList seat={seat} />
        </Suspense>
      </details>
    </section>
  );
}
