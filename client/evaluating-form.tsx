import { useId, useState, type ReactNode } from 'react';
import type { Evaluation } from '../shared/evaluation/state.ts';
import { fewestSecretAnswers } from '../shared/polls/state.ts';
import { dayIn, dayInWords } from './days.ts';
import { EvaluationQuestion } from './evaluating-question.tsx';
import { unanswered, type Mine } from './evaluating-mine.ts';
import css from './evaluating.module.css';
import { t } from './words.ts';

type Props = {
  evaluation: Pick<Evaluation, 'questions' | 'offered'>;
  zone: string;
  mine: Mine;
  /** The buttons below, with what is answered now. */
  children: (answers: Mine, isAnswered: boolean) => ReactNode;
};

/** All questions on one page, and before them what is promised (N32). */
export function EvaluationForm({ evaluation: { questions, offered }, zone, mine, children }: Props) {
  const id = useId();
  const [answers, setAnswers] = useState(mine);
  const isAnswered = questions.some(({ id: question }) => {
    const { options, words } = answers[question] ?? unanswered;
    return options.length > 0 || words.trim() !== '';
  });
  return (
    <section className={css.form} aria-labelledby={id}>
      <div className={css.about}>
        <h2 id={id}>{t('evaluating.ask')}</h2>
        <p>{t('evaluating.promise')}</p>
        <p className="sub">
          {t('evaluating.few', { fewest: fewestSecretAnswers })}{' '}
          {offered && t('evaluating.until', { day: dayInWords(dayIn(offered.until, zone)) })}
        </p>
      </div>
      {questions.map((question, i) => (
        <EvaluationQuestion
          key={question.id}
          question={question}
          number={i + 1}
          count={questions.length}
          answer={answers[question.id] ?? unanswered}
          onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })}
        />
      ))}
      <div className={css.send}>{children(answers, isAnswered)}</div>
    </section>
  );
}
