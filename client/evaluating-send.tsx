import { useId } from 'react';
import type { Question } from '../shared/evaluation/state.ts';
import { CommandButton } from './command-button.tsx';
import { unanswered, type Mine } from './evaluating-mine.ts';
import './every-rule.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; questions: Question[]; answers: Mine; isAnswered: boolean; isAgain: boolean; onDone: () => void };

/** Sends an answer to every question, also that one is not answered any more. */
export function SendEvaluation({ seat, questions, answers, isAnswered, isAgain, onDone }: Props) {
  const id = useId();
  const all = questions.map(({ id: questionId, kind }) => {
    const { options, words } = answers[questionId] ?? unanswered;
    return kind === 'text' ? { questionId, words } : { questionId, options };
  });
  if (isAnswered || isAgain)
    return (
      <CommandButton
        seat={seat}
        command={{ name: 'answer-evaluation', input: { answers: all } }}
        className="button primary"
        why="beside"
        onDone={onDone}
      >
        {t(isAgain ? 'evaluating.changed' : 'evaluating.send')}
      </CommandButton>
    );
  return (
    <>
      <button type="button" className="button primary" aria-disabled="true" aria-describedby={id}>
        {t('evaluating.send')}
      </button>
      <span id={id} className="why">
        {t('evaluating.send-first')}
      </span>
    </>
  );
}
