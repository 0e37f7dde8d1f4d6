import { useEffect, useRef, useState } from 'react';
import { announce } from './announcer.tsx';
import { EvaluationForm } from './evaluating-form.tsx';
import { SendEvaluation } from './evaluating-send.tsx';
import css from './evaluating.module.css';
import kiosk from './kiosk.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const saidMs = 7_000;

/** For those without a phone: answered once, and the next one finds it empty. */
export default function KioskEvaluating({ seat, onDone }: { seat: Seat; onDone: () => void }) {
  const [sent, setSent] = useState(false);
  const { evaluation, conduct } = seat.meeting;
  if (sent) return <Thanks onDone={onDone} />;
  return (
    <div className={css.kiosk}>
      <EvaluationForm evaluation={evaluation} zone={conduct.settings.zone} mine={{}}>
        {(answers, isAnswered) => (
          <>
            <p className="sub">{t('evaluating.kiosk-about')}</p>
            <SendEvaluation
              seat={seat}
              questions={evaluation.questions}
              answers={answers}
              isAnswered={isAnswered}
              isAgain={false}
              onDone={() => setSent(true)}
            />
          </>
        )}
      </EvaluationForm>
    </div>
  );
}

function Thanks({ onDone }: { onDone: () => void }) {
  const done = useRef(onDone);
  done.current = onDone;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
    announce(t('evaluating.sent'));
    const back = setTimeout(() => done.current(), saidMs);
    return () => clearTimeout(back);
  }, []);
  return (
    <section className={kiosk.said}>
      <h1>{t('evaluating.sent')}</h1>
      <button ref={button} type="button" className={`button ${kiosk.done}`} onClick={onDone}>
        {t('evaluating.done')}
      </button>
    </section>
  );
}
