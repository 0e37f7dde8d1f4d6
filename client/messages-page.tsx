import { Suspense, useState } from 'react';
import { writesMessages } from '../shared/messages/rights.ts';
import { beingReadBack } from '../shared/messages/state.ts';
import { isChair, isSecretariat } from '../shared/people.ts';
import { CommandButton } from './command-button.tsx';
import './every-rule.ts';
import { useFocusBack } from './focus-back.ts';
import bar from './groups-page.module.css';
import { InMeeting } from './in-meeting.tsx';
import { lazily } from './lazily.ts';
import { MessageForm } from './message-form.tsx';
import { MessageReport } from './message-report.tsx';
import { MessageRow } from './message-row.tsx';
import css from './messages.module.css';
import { PlainPage } from './plain-page.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <InMeeting code={code}>{(seat) => <MessagesPage seat={seat} />}</InMeeting>;
}

/** Where the sentences that the session agrees on are drafted, read back, settled and frozen; everybody of the meeting reads along. */
export function MessagesPage({ seat }: { seat: Seat }) {
  if (seat.me.seat === 'person') return <Messages seat={seat} />;
  return (
    <PlainPage title={t('messages.not-inside-title')} next={{ href: `/m/${seat.code}`, label: t('messages.to-join') }}>
      {t('messages.not-inside')}
    </PlainPage>
  );
}

function Messages({ seat }: { seat: Seat }) {
  const { meeting, me, code, link, readOnly } = seat;
  const [back, word] = isSecretariat(meeting, me)
    ? (['desk', 'messages.to-desk'] as const)
    : isChair(meeting, me)
      ? (['chair', 'messages.to-chair'] as const)
      : (['attend', 'messages.to-attend'] as const);
  return (
    <div className={bar.page}>
      <title>{t('messages.page-title', { title: meeting.conduct.title })}</title>
      <header className={bar.bar}>
        <a className="wordmark" href="/">
          {t('common.onefloor')}
        </a>
        <span className={bar.push}>
          <a href={`/m/${code}/${back}`}>{t(word)}</a>
        </span>
        <span className={link === 'live' && !readOnly ? undefined : bar.warn}>
          {t(link !== 'live' ? 'messages.not-connected' : readOnly ? 'messages.not-written' : 'messages.up-to-date')}
        </span>
      </header>
      <main className={css.main}>
        <h1>{t('messages.title')}</h1>
        <p className="sub">{t('messages.open-drafts')}</p>
        {writesMessages(meeting, me) && <Begin seat={seat} />}
        <List seat={seat} />
        {meeting.messages.list.length > 0 && (
          <>
            <MessageReport seat={seat} />
            <p className={css.acts}>
              <a className="button quiet" href={`/api/meetings/${code}/messages.md`} download>
                {t('messages.file')}
              </a>
              <a className="button quiet" href={`/api/meetings/${code}/messages.json`} download>
                {t('messages.file-json')}
              </a>
            </p>
          </>
        )}
        {meeting.actions.follows !== null && <Series seat={seat} />}
      </main>
    </div>
  );
}

const MessageSessions = lazily(['messages'], () => import('./message-sessions.tsx'));

/** Beside those of the sessions before, once somebody wants to see them. */
function Series({ seat }: { seat: Seat }) {
  const [isOpen, open] = useState(false);
  return (
    <details className={css.series} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        <h2>{t('messages.sessions')}</h2>
      </summary>
      {isOpen && (
        <Suspense fallback={<p className="sub">{t('messages.sessions-coming')}</p>}>
          <MessageSessions seat={seat} />
        </Suspense>
      )}
    </details>
  );
}

/** A new draft, and what is done with all of them at once. */
function Begin({ seat }: { seat: Seat }) {
  const [writes, write] = useState(false);
  const again = useFocusBack<HTMLButtonElement>(writes);
  const { messages } = seat.meeting;
  const drafts = messages.list.filter(({ phase }) => phase === 'draft').map(({ id }) => id);
  const open = beingReadBack(messages).length;
  if (writes) return <MessageForm seat={seat} message={null} known={messages.list} onDone={() => write(false)} />;
  return (
    <div className={css.acts}>
      <button ref={again} type="button" className="button" onClick={() => write(true)}>
        {t('messages.draft')}
      </button>
      {drafts.length > 1 && (
        <CommandButton seat={seat} command={{ name: 'start-read-back', input: { messageIds: drafts } }} why="beside">
          {t('messages.start-all', { count: drafts.length })}
        </CommandButton>
      )}
      {open > 1 && (
        <CommandButton seat={seat} command={{ name: 'end-read-back', input: {} }} why="beside">
          {t('messages.end-all', { count: open })}
        </CommandButton>
      )}
    </div>
  );
}

function List({ seat }: { seat: Seat }) {
  const { list } = seat.meeting.messages;
  if (list.length === 0)
    return <p className={css.none}>{t(writesMessages(seat.meeting, seat.me) ? 'messages.none-yours' : 'messages.none')}</p>;
  return (
    <ul className={css.list} aria-label={t('messages.count', { count: list.length })}>
      {list.map((message) => (
        <li key={message.id}>
          <MessageRow seat={seat} message={message} />
        </li>
      ))}
    </ul>
  );
}
