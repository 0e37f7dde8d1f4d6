import { useEffect, useId, useRef, useState } from 'react';
import type { Message, Written } from '../shared/messages/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const blank: Written = { text: '', policyQuestion: '', audience: '', wayForward: '', theme: '' };
const fields = [
  { part: 'text', word: 'messages.text', rows: 4, most: longest.paragraph },
  { part: 'policyQuestion', word: 'messages.policy-question', rows: 1, most: longest.line },
  { part: 'audience', word: 'messages.audience', rows: 1, most: longest.line },
  { part: 'wayForward', word: 'messages.way-forward', rows: 3, most: longest.paragraph },
  { part: 'theme', word: 'messages.theme', rows: 1, most: longest.line },
] as const;

type Props = {
  seat: Seat;
  /** The draft that is changed; null for a new one. */
  message: Message | null;
  /** Themes, questions and audiences that other messages have. */
  known: readonly Message[];
  onDone: () => void;
};

/** A message as it is written, or written again while it is a draft (M1). */
export function MessageForm({ seat, message, known, onDone }: Props) {
  const id = useId();
  const form = useRef<HTMLDivElement>(null);
  // What was pressed to come here is gone.
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const [first] = useState(message ?? blank);
  const [words, setWords] = useState<Written>(() => Object.fromEntries(fields.map(({ part }) => [part, first[part]])) as Written);
  const input = Object.fromEntries(fields.map(({ part }) => [part, words[part].trim()])) as Written;
  /** What was not touched here stays as somebody else may have written it meanwhile. */
  const touched = Object.fromEntries(Object.entries(input).filter(([part, text]) => text !== first[part as keyof Written]));
  return (
    <div ref={form} className={css.form}>
      {fields.map(({ part, word, rows, most }) => {
        const field = {
          dir: 'auto',
          maxLength: most,
          value: words[part],
          onChange: (event: { target: { value: string } }) => setWords((before) => ({ ...before, [part]: event.target.value })),
        };
        const others = rows === 1 ? [...new Set(known.map((one) => one[part]).filter((text) => text !== ''))] : [];
        return (
          <label key={part} className={css.field}>
            <span>{t(word)}</span>
            {rows > 1 ? <textarea {...field} rows={rows} /> : <input {...field} autoComplete="off" list={`${id}${part}`} />}
            {others.length > 0 && (
              <datalist id={`${id}${part}`}>
                {others.map((text) => (
                  <option key={text} value={text} />
                ))}
              </datalist>
            )}
          </label>
        );
      })}
      <div className={css.acts}>
        {input.text === '' ? (
          <>
            <button type="button" className="button primary" aria-disabled="true" aria-describedby={`${id}need`}>
              {t(message ? 'messages.amend-keep' : 'messages.draft-keep')}
            </button>
            <span id={`${id}need`} className="why">
              {t('messages.need-text')}
            </span>
          </>
        ) : (
          <CommandButton
            seat={seat}
            command={message ? { name: 'amend-message', input: { messageId: message.id, ...touched } } : { name: 'draft-message', input }}
            className="button primary"
            why="beside"
            onDone={onDone}
          >
            {t(message ? 'messages.amend-keep' : 'messages.draft-keep')}
          </CommandButton>
        )}
        <button type="button" className="button quiet" onClick={onDone}>
          {t('messages.leave')}
        </button>
      </div>
    </div>
  );
}
