import { useState } from 'react';
import type { QueueOrder } from '../shared/queue/state.ts';
import css from './chair.module.css';
import { CommandButton } from './command-button.tsx';
import { Dialog } from './dialog.tsx';
import { OrderPreview } from './order-preview.tsx';
import { OrderRules } from './order-rules.tsx';
import own from './order.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const within = (text: string, least: number, most: number, before: number) => {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? before : Math.min(most, Math.max(least, number));
};

/** The published order: which rules, which counts first, and at once what they would change. */
export function OrderSheet({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { queue } = seat.meeting.floors[seat.floor]!;
  const [order, setOrder] = useState<QueueOrder>(queue.order);
  const change = (part: Partial<QueueOrder>) => setOrder({ ...order, ...part });
  return (
    <Dialog title={t('chair.order-title')} onClose={onClose}>
      <div className={css.sections}>
        <OrderRules order={order} onChange={change} />
        <OrderPreview seat={seat} order={order} />
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
        <div className={`${css.choices} ${own.set}`}>
          <CommandButton seat={seat} command={{ name: 'set-order', input: { floor: seat.floor, ...order } }} onDone={onClose}>
            {t('chair.order-set')}
          </CommandButton>
        </div>
      </div>
    </Dialog>
  );
}
