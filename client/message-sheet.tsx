import { useEffect, useRef, useState } from 'react';
import { lastReadBack, type Message } from '../shared/messages/state.ts';
import { announce } from './announcer.tsx';
import './every-rule.ts';
import { ResponseForm } from './message-answer.tsx';
import { MessageCounts, Objections } from './message-counts.tsx';
import { useMyStance } from './message-mine.ts';
import { Wording } from './message-wording.tsx';
import own from './messages.module.css';
import css from './polls.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** What was said stays said, also where the sheet comes anew. */
const said = new Set<string>();

/** Above the dock while messages are read back, and until they are settled; it takes neither the focus nor the dock's place (M2). */
export default function MessageSheet({ seat }: { seat: Seat }) {
  const sheet = useRef<HTMLElement>(null);
  const [foldedAt, foldAt] = useState<string | null>(null);
  const shown = seat.meeting.messages.list.filter(({ phase }) => phase === 'reading' || phase === 'read');
  const keys = shown.flatMap(({ id, phase, readBacks }) => (phase === 'reading' ? [`${id} ${readBacks.length}`] : []));
  useEffect(() => {
    const news = keys.filter((key) => !said.has(key));
    for (const key of news) said.add(key);
    if (news.length > 0) announce(t('messages.say-open', { count: news.length }));
  });
  /** The pressed button may be gone after the press; the focus stays in the sheet then. */
  const onGone = () =>
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) sheet.current?.focus();
    });
  if (shown.length === 0) return null;
  const state = keys.join();
  const isFolded = foldedAt === state;
  return (
    <section ref={sheet} className={css.sheet} tabIndex={-1} aria-label={t('messages.sheet')}>
      <header className={css.sheetHead}>
        <h2>{t('messages.sheet')}</h2>
        <button type="button" className="button quiet" aria-expanded={!isFolded} onClick={() => foldAt(isFolded ? null : state)}>
          {t(isFolded ? 'messages.show' : 'messages.fold')}
        </button>
      </header>
      {!isFolded && (
        <div className={css.sheetBody}>
          {shown.map((message) => (
            <OneMessage key={`${message.id} ${message.readBacks.length}`} seat={seat} message={message} onGone={onGone} />
          ))}
        </div>
      )}
    </section>
  );
}

function OneMessage({ seat, message, onGone }: { seat: Seat; message: Message; onGone: () => void }) {
  const [mine, keep] = useMyStance(message, seat.me.id);
  const [changing, change] = useState(false);
  const isOpen = message.phase === 'reading';
  const answers = isOpen && seat.me.seat === 'person' && (mine === null || changing);
  return (
    <article className={css.poll}>
      <h3>{t('messages.number', { number: message.number })}</h3>
      <Wording wording={message} />
      {answers ? (
        <ResponseForm
          seat={seat}
          message={message}
          first={mine}
          onSent={(now) => {
            keep(now);
            change(false);
            onGone();
          }}
        />
      ) : (
        mine && (
          <p className={css.yours}>
            <span>{t('messages.yours', { answer: t(`messages.${mine.stance}`) })}</span>
            {isOpen && (
              <button type="button" className="button" onClick={() => (change(true), onGone())}>
                {t('messages.change')}
              </button>
            )}
          </p>
        )
      )}
      {!answers && (
        <div className={own.standing}>
          <MessageCounts seat={seat} message={message} />
          {!isOpen && <Objections read={lastReadBack(message)!} />}
        </div>
      )}
      {!isOpen && <p className="sub">{t('messages.wait')}</p>}
    </article>
  );
}
