import { useState, type FormEvent } from 'react';
import type { Line } from '../shared/lanes.ts';
import css from './captions.module.css';
import { useAct } from './desk-act.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Where the words of a line stand on the page. */
export const idOf = ({ number }: Line): string => `caption-${number}`;

/** A line that whoever captions can put right: the button, and in its place a field (N30). */
export function CorrectLine({ seat, line }: { seat: Seat; line: Line }) {
  const { act, refused } = useAct(seat);
  const [saw, setSaw] = useState<string | null>(null);
  const [text, setText] = useState('');
  if (saw === null)
    return (
      <button
        type="button"
        className="button quiet"
        aria-describedby={idOf(line)}
        onClick={() => {
          setSaw(line.text);
          setText(line.text);
        }}
      >
        {t('captions.correct')}
      </button>
    );
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || text === saw) return setSaw(null);
    if (await act({ name: 'correct-caption', input: { number: line.number, saw: saw!, text } })) setSaw(null);
  }
  return (
    <form className={css.correct} onSubmit={(event) => void submit(event)}>
      <textarea
        aria-label={t('captions.corrected')}
        dir="auto"
        lang={line.lang}
        rows={2}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <button className="button">{t('captions.put-right')}</button>{' '}
        <button type="button" className="button quiet" onClick={() => setSaw(null)}>
          {t('captions.leave')}
        </button>
      </div>
      {refused && <p className="refused">{refused}</p>}
    </form>
  );
}
