import { Suspense } from 'react';
import css from './desk.module.css';
import { lazily } from './lazily.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const EvaluationDesk = lazily(['evaluating', 'door', 'staff'], () => import('./evaluating-desk.tsx'));

/** What everybody is asked when the meeting closes: prepared here, and read here (N32). */
export function DeskEvaluation({ seat }: { seat: Seat }) {
  const { questions } = seat.meeting.evaluation;
  return (
    <section className={css.section} aria-labelledby="evaluation">
      <details>
        <summary className={css.head}>
          <h2 id="evaluation">
            {t('desk.evaluation')} {questions.length > 0 && <span className="num">{questions.length}</span>}
          </h2>
          <span className={css.about}>{t('desk.evaluation-about')}</span>
        </summary>
        <Suspense fallback={<p className="sub">{t('common.loading')}</p>}>
          <EvaluationDesk seat={seat} />
        </Suspense>
      </details>
    </section>
  );
}
