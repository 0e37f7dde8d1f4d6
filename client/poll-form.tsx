import { useId, useState } from 'react';
import { fewestOptions, mostOptions, type Poll } from '../shared/polls/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Words = { question: string; options: string; secret: boolean; many: boolean; kind: Poll['kind'] };
const blank: Words = { question: '', options: '', secret: false, many: false, kind: 'poll' };
const readyMade = ['yes', 'temperature'] as const;

/** A poll as it is written, or written again: two to twelve options, a line each, and whose answers can be read (P1). */
export function PollForm({ seat, poll, onDone }: { seat: Seat; poll: Poll | null; onDone: () => void }) {
  const id = useId();
  const [words, setWords] = useState<Words>(() => (poll ? { ...poll, options: poll.options.join('\n') } : blank));
  const say = (part: Partial<Words>) => setWords((before) => ({ ...before, ...part }));
  const question = words.question.trim();
  const options = words.options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const input = { question, options, secret: words.secret, many: words.many, kind: words.kind };
  const trouble = troubleWith(question, options);
  return (
    <div className={css.form}>
      <label className={css.field}>
        <span>{t('polls.question')}</span>
        <input
          dir="auto"
          autoComplete="off"
          maxLength={longest.line}
          value={words.question}
          onChange={(event) => say({ question: event.target.value })}
        />
      </label>
      <label className={css.field}>
        <span>{t('polls.options')}</span>
        <textarea dir="auto" rows={5} value={words.options} onChange={(event) => say({ options: event.target.value })} />
      </label>
      <div className={css.acts} role="group" aria-label={t('polls.ready-made')}>
        {readyMade.map((set) => (
          <button
            key={set}
            type="button"
            className="button quiet"
            onClick={() => say({ options: t(`polls.set-${set}`), kind: set === 'temperature' ? 'temperature' : 'poll', many: false })}
          >
            {t(`polls.ready-${set}`)}
          </button>
        ))}
      </div>
      <fieldset>
        <legend>{t('polls.who-reads')}</legend>
        {([false, true] as const).map((secret) => (
          <label key={String(secret)} className={css.tick}>
            <input type="radio" name={`${id}secret`} checked={words.secret === secret} onChange={() => say({ secret })} />
            <span>
              {t(secret ? 'polls.be-secret' : 'polls.be-named')}
              <span className="sub">{t(secret ? 'polls.be-secret-about' : 'polls.be-named-about')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className={css.tick}>
        <input type="checkbox" checked={words.many} onChange={(event) => say({ many: event.target.checked })} />
        <span>{t('polls.many')}</span>
      </label>
      {trouble && (
        <p id={`${id}trouble`} className="why">
          {trouble}
        </p>
      )}
      <div className={css.acts}>
        {trouble ? (
          <button type="button" className="button" aria-disabled="true" aria-describedby={`${id}trouble`}>
            {t(poll ? 'polls.save' : 'polls.keep-prepared')}
          </button>
        ) : poll ? (
          <CommandButton seat={seat} command={{ name: 'amend-poll', input: { pollId: poll.id, ...input } }} why="beside" onDone={onDone}>
            {t('polls.save')}
          </CommandButton>
        ) : (
          <>
            <CommandButton seat={seat} command={{ name: 'prepare-poll', input }} why="beside" onDone={onDone}>
              {t('polls.keep-prepared')}
            </CommandButton>
            <CommandButton seat={seat} command={{ name: 'prepare-poll', input: { ...input, open: true } }} onDone={onDone}>
              {t('polls.open-now')}
            </CommandButton>
          </>
        )}
        <button type="button" className="button quiet" onClick={onDone}>
          {t('polls.leave-form')}
        </button>
      </div>
    </div>
  );
}

function troubleWith(question: string, options: string[]): string | null {
  if (question === '') return t('polls.need-question');
  if (options.length < fewestOptions || options.length > mostOptions) return t('polls.need-options');
  if (new Set(options).size < options.length) return t('polls.need-different');
  return null;
}
