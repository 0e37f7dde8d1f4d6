import { Suspense } from 'react';
import { isOpen } from '../shared/actions/found.ts';
import css from './desk.module.css';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const Actions = lazily(['actions', 'door'], () => import('./actions.tsx'));
const NextMeeting = lazily(['actions', 'door'], () => import('./next-meeting.tsx'));

/** What is written down, and the way to the next meeting of the series, where it is checked first (N20). */
export function DeskActions({ seat }: { seat: Seat }) {
  const { actions, decisions } = seat.meeting.actions;
  const open = actions.filter(isOpen).length;
  return (
    <section className={css.section} aria-labelledby="actions">
      <details>
        <summary className={css.head}>
          <h2 id="actions">{t('desk.actions')}</h2>
          <span className={css.about}>{t('desk.actions-about', { open, decisions: decisions.length })}</span>
        </summary>
        <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>
          <Actions seat={seat} />
        </Suspense>
      </details>
      {seat.meeting.conduct.phase !== 'waiting' && (
        <Suspense>
          <NextMeeting seat={seat} />
        </Suspense>
      )}
    </section>
  );
}
