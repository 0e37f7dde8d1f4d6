import { useMayAnswer } from './evaluating-asked.ts';
import { useMyEvaluation } from './evaluating-mine.ts';
import css from './evaluating.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Where something else is shown: the way to what is asked, until it is answered. */
export default function EvaluationStrip({ seat, onShow }: { seat: Seat; onShow: () => void }) {
  const [{ sent }] = useMyEvaluation(seat.code, seat.me.id);
  const mayAnswer = useMayAnswer(seat);
  if (sent || !mayAnswer || seat.meeting.conduct.phase !== 'closed') return null;
  return (
    <p className={css.strip}>
      <button type="button" className="button" onClick={onShow}>
        {t('evaluating.ask')}
      </button>
    </p>
  );
}
