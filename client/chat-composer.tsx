import { useEffect, useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Command } from '../shared/decide.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import css from './chat.module.css';
import { whyNot } from './command-button.tsx';
import { remember, remembered } from './device-memory.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, t, type Why } from './words.ts';

type Props = {
  seat: Seat;
  label: string;
  /** Under which name an unfinished text is kept on this device. */
  keptAs: string;
  lang?: string;
  commandFor: (text: string) => Command;
  onSaid?: (text: string) => void;
};

/** From here on it is said how much is left. */
const nearEnd = 60;
const typedTwice = 50;

/** A line to write; Enter sends. What was typed stays until the meeting has it: through a lost line, a refusal, another tab. */
export function Composer({ seat, label, keptAs, lang, commandFor, onSaid }: Props) {
  const [id, aboutId] = [useId(), useId()];
  const [text, setText] = useState(() => remembered(keptAs, 'this-visit'));
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Why | null>(null);
  useEffect(() => {
    const rests = setTimeout(() => remember(keptAs, text, 'this-visit'), typedTwice);
    return () => clearTimeout(rests);
  }, [keptAs, text]);

  const left = longest.said - lettersIn(text.trim());
  const off = whyNot(seat, commandFor(text));
  const says = refused ?? off;

  async function send(event: FormEvent) {
    event.preventDefault();
    if (off || sending || left < 0 || text.trim() === '') return;
    setSending(true);
    setRefused(null);
    const answer = await seat.send(commandFor(text)).finally(() => setSending(false));
    if (!answer.ok) {
      setRefused(answer.refusal);
      announce(sentenceFor(answer.refusal));
      return;
    }
    setText((now) => (now === text ? '' : now));
    if (remembered(keptAs, 'this-visit') === text) remember(keptAs, '', 'this-visit');
    onSaid?.(text);
  }
  /** Also while an input method is choosing a word, Enter is its own. */
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };

  return (
    <form className={css.composer} onSubmit={(event) => void send(event)}>
      <label htmlFor={id} className="hide">
        {label}
      </label>
      <textarea
        id={id}
        className={css.field}
        rows={1}
        dir="auto"
        lang={lang}
        enterKeyHint="send"
        placeholder={label}
        value={text}
        aria-describedby={aboutId}
        aria-invalid={left < 0}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setRefused(null);
        }}
      />
      <button type="submit" className="button" aria-disabled={off !== null || left < 0 || text.trim() === ''} aria-describedby={aboutId}>
        {t('chat.send')}
      </button>
      <p id={aboutId} className={css.about}>
        {says && <span className={refused ? 'refused' : 'why'}>{sentenceFor(says)}</span>}
        {left < 0 && <span className="refused">{t('chat.too-long', { count: -left })}</span>}
        {left >= 0 && left < nearEnd && <span className="sub">{t('chat.left', { count: left })}</span>}
      </p>
    </form>
  );
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What a person would call letters, as the meeting counts them. */
const lettersIn = (text: string): number => [...segmenter.segment(text)].length;
