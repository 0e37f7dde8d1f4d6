import { useId } from 'react';
import { choicesOf, longestWords, type Question } from '../shared/evaluation/state.ts';
import css from './evaluating.module.css';
import { t } from './words.ts';

export type Answer = { options: number[]; words: string };
type Props = { question: Question; number: number; count: number; answer: Answer; onAnswer: (answer: Answer) => void };

/** One question: big enough for a thumb, and with the arrow keys as radio buttons have them. */
export function EvaluationQuestion({ question, number, count, answer, onAnswer }: Props) {
  const id = useId();
  const { kind, text } = question;
  const head = (
    <>
      <span className="sub">{t('evaluating.question-of', { number, count })}</span>
      <bdi dir="auto">{text}</bdi>
    </>
  );
  if (kind === 'text')
    return (
      <div className={css.question}>
        <label className={css.label} htmlFor={id}>
          {head}
        </label>
        <textarea
          id={id}
          dir="auto"
          rows={4}
          maxLength={longestWords}
          aria-describedby={`${id}about`}
          value={answer.words}
          onChange={({ target }) => onAnswer({ options: [], words: target.value })}
        />
        <p id={`${id}about`} className="sub">
          {t('evaluating.words')}
        </p>
      </div>
    );
  const options = kind === 'scale' ? Array.from({ length: choicesOf(question) }, (_none, i) => String(i + 1)) : question.options;
  const about = kind === 'scale' ? t('evaluating.scale') : kind === 'several' ? t('evaluating.several') : null;
  const toggle = (option: number) => {
    const others = answer.options.filter((one) => one !== option);
    const next =
      kind !== 'several' ? [option] : others.length < answer.options.length ? others : [...others, option].toSorted((a, b) => a - b);
    onAnswer({ options: next, words: '' });
  };
  return (
    <fieldset className={css.question} aria-describedby={about ? `${id}about` : undefined}>
      <legend className={css.label}>{head}</legend>
      {about && (
        <p id={`${id}about`} className="sub">
          {about}
        </p>
      )}
      <div className={kind === 'scale' ? css.steps : css.question}>
        {options.map((option, i) => (
          <label key={option} className={kind === 'scale' ? css.step : css.option}>
            <input
              type={kind === 'several' ? 'checkbox' : 'radio'}
              name={id}
              checked={answer.options.includes(i)}
              onChange={() => toggle(i)}
            />
            <bdi dir="auto">{option}</bdi>
          </label>
        ))}
      </div>
      {/* Its place is kept, so that nothing moves under the thumb that chose. */}
      {kind !== 'several' && (
        <button
          type="button"
          className={`button quiet ${css.clear}`}
          data-shown={answer.options.length > 0}
          aria-label={t('evaluating.clear-of', { question: text })}
          onClick={() => onAnswer({ options: [], words: '' })}
        >
          {t('evaluating.clear')}
        </button>
      )}
    </fieldset>
  );
}
