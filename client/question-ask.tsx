import { useId, useState, type FormEvent } from 'react';
import type { Voice } from '../shared/relay/state.ts';
import { longest } from '../shared/text.ts';
import { announce } from './announcer.tsx';
import { newSecret } from './chance.ts';
import { whyNot } from './command-button.tsx';
import { keepAsked } from './my-questions.ts';
import css from './questions.module.css';
import type { Seat } from './seat.ts';
import { sentenceFor, t, type Why } from './words.ts';

/** A question in writing. What "without my name" means stands beside the tick before anything is sent (R4). */
export function AskQuestion({ seat, onAsked }: { seat: Seat; onAsked: () => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [anonymous, setAnonymous] = useState(false);
  const [voice, setVoice] = useState<Voice>('read-aloud');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Why | null>(null);
  const asking = text.trim();
  const off = whyNot(seat, { name: 'ask-question', input: { text: asking || '?' } });
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (asking === '' || sending || off) return;
    setSending(true);
    const receipt = newSecret();
    const input = { text: asking, receipt, ...(anonymous ? { anonymous } : { voice }) };
    const answer = await seat.send({ name: 'ask-question', input }).finally(() => setSending(false));
    setRefused(answer.ok ? null : answer.refusal);
    if (!answer.ok) return announce(sentenceFor(answer.refusal));
    keepAsked(seat.code, seat.me.id, { number: answer.seq, text: asking, anonymous, receipt });
    setText('');
    setAnonymous(false);
    onAsked();
  }
  if (off && off !== 'offline') return <p className="sub">{sentenceFor(off)}</p>;
  return (
    <form className={css.ask} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id} className="hide">
        {t('ask.text')}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={2}
        maxLength={longest.paragraph}
        value={text}
        aria-describedby={`${id}about`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}about`} className="sub">
        {t(seat.meeting.conduct.settings.questions === 'moderated' ? 'ask.about-moderated' : 'ask.about')}
      </p>
      <div className={css.tick}>
        <input
          id={`${id}anonymous`}
          type="checkbox"
          checked={anonymous}
          aria-describedby={`${id}promise`}
          onChange={(event) => setAnonymous(event.target.checked)}
        />
        <label htmlFor={`${id}anonymous`}>{t('ask.anonymous')}</label>
        <p id={`${id}promise`} className="sub">
          {t('ask.anonymous-about')}
        </p>
      </div>
      {!anonymous && (
        <fieldset className={css.voice}>
          <legend className="hide">{t('ask.voice')}</legend>
          {(['read-aloud', 'own'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name={`${id}voice`} checked={voice === one} onChange={() => setVoice(one)} />
              {t(`ask.voice-${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      <div className={css.acts}>
        <button className="button" aria-disabled={asking === '' || sending || off !== null}>
          {t(anonymous ? 'ask.send-anonymous' : 'ask.send')}
        </button>
        {off && <span className="why">{sentenceFor(off)}</span>}
        {refused && <span className="refused">{sentenceFor(refused)}</span>}
      </div>
    </form>
  );
}
