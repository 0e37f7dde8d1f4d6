import { useState } from 'react';
import { rewordingsIn } from '../shared/erasing/state.ts';
import { writesMessages } from '../shared/messages/rights.ts';
import { isSettled, lastReadBack, type Message } from '../shared/messages/state.ts';
import { isStaff } from '../shared/people.ts';
import { CommandButton } from './command-button.tsx';
import { useFocusBack } from './focus-back.ts';
import { hourIn } from './hours.ts';
import { MessageCounts, Objections } from './message-counts.tsx';
import { MessageForm } from './message-form.tsx';
import { MessageTally } from './message-tally.tsx';
import { WhoResponded } from './message-who.tsx';
import { Wording } from './message-wording.tsx';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A message, how far it is, what can be done with it now, and all its read-backs (M1–M3). */
export function MessageRow({ seat, message }: { seat: Seat; message: Message }) {
  const [amends, amend] = useState(false);
  const { id, number, phase, theme, readBacks } = message;
  const read = lastReadBack(message);
  const isDraft = phase === 'draft';
  const isAmended = amends && isDraft;
  const row = useFocusBack<HTMLElement>(isAmended);
  const title = `message-${id}`;
  return (
    <article ref={row} tabIndex={-1} className={css.message} aria-labelledby={title}>
      <header className={css.head}>
        <h3 id={title}>{t('messages.number', { number })}</h3>
        <span className={css.phase} data-phase={phase}>
          {t(isDraft && read ? 'messages.phase-draft-again' : `messages.phase-${phase}`)}
        </span>
        {theme !== '' && (
          <span className="sub">
            <bdi dir="auto">{theme}</bdi>
          </span>
        )}
      </header>
      {isAmended ? (
        <MessageForm seat={seat} message={message} known={seat.meeting.messages.list} onDone={() => amend(false)} />
      ) : (
        <Wording wording={message} />
      )}
      {!isAmended && <Acts seat={seat} message={message} onAmend={() => amend(true)} />}
      {!isDraft && read && (
        <>
          <MessageCounts seat={seat} message={message} />
          <Objections read={read} />
          {isStaff(seat.meeting, seat.me) && (
            <WhoResponded key={`${readBacks.length} ${rewordingsIn(seat.meeting)}`} seat={seat} messageId={id} />
          )}
          <p className={css.hash}>
            {t('messages.hash')} <code>{read.hash}</code>
          </p>
        </>
      )}
      <History seat={seat} message={message} />
    </article>
  );
}

function Acts({ seat, message, onAmend }: { seat: Seat; message: Message; onAmend: () => void }) {
  const [counts, count] = useState(false);
  const { meeting, me } = seat;
  const { id: messageId, phase } = message;
  const writes = writesMessages(meeting, me);
  if (!writes && !(isStaff(meeting, me) && phase === 'reading')) return null;
  return (
    <div className={css.acts}>
      {phase === 'draft' && (
        <>
          <CommandButton seat={seat} command={{ name: 'start-read-back', input: { messageIds: [messageId] } }} why="beside">
            {t('messages.start')}
          </CommandButton>
          <button type="button" className="button quiet" onClick={onAmend}>
            {t('messages.amend')}
          </button>
          <CommandButton seat={seat} command={{ name: 'drop-message', input: { messageId } }} className="button quiet">
            {t('messages.drop')}
          </CommandButton>
        </>
      )}
      {phase === 'reading' && (
        <>
          {writes && (
            <CommandButton seat={seat} command={{ name: 'end-read-back', input: { messageIds: [messageId] } }} why="beside">
              {t('messages.end')}
            </CommandButton>
          )}
          <button type="button" className="button quiet" onClick={() => count(true)}>
            {t('messages.count-hands')}
          </button>
        </>
      )}
      {phase === 'read' && (
        <>
          <CommandButton seat={seat} command={{ name: 'settle-message', input: { messageId, as: 'agreed' } }} why="beside">
            {t('messages.agree')}
          </CommandButton>
          <CommandButton seat={seat} command={{ name: 'settle-message', input: { messageId, as: 'noted' } }}>
            {t('messages.note')}
          </CommandButton>
        </>
      )}
      {(phase === 'read' || isSettled(message)) && (
        <CommandButton seat={seat} command={{ name: 'settle-message', input: { messageId, as: 'draft' } }} className="button quiet">
          {t('messages.send-back')}
        </CommandButton>
      )}
      {counts && <MessageTally seat={seat} message={message} onClose={() => count(false)} />}
    </div>
  );
}

/** The wordings that were read back before, with what was answered to each (M3). */
function History({ seat, message }: { seat: Seat; message: Message }) {
  const past = message.phase === 'draft' ? message.readBacks : message.readBacks.slice(0, -1);
  if (past.length === 0) return null;
  return (
    <details className={css.more}>
      <summary>{t('messages.history', { count: past.length })}</summary>
      {past.toReversed().map((read) => (
        <section key={read.startedAt} className={css.past}>
          <h4>{t('messages.read-at', { time: hourIn(read.startedAt, seat.meeting.conduct.settings.zone) })}</h4>
          <Wording wording={read.wording} />
          <MessageCounts seat={seat} message={message} read={read} />
          <Objections read={read} />
          <p className={css.hash}>
            {t('messages.hash')} <code>{read.hash}</code>
          </p>
        </section>
      ))}
    </details>
  );
}
