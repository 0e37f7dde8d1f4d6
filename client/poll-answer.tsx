import { useId, useState } from 'react';
import type { Poll } from '../shared/polls/state.ts';
import { CommandButton } from './command-button.tsx';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = {
  seat: Seat;
  poll: Poll;
  mine: { ballot: string; options: number[] | null };
  /** What must be on this device before the answer leaves it. */
  beforeSending: () => void;
  onSent: (options: number[]) => void;
  /** The way back for whoever has answered already. */
  onKeep: (() => void) | null;
};

/** The question, what becomes of the answer, and only then the button that sends it. */
export function AnswerForm({ seat, poll, mine, beforeSending, onSent, onKeep }: Props) {
  const id = useId();
  const [options, choose] = useState(mine.options ?? []);
  const toggle = (option: number) => {
    if (!poll.many) return choose([option]);
    choose(options.includes(option) ? options.filter((one) => one !== option) : [...options, option].toSorted((a, b) => a - b));
  };
  const input = { pollId: poll.id, options, ...(poll.secret && { ballot: mine.ballot }) };
  return (
    <>
      <fieldset className={css.options} aria-describedby={`${id}about`}>
        <legend>
          <bdi dir="auto">{poll.question}</bdi>
        </legend>
        <p id={`${id}about`} className="sub">
          {t(poll.secret ? 'polls.secret-about' : 'polls.named-about')}
        </p>
        {poll.many && <p className={css.several}>{t('polls.several')}</p>}
        {poll.options.map((option, i) => (
          <label key={option} className={css.option}>
            <input type={poll.many ? 'checkbox' : 'radio'} name={id} checked={options.includes(i)} onChange={() => toggle(i)} />
            <bdi dir="auto">{option}</bdi>
          </label>
        ))}
      </fieldset>
      <div className={css.send} onClickCapture={beforeSending}>
        {options.length > 0 ? (
          <CommandButton
            seat={seat}
            command={{ name: 'answer-poll', input }}
            className="button primary"
            why="beside"
            onDone={() => onSent(options)}
          >
            {t(mine.options ? 'polls.answer-new' : 'polls.answer')}
          </CommandButton>
        ) : (
          <button type="button" className="button primary" aria-disabled="true" aria-describedby={`${id}first`}>
            {t('polls.answer')}
          </button>
        )}
        {options.length === 0 && (
          <span id={`${id}first`} className="why">
            {t('polls.choose-first')}
          </span>
        )}
        {onKeep && (
          <button type="button" className="button quiet" onClick={onKeep}>
            {t('polls.keep')}
          </button>
        )}
      </div>
    </>
  );
}
