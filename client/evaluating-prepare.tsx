import { useId, useState } from 'react';
import { mostDays, type Question } from '../shared/evaluation/state.ts';
import { CommandButton } from './command-button.tsx';
import { EvaluationForm } from './evaluating-form.tsx';
import { readySet } from './evaluating-ready.ts';
import { WriteQuestion } from './evaluating-write.tsx';
import { OptionsTold } from './options-told.tsx';
import css from './evaluating.module.css';
import './every-rule.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Written, put in order, and looked at as people will see it, until the meeting closes. */
export function PrepareEvaluation({ seat }: { seat: Seat }) {
  const { evaluation, conduct } = seat.meeting;
  const { questions } = evaluation;
  const [writing, write] = useState<string | null>(null);
  const [isPreview, preview] = useState(false);
  if (isPreview)
    return (
      <div className={css.preview}>
        <EvaluationForm evaluation={evaluation} zone={conduct.settings.zone} mine={{}}>
          {() => (
            <>
              <p className="sub">{t('evaluating.preview-about')}</p>
              <button type="button" className="button" onClick={() => preview(false)}>
                {t('evaluating.preview-close')}
              </button>
            </>
          )}
        </EvaluationForm>
      </div>
    );
  return (
    <>
      {questions.length === 0 && <p className="sub">{t('evaluating.none')}</p>}
      {questions.length > 0 && (
        <ol className={css.questions}>
          {questions.map((question, i) =>
            writing === question.id ? (
              <li key={question.id}>
                <WriteQuestion seat={seat} question={question} onDone={() => write(null)} />
              </li>
            ) : (
              <Row
                key={question.id}
                seat={seat}
                question={question}
                number={i + 1}
                above={questions[i - 1]?.id}
                below={questions[i + 1]?.id}
                onAmend={() => write(question.id)}
              />
            ),
          )}
        </ol>
      )}
      {writing === 'new' ? (
        <WriteQuestion seat={seat} question={null} onDone={() => write(null)} />
      ) : (
        <div className={css.acts}>
          {questions.length === 0 && (
            <CommandButton seat={seat} command={{ name: 'add-evaluation-questions', input: { questions: readySet() } }} why="beside">
              {t('evaluating.ready')}
            </CommandButton>
          )}
          <button type="button" className="button" onClick={() => write('new')}>
            {t('evaluating.add')}
          </button>
          {questions.length > 0 && (
            <button type="button" className="button" onClick={() => preview(true)}>
              {t('evaluating.preview')}
            </button>
          )}
        </div>
      )}
      {questions.length > 0 && <Days seat={seat} />}
    </>
  );
}

type RowProps = {
  seat: Seat;
  question: Question;
  number: number;
  above?: string | undefined;
  below?: string | undefined;
  onAmend: () => void;
};

function Row({ seat, question, number, above, below, onAmend }: RowProps) {
  const { id: questionId, kind, text, options } = question;
  return (
    <li>
      <h3>
        {number}. <bdi dir="auto">{text}</bdi>
      </h3>
      <p className="sub">
        {t(`evaluating.kind-${kind}`)}
        {options.length > 0 && ': '}
        <OptionsTold options={options} />
      </p>
      <div className={css.acts}>
        <button type="button" className="button quiet" aria-label={t('evaluating.amend-of', { question: text })} onClick={onAmend}>
          {t('evaluating.amend')}
        </button>
        {above !== undefined && (
          <CommandButton
            seat={seat}
            command={{ name: 'move-evaluation-question', input: { questionId, before: above } }}
            className="button quiet"
          >
            {t('evaluating.up')}
          </CommandButton>
        )}
        {below !== undefined && (
          <CommandButton
            seat={seat}
            command={{ name: 'move-evaluation-question', input: { questionId, after: below } }}
            className="button quiet"
          >
            {t('evaluating.down')}
          </CommandButton>
        )}
        <CommandButton seat={seat} command={{ name: 'drop-evaluation-question', input: { questionId } }} className="button quiet">
          {t('evaluating.drop')}
        </CommandButton>
      </div>
    </li>
  );
}

function Days({ seat }: { seat: Seat }) {
  const id = useId();
  const { days } = seat.meeting.evaluation;
  const [typed, type] = useState(String(days));
  const wanted = Math.min(mostDays, Math.max(1, Math.round(Number(typed)) || days));
  return (
    <div className={css.days}>
      <label htmlFor={id}>{t('evaluating.days')}</label>
      <input id={id} type="number" inputMode="numeric" min={1} max={mostDays} value={typed} onChange={({ target }) => type(target.value)} />
      {wanted !== days && (
        <CommandButton seat={seat} command={{ name: 'set-evaluation-days', input: { days: wanted } }} onDone={() => type(String(wanted))}>
          {t('evaluating.keep')}
        </CommandButton>
      )}
    </div>
  );
}
