import { beingReadBack, lastReadBack } from '../shared/messages/state.ts';
import { CommandButton } from './command-button.tsx';
import { standingOf } from './message-counts.tsx';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** On the chair's screen: that a read-back is open, how many have answered the message that most have, and the end of it. */
export default function MessageStrip({ seat }: { seat: Seat }) {
  const open = beingReadBack(seat.meeting.messages);
  if (open.length === 0) return null;
  const answered = Math.max(...open.map((message) => standingOf(seat, message, lastReadBack(message)!).answered));
  const here = seat.presence.onSite + seat.presence.remote;
  return (
    <section className={css.strip} aria-label={t('messages.sheet')}>
      <p>
        <b>{t('messages.strip', { count: open.length })}</b>
        <span className="sub">{t('messages.strip-answered', { answered, here })}</span>
      </p>
      <CommandButton seat={seat} command={{ name: 'end-read-back', input: {} }} className="button quiet">
        {t('messages.end-all', { count: open.length })}
      </CommandButton>
    </section>
  );
}
