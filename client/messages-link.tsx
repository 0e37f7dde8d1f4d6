import { writesMessages } from '../shared/messages/rights.ts';
import css from './messages.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** On the participant's page: the way to the messages, where there are some, or for whoever is to write them. */
export default function MessagesLink({ seat }: { seat: Seat }) {
  const { length } = seat.meeting.messages.list;
  if (length === 0 && !writesMessages(seat.meeting, seat.me)) return null;
  return (
    <section className={css.link}>
      <h2>{t('messages.title')}</h2>
      <a className="button quiet" href={`/m/${seat.code}/messages`}>
        {length === 0 ? t('messages.draft') : t('messages.count', { count: length })}
      </a>
    </section>
  );
}
