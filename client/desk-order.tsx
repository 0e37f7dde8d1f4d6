import type { Command } from '../shared/decide.ts';
import { plenary } from '../shared/floor-id.ts';
import { policies, type Policy, type QueueOrder } from '../shared/queue/state.ts';
import { Choices, Tick } from './desk-fields.tsx';
import css from './desk.module.css';
import { OrderRanks } from './order-rules.tsx';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

const deckSizes = [0, 1, 2, 3, 4, 5];

/** By which rules those who wait are sorted; the first ticked counts first (Q4). */
export function OrderSettings({ seat, act }: { seat: Seat; act: (command: Command) => Promise<boolean> }) {
  const { order } = seat.meeting.floors[plenary]!.queue;
  const set = (part: Partial<QueueOrder>) => void act({ name: 'set-order', input: { floor: plenary, ...order, ...part } });
  const tick = (policy: Policy, on: boolean) =>
    set({ policies: on ? [...order.policies, policy] : order.policies.filter((one) => one !== policy) });
  const counts = order.policies.some((policy) => policy === 'first-time-first' || policy === 'least-spoken-first');
  return (
    <fieldset>
      <legend>{t('desk.order')}</legend>
      <p className="sub">{order.policies.length === 0 ? t('desk.order-received') : t('desk.order-about')}</p>
      {policies.map((policy) => {
        const rank = order.policies.indexOf(policy);
        return (
          <Tick
            key={policy}
            label={
              <>
                {t(`desk.policy-${policy}`)}
                {rank >= 0 && order.policies.length > 1 && <span className="sub"> {t('desk.rank', { rank: rank + 1 })}</span>}
              </>
            }
            about={t(`desk.policy-${policy}-about`)}
            checked={rank >= 0}
            onChange={(on) => tick(policy, on)}
          />
        );
      })}
      {order.policies.length > 1 && <OrderRanks order={order} onChange={set} />}
      {counts && (
        <Choices
          name="scope"
          of={['item', 'meeting']}
          chosen={order.scope}
          said={(scope) => ({ label: t(`desk.scope-${scope}`), about: t(`desk.scope-${scope}-about`) })}
          onChoose={(scope) => set({ scope })}
        />
      )}
      <label className={css.settingLine}>
        <span>{t('desk.deck')}</span>
        <select className={css.field} value={order.deckSize} onChange={(event) => set({ deckSize: Number(event.target.value) })}>
          {[...new Set([...deckSizes, order.deckSize])].map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <p className="sub">{t('desk.deck-about')}</p>
    </fieldset>
  );
}
