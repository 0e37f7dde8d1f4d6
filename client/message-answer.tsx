import { useId, useState } from 'react';
import { stances, type Message, type Stance } from '../shared/messages/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Mine = { stance: Stance; comment: string };
type Props = { seat: Seat; message: Message; first: Mine | null; onSent: (mine: Mine) => void };

/** Support, can live with, or object, with a word of why for the last two; what becomes of it is said before it is sent. */
export function ResponseForm({ seat, message, first, onSent }: Props) {
  const id = useId();
  const [stance, choose] = useState(first?.stance ?? null);
  const [words, say] = useState(first?.comment ?? '');
  const comment = stance === 'support' ? '' : words.trim();
  return (
    <>
      <fieldset className={`${css.options} ${css.stances}`} aria-describedby={`${id}about`}>
        <legend className="hide">{t('messages.kicker', { number: message.number })}</legend>
        {stances.map((one) => (
          <label key={one} className={css.option}>
            <input type="radio" name={id} checked={stance === one} onChange={() => choose(one)} />
            {t(`messages.${one}`)}
          </label>
        ))}
      </fieldset>
      {stance !== null && stance !== 'support' && (
        <label className={css.field}>
          <span>{t('messages.comment')}</span>
          <input dir="auto" autoComplete="off" maxLength={longest.line} value={words} onChange={(event) => say(event.target.value)} />
        </label>
      )}
      <p id={`${id}about`} className="sub">
        {t('messages.about-answer')}
      </p>
      <div className={css.send}>
        {stance === null ? (
          <>
            <button type="button" className="button primary" aria-disabled="true" aria-describedby={`${id}first`}>
              {t('messages.answer')}
            </button>
            <span id={`${id}first`} className="why">
              {t('messages.choose-first')}
            </span>
          </>
        ) : (
          <CommandButton
            seat={seat}
            command={{ name: 'respond-to-message', input: { messageId: message.id, stance, ...(comment !== '' && { comment }) } }}
            className="button primary"
            why="beside"
            onDone={() => onSent({ stance, comment })}
          >
            {t(first ? 'messages.answer-new' : 'messages.answer')}
          </CommandButton>
        )}
      </div>
    </>
  );
}
