import type { Recorded } from '../shared/meeting.ts';
import css from './away-news.module.css';
import { myPlaces, nth } from './my-places.ts';
import type { Seat } from './seat.ts';
import { spoken, t } from './words.ts';

const minuteMs = 60_000;

/** The line itself: how long this screen was away, what came of it, and the word that it was read. */
export default function AwayNews({ seat, awayMs }: { seat: Seat; awayMs: number }) {
  const { missed, readMissed } = seat;
  const [first] = myPlaces(seat);
  const minutes = Math.round((awayMs || missed.at(-1)!.at - missed[0]!.at) / minuteMs);
  return (
    <p className={css.digest}>
      <span>
        {t('attend.away-for', { minutes, what: whatHappened(missed, seat) })}{' '}
        {first && t('attend.away-place', { place: nth(first.position) })}
      </span>
      <button type="button" className="button quiet" onClick={readMissed}>
        {t('attend.away-read')}
      </button>
    </p>
  );
}

function whatHappened(missed: Recorded[], { meeting, me, floor }: Seat): string {
  const here = missed.filter(({ event }) => !('floor' in event) || event.floor === floor);
  const spoke = new Set(
    here.flatMap(({ event }) => (event.type === 'floor-given' && event.turn.personId !== me.id ? [event.turn.personId] : [])),
  );
  const opened = here.flatMap(({ event }) => (event.type === 'agenda-item-opened' ? [event.itemId] : [])).at(-1);
  const number = meeting.agenda.items.findIndex(({ id }) => id === opened) + 1;
  const isAside = here.some(
    ({ event }) =>
      (event.type === 'request-set-aside' && event.personId === me.id) ||
      (event.type === 'turn-set-aside' && event.request.personId === me.id),
  );
  const parts = [
    ...(spoke.size > 0 ? [t('attend.away-spoke', { count: spoke.size })] : []),
    ...(number > 0 ? [t('attend.away-item', { number })] : []),
    ...(isAside ? [t('attend.away-aside')] : []),
  ];
  return parts.length === 0 ? t('attend.away-nothing') : new Intl.ListFormat(spoken(), { type: 'unit', style: 'short' }).format(parts);
}
