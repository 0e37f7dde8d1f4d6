import { useEffect, useState } from 'react';
import { plenary } from '../shared/floor-id.ts';
import { speakingOrder } from '../shared/queue/order.ts';
import { policies, type QueueOrder } from '../shared/queue/state.ts';
import { announce } from './announcer.tsx';
import css from './chair.module.css';
import { orderInWords } from './chair-queue.tsx';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { PersonName } from './person-name.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const floor = plenary;
const within = (text: string, least: number, most: number, before: number) => {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? before : Math.min(most, Math.max(least, number));
};

/** The published order: rules that combine in the order they are ticked, and at once what they would change. */
export function OrderSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { queue } = seat.meeting.floors[floor]!;
  const [order, setOrder] = useState<QueueOrder>(queue.order);
  const change = (part: Partial<QueueOrder>) => setOrder({ ...order, ...part });
  return (
    <Dialog title={t('chair.order-title')} onClose={onClose}>
      <div className={css.sections}>
        <fieldset className={css.fieldset}>
          <legend>{t('chair.order-about')}</legend>
          {policies.map((policy) => {
            const rank = order.policies.indexOf(policy);
            const toggled = rank < 0 ? [...order.policies, policy] : order.policies.filter((one) => one !== policy);
            return (
              <label className={css.tick} key={policy}>
                <input type="checkbox" checked={rank >= 0} onChange={() => change({ policies: toggled })} />
                <span>
                  <span className={css.first}>{t(`chair.order-${policy}`)}</span>
                  {order.policies.length > 1 && rank >= 0 && <span className="sub"> · {t('chair.order-rank', { rank: rank + 1 })}</span>}
                </span>
              </label>
            );
          })}
        </fieldset>
        <div className={css.pair}>
          <label className={css.field}>
            <span>{t('chair.order-deck')}</span>
            <input
              type="number"
              inputMode="numeric"
              min={0}
              max={10}
              value={order.deckSize}
              onChange={(event) => change({ deckSize: within(event.target.value, 0, 10, order.deckSize) })}
            />
          </label>
          <label className={css.field}>
            <span>{t('chair.order-overtakes')}</span>
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={1000}
              value={order.maxOvertakes}
              onChange={(event) => change({ maxOvertakes: within(event.target.value, 1, 1000, order.maxOvertakes) })}
            />
          </label>
        </div>
        <fieldset className={css.fieldset}>
          <legend>{t('chair.order-scope')}</legend>
          {(['item', 'meeting'] as const).map((scope) => (
            <label className={css.tick} key={scope}>
              <input type="radio" name="scope" checked={order.scope === scope} onChange={() => change({ scope })} />
              <span>{t(`chair.order-scope-${scope}`)}</span>
            </label>
          ))}
        </fieldset>
        <Preview seat={seat} order={order} />
        <div className={css.choices}>
          <CommandButton seat={seat} command={{ name: 'set-order', input: { floor, ...order } }} onDone={onClose}>
            {t('chair.order-set')}
          </CommandButton>
        </div>
      </div>
    </Dialog>
  );
}

/** The queue as it would be, from the very function that orders it. */
function Preview({ seat, order }: { seat: Seat; order: QueueOrder }) {
  const { queue } = seat.meeting.floors[floor]!;
  const before = speakingOrder(queue);
  const after = speakingOrder({ ...queue, order });
  const wasAt = (id: string) => before.find(({ request }) => request.id === id)?.position;
  const moved = after.filter(({ request, position }) => wasAt(request.id) !== position).length;
  const said = moved === 0 ? t('chair.order-nothing') : t('chair.order-moves', { count: moved });
  const words = orderInWords(order);
  useEffect(() => announce(`${words}. ${said}`), [words, said]);
  return (
    <section>
      <h3>{said}</h3>
      <ol className={css.preview}>
        {after.map(({ request, position }) => (
          <li key={request.id}>
            <span className={css.n}>{position}</span>
            <PersonName id={request.personId} people={seat.people} />
            {wasAt(request.id) !== position && <span className="sub">{t('chair.order-was', { position: wasAt(request.id)! })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
