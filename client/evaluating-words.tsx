import { useState } from 'react';
import { useAskedAgain } from './asked-again.ts';
import { CommandButton } from './command-button.tsx';
import type { EvaluationAsked } from './evaluating-asked.ts';
import css from './evaluating.module.css';
import './every-rule.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const againEveryMs = 15_000;

/** What people wrote, in no order: read by staff alone until the rest of it is published. */
export function EvaluationWords({ seat }: { seat: Seat }) {
  const { shown, trouble } = useAskedAgain<EvaluationAsked, 'at'>(seat, 'evaluation', 'at', againEveryMs);
  const [leftOut, leaveOut] = useState<readonly string[]>([]);
  const { questions } = seat.meeting.evaluation;
  if (questions.every(({ kind }) => kind !== 'text')) return null;
  if (!shown) return <p className="sub">{trouble ?? t('common.loading')}</p>;
  const all = shown.words.flatMap(({ words }) => words);
  if (all.length === 0) return <p className="sub">{t('evaluating.no-words')}</p>;
  const gone = all.filter(({ id }) => leftOut.includes(id)).map(({ id }) => id);
  const toggle = (id: string) => leaveOut(leftOut.includes(id) ? leftOut.filter((one) => one !== id) : [...leftOut, id]);
  return (
    <>
      <p className="sub">{t('evaluating.words-waiting')}</p>
      {shown.words
        .filter(({ words }) => words.length > 0)
        .map(({ questionId, words }) => (
          <section key={questionId} className={css.result}>
            <h3>
              <bdi dir="auto">{questions.find(({ id }) => id === questionId)?.text}</bdi>
            </h3>
            <ul className={css.words}>
              {words.map(({ id, text }) => (
                <li key={id}>
                  <p id={`said-${id}`} dir="auto">
                    {text}
                  </p>
                  <label className={css.tick}>
                    <input type="checkbox" aria-describedby={`said-${id}`} checked={leftOut.includes(id)} onChange={() => toggle(id)} />
                    {t('evaluating.leave-out')}
                  </label>
                </li>
              ))}
            </ul>
          </section>
        ))}
      <div className={css.acts}>
        <CommandButton seat={seat} command={{ name: 'publish-evaluation-words', input: { leaveOut: gone } }} why="beside">
          {t('evaluating.publish', { shown: all.length - gone.length, count: all.length })}
        </CommandButton>
      </div>
    </>
  );
}
