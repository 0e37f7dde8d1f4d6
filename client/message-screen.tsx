import type { ReactNode } from 'react';
import { MessageCounts } from './message-counts.tsx';
import type { messageForRoom } from './message-for-room.ts';
import css from './message-screen.module.css';
import { usePaging } from './paging.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Shown = NonNullable<ReturnType<typeof messageForRoom>>;

const pageMs = 15_000;
const shortText = 140;

/** The frozen wording large, how both sides stand, and how to answer: for the back row, with nothing to press; the door stays beside it. */
export default function MessageScreen({ seat, shown, join }: { seat: Seat; shown: Shown; join?: ReactNode }) {
  const { message, nth, all } = shown;
  const { number, text, policyQuestion } = message;
  const { place, page, pages } = usePaging(text, pageMs);
  return (
    <div className={css.page}>
      <section className={css.message} aria-label={t('messages.sheet')}>
        <p className={css.kicker}>
          <span>{all > 1 ? t('messages.kicker-of', { number, nth, all }) : t('messages.kicker', { number })}</span>
          {pages > 1 && <span className="num">{t('messages.screen-page', { page, pages })}</span>}
        </p>
        {policyQuestion !== '' && (
          <p className={css.question}>
            <bdi dir="auto">{policyQuestion}</bdi>
          </p>
        )}
        <div ref={place} className={css.text} data-size={text.length > shortText ? 'long' : 'short'}>
          <h1 dir="auto">{text}</h1>
        </div>
        <p className={css.how}>{t('messages.how')}</p>
      </section>
      <div className={css.beside}>
        <MessageCounts seat={seat} message={message} />
        {join}
      </div>
    </div>
  );
}
