import { useId, useState } from 'react';
import { questionKinds, type Question } from '../shared/evaluation/state.ts';
import { fewestOptions, mostOptions } from '../shared/polls/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import css from './evaluating.module.css';
import './every-rule.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A question as it is written, or written again. */
export function WriteQuestion({ seat, question, onDone }: { seat: Seat; question: Question | null; onDone: () => void }) {
  const id = useId();
  const [kind, choose] = useState<Question['kind']>(question?.kind ?? 'scale');
  const [text, say] = useState(question?.text ?? '');
  const [lines, list] = useState(question?.options.join('\n') ?? '');
  const options = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isChoice = kind === 'one' || kind === 'several';
  const trouble =
    text.trim() === '' ? t('evaluating.need-question') : isChoice && !isOffered(options) ? t('evaluating.need-options') : null;
  const written = kind === 'one' || kind === 'several' ? { kind, text: text.trim(), options } : { kind, text: text.trim() };
  const command = question
    ? ({ name: 'amend-evaluation-question', input: { questionId: question.id, question: written } } as const)
    : ({ name: 'add-evaluation-questions', input: { questions: [written] } } as const);
  return (
    <div className={css.write}>
      <label className={css.field}>
        <span>{t('evaluating.question')}</span>
        <input dir="auto" autoComplete="off" maxLength={longest.line} value={text} onChange={({ target }) => say(target.value)} />
      </label>
      <label className={css.field}>
        <span>{t('evaluating.kind')}</span>
        <select value={kind} onChange={({ target }) => choose(target.value as Question['kind'])}>
          {questionKinds.map((one) => (
            <option key={one} value={one}>
              {t(`evaluating.kind-${one}`)}
            </option>
          ))}
        </select>
      </label>
      {isChoice && (
        <label className={css.field}>
          <span>{t('evaluating.options')}</span>
          <textarea dir="auto" rows={5} value={lines} onChange={({ target }) => list(target.value)} />
        </label>
      )}
      {trouble && (
        <p id={id} className="why">
          {trouble}
        </p>
      )}
      <div className={css.acts}>
        {trouble ? (
          <button type="button" className="button" aria-disabled="true" aria-describedby={id}>
            {t('evaluating.keep')}
          </button>
        ) : (
          <CommandButton seat={seat} command={command} why="beside" onDone={onDone}>
            {t('evaluating.keep')}
          </CommandButton>
        )}
        <button type="button" className="button quiet" onClick={onDone}>
          {t('evaluating.leave')}
        </button>
      </div>
    </div>
  );
}

const isOffered = (options: string[]) =>
  options.length >= fewestOptions && options.length <= mostOptions && new Set(options).size === options.length;
