import { useState } from 'react';
import type { Question } from '../shared/relay/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { TextForm } from './text-form.tsx';
import { nameInText } from './person-name.tsx';
import css from './relay.module.css';
import type { OpenSheet } from './relay-sheets.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; question: Question; open: OpenSheet; onClose: () => void };

/** What else can become of a question: a place in the queue, a part of another, or nothing. */
export function MoreSheet({ seat, question, open, onClose }: Omit<Props, 'question'> & { question: Question | null }) {
  return (
    <Dialog title={t('relay.more-title')} onClose={onClose}>
      {question && isMovable(question) && <Moves seat={seat} question={question} open={open} onClose={onClose} />}
      <section className={css.sheet}>
        <h3>{t('relay.write-title')}</h3>
        <p className="sub">{t('relay.write-about')}</p>
        <div className={css.choices}>
          <button type="button" className="button" onClick={() => open({ what: 'write' })}>
            {t('relay.write')}
          </button>
        </div>
      </section>
      <p className={css.sheet}>
        <a className={css.link} href={`/m/${seat.code}/attend`}>
          {t('relay.to-attend')}
        </a>
      </p>
    </Dialog>
  );
}

const isMovable = ({ step }: Question) => step === 'new' || step === 'accepted' || step === 'taken';

function Moves({ seat, question, open, onClose }: Props) {
  const { id: questionId, voice, step } = question;
  return (
    <>
      <p className={css.quoted} dir="auto">
        {question.text}
      </p>
      {step !== 'new' && (
        <section className={css.sheet}>
          <h3>{t('relay.queue')}</h3>
          <p className="sub">{t('relay.queue-about')}</p>
          <div className={css.choices}>
            {voice === 'own' && (
              <CommandButton
                seat={seat}
                command={{ name: 'queue-question', input: { questionId, as: 'own' } }}
                why="beside"
                onDone={onClose}
              >
                {t('relay.queue-own')}
              </CommandButton>
            )}
            <CommandButton
              seat={seat}
              command={{ name: 'queue-question', input: { questionId, as: 'read-aloud' } }}
              why={voice === 'own' ? 'title' : 'beside'}
              onDone={onClose}
            >
              {t('relay.queue-read')}
            </CommandButton>
          </div>
        </section>
      )}
      <section className={css.sheet}>
        <div className={css.choices}>
          <button type="button" className="button" onClick={() => open({ what: 'merge', questionId })}>
            {t('relay.merge')}
          </button>
          <button type="button" className="button" onClick={() => open({ what: 'decline', questionId })}>
            {t('relay.decline')}
          </button>
        </div>
      </section>
    </>
  );
}

const reasons = ['asked', 'topic', 'conduct', 'time', 'private'] as const;

/** The asker reads the reason, so one is always offered; own words are as near as a ready one. */
export function DeclineSheet({ seat, question, onClose }: Props) {
  const { id: questionId } = question;
  const [own, setOwn] = useState(false);
  return (
    <Dialog title={t('relay.decline-title')} onClose={onClose}>
      <p className={css.quoted} dir="auto">
        {question.text}
      </p>
      <p className="sub">{t(question.author ? 'relay.decline-about' : 'relay.decline-about-anonymous')}</p>
      <ul className={css.list}>
        {reasons.map((reason) => (
          <li key={reason}>
            <CommandButton
              seat={seat}
              command={{ name: 'decline-question', input: { questionId, reason: t(`relay.reason-${reason}`) } }}
              onDone={onClose}
            >
              {t(`relay.reason-${reason}`)}
            </CommandButton>
          </li>
        ))}
      </ul>
      {own ? (
        <TextForm label={t('relay.reason-own')} first="" most={longest.line} lines="one">
          {(reason) => (
            <CommandButton
              seat={seat}
              command={{ name: 'decline-question', input: { questionId, ...(reason && { reason }) } }}
              className="button"
              onDone={onClose}
            >
              {t(reason ? 'relay.decline-so' : 'relay.decline-without')}
            </CommandButton>
          )}
        </TextForm>
      ) : (
        <button type="button" className="button quiet" onClick={() => setOwn(true)}>
          {t('relay.reason-own')}
        </button>
      )}
    </Dialog>
  );
}

/** Which one it is read out with: the likeliest ones first, those still to be read. */
export function MergeSheet({ seat, question, others, onClose }: Props & { others: Question[] }) {
  return (
    <Dialog title={t('relay.merge-title')} onClose={onClose}>
      <p className={css.quoted} dir="auto">
        {question.text}
      </p>
      <p className="sub">{t(others.length === 0 ? 'relay.merge-none' : 'relay.merge-about')}</p>
      <ul className={css.list}>
        {others.map((other) => (
          <li key={other.id}>
            <span>
              <span dir="auto" className={css.clamp}>
                {other.text}
              </span>
              <span className="sub">
                {other.author ? nameInText(other.author.personId, seat.people) : t('reading.anonymous')} · {t(`relay.is-${other.step}`)}
              </span>
            </span>
            <CommandButton
              seat={seat}
              command={{ name: 'merge-questions', input: { questionId: question.id, into: other.id } }}
              onDone={onClose}
            >
              {t('relay.merge-into')}
            </CommandButton>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
