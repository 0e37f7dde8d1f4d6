import { useEffect, useRef, useState } from 'react';
import { announce } from './announcer.tsx';
import { useMayAnswer } from './evaluating-asked.ts';
import { EvaluationForm } from './evaluating-form.tsx';
import { useMyEvaluation } from './evaluating-mine.ts';
import { SendEvaluation } from './evaluating-send.tsx';
import css from './evaluating.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What everybody who was there is asked the moment the meeting has closed; whoever came later is not (N32). */
export default function EvaluationOnAttend({ seat }: { seat: Seat }) {
  const { code, me, meeting } = seat;
  const { evaluation, conduct } = meeting;
  const [kept, keep] = useMyEvaluation(code, me.id);
  const [changing, change] = useState(false);
  const page = useRef<HTMLElement>(null);
  const mayAnswer = useMayAnswer(seat);
  const isAsked = evaluation.phase === 'offered' && conduct.phase === 'closed' && mayAnswer;
  const isNews = isAsked && !kept.sent;
  useEffect(() => {
    if (isNews) announce(t('evaluating.ask'));
  }, [isNews]);
  if (!isAsked) return null;
  /** The pressed button is gone after the press; the focus stays where it was. */
  const onGone = () => requestAnimationFrame(() => page.current?.focus());
  if (kept.sent && !changing)
    return (
      <section ref={page} className={`${css.page} ${css.sent}`} tabIndex={-1} aria-label={t('evaluating.title')}>
        <h2>{t('evaluating.sent')}</h2>
        <p>{t('evaluating.sent-about')}</p>
        <button
          type="button"
          className="button"
          onClick={() => {
            change(true);
            onGone();
          }}
        >
          {t('evaluating.change')}
        </button>
      </section>
    );
  return (
    <section ref={page} className={css.page} tabIndex={-1} aria-label={t('evaluating.title')}>
      <EvaluationForm evaluation={evaluation} zone={conduct.settings.zone} mine={kept.answers}>
        {(answers, isAnswered) => (
          <SendEvaluation
            seat={seat}
            questions={evaluation.questions}
            answers={answers}
            isAnswered={isAnswered}
            isAgain={kept.sent}
            onDone={() => {
              keep({ answers, sent: true });
              change(false);
              announce(t('evaluating.sent'));
              onGone();
            }}
          />
        )}
      </EvaluationForm>
    </section>
  );
}
