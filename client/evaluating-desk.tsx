import { useAskedAgain } from './asked-again.ts';
import { CommandButton } from './command-button.tsx';
import { dayIn, dayInWords } from './days.ts';
import type { EvaluationAsked } from './evaluating-asked.ts';
import { PrepareEvaluation } from './evaluating-prepare.tsx';
import { EvaluationResults } from './evaluating-results.tsx';
import { EvaluationWords } from './evaluating-words.tsx';
import css from './evaluating.module.css';
import './every-rule.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Prepared, offered, closed: what staff do with it, and no more of who answered than anybody knows (N32). */
export default function EvaluationDesk({ seat }: { seat: Seat }) {
  const { phase } = seat.meeting.evaluation;
  return (
    <div className={css.staff}>
      {phase === 'prepared' ? <PrepareEvaluation seat={seat} /> : phase === 'offered' ? <Offered seat={seat} /> : <Closed seat={seat} />}
    </div>
  );
}

const countEveryMs = 5_000;

function Offered({ seat }: { seat: Seat }) {
  const { offered } = seat.meeting.evaluation;
  const { shown, trouble } = useAskedAgain<EvaluationAsked, 'at'>(seat, 'evaluation', 'at', countEveryMs);
  const { zone } = seat.meeting.conduct.settings;
  return (
    <>
      <p>{offered && t('evaluating.offered', { day: dayInWords(dayIn(offered.until, zone)) })}</p>
      {shown && shown.answered !== null && offered && (
        <p>
          <b>{t('evaluating.answered-so-far', { answered: shown.answered, attended: offered.attended })}</b>
        </p>
      )}
      {trouble && <p className="refused">{trouble}</p>}
      <p className="sub">{t('evaluating.promise')}</p>
      <p className="sub">{t('evaluating.close-about')}</p>
      <div className={css.acts}>
        <CommandButton seat={seat} command={{ name: 'close-evaluation', input: {} }} why="beside">
          {t('evaluating.close')}
        </CommandButton>
      </div>
    </>
  );
}

function Closed({ seat }: { seat: Seat }) {
  const { evaluation } = seat.meeting;
  return (
    <>
      <EvaluationResults evaluation={evaluation} />
      {evaluation.published === null && evaluation.result && evaluation.result.answered !== null && <EvaluationWords seat={seat} />}
      <p className="sub">
        {t('evaluating.in-record')} <a href={`/m/${seat.code}/record`}>{t('evaluating.to-record')}</a>
      </p>
    </>
  );
}
