import { useEffect } from 'react';
import { announce } from './announcer.tsx';
import { myPlaces, nth } from './my-places.ts';
import { orderInWords } from './order-line.tsx';
import css from './order.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

type Props = { seat: Seat; /** My place before, 0 for none. */ before: number; onRead: () => void };

/** Said once and shown quietly until it is read: the order is another, and what that means for me (N9). */
export default function OrderNote({ seat, before, onRead }: Props) {
  const order = orderInWords(seat.meeting.floors[seat.floor]!.queue.order);
  const place = myPlaces(seat)[0]?.position ?? 0;
  const mine =
    place === 0 || before === 0
      ? ''
      : place === before
        ? t('reorder.changed-same', { place: nth(place) })
        : t('reorder.changed-place', { place: nth(place), before: nth(before) });
  const changed = t('reorder.changed', { order });
  const said = mine ? `${changed} ${mine}` : changed;
  // As it was when the order changed; a place that changes later is said elsewhere.
  useEffect(() => announce(said), [changed]);
  return (
    <p className={css.note}>
      <span>{said}</span>
      <button type="button" className="button quiet" onClick={onRead}>
        {t('reorder.changed-read')}
      </button>
    </p>
  );
}
