import { useEffect } from 'react';
import { speakingOrder } from '../shared/queue/order.ts';
import type { QueueOrder } from '../shared/queue/state.ts';
import { announce } from './announcer.tsx';
import css from './chair.module.css';
import { orderInWords } from './order-line.tsx';
import own from './order.module.css';
import { PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** The queue as it would be, from the very function that orders it: for each person whether they come earlier, later or stay. */
export function OrderPreview({ seat, order }: { seat: Seat; order: QueueOrder }) {
  const { queue } = seat.meeting.floors[seat.floor]!;
  const was = new Map(speakingOrder(queue).map(({ request, position }) => [request.id, position]));
  const after = speakingOrder({ ...queue, order });
  const moved = after.filter(({ request, position }) => was.get(request.id) !== position).length;
  const said = moved === 0 ? t('chair.order-nothing') : t('chair.order-moves', { count: moved });
  const words = orderInWords(order);
  useEffect(() => announce(`${words}. ${said}`), [words, said]);
  return (
    <section>
      <p className={css.first}>{words}</p>
      <h3>{said}</h3>
      <ol className={own.preview} tabIndex={0} aria-label={said}>
        {after.map(({ request, position, line }) => {
          const before = was.get(request.id)!;
          const way = position < before ? 'earlier' : 'later';
          return (
            <li key={request.id} className={before === position ? own.stays : undefined}>
              <span className={css.n}>{position}</span>
              <span>
                <PersonName id={request.personId} people={seat.people} />
              </span>
              {before !== position ? (
                <span className={own.way}>{t(`chair.order-${way}`, { position: before })}</span>
              ) : (
                line === 'on-deck' && <span className="sub">{t('chair.order-announced')}</span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
