import { useEffect, useRef } from 'react';
import { policies, type Policy, type QueueOrder } from '../shared/queue/state.ts';
import css from './chair.module.css';
import own from './order.module.css';
import { policyInWords } from './order-line.tsx';
import { t } from './words.ts';

type Props = { order: QueueOrder; onChange: (change: Pick<QueueOrder, 'policies'>) => void };

/** Which rules there are, and, where several are chosen, which of them counts first (Q4). */
export function OrderRules({ order, onChange }: Props) {
  const chosen = order.policies;
  const toggled = (policy: Policy) => (chosen.includes(policy) ? chosen.filter((one) => one !== policy) : [...chosen, policy]);
  return (
    <>
      <fieldset className={css.fieldset}>
        <legend>{t('chair.order-rules')}</legend>
        <p className="sub">{t('chair.order-about')}</p>
        {policies.map((policy) => (
          <label className={css.tick} key={policy}>
            <input type="checkbox" checked={chosen.includes(policy)} onChange={() => onChange({ policies: toggled(policy) })} />
            <span className={css.first}>{policyInWords(policy, order)}</span>
          </label>
        ))}
      </fieldset>
      {chosen.length > 1 && <OrderRanks order={order} onChange={onChange} />}
    </>
  );
}

type Way = 'up' | 'down';

/** Several rules, and which counts first: moved by buttons, so that nobody has to untick and tick again. */
export function OrderRanks({ order, onChange }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<{ policy: Policy; way: Way } | null>(null);
  const { policies: chosen } = order;
  // The focus goes along with the rule that was moved; at an end only the other button is left.
  useEffect(() => {
    if (!pressed.current) return;
    const { policy, way } = pressed.current;
    pressed.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-policy="${policy}"]`) ?? [])];
    (buttons.find((button) => button.dataset.way === way) ?? buttons[0])?.focus();
  }, [chosen]);
  const move = (policy: Policy, way: Way) => {
    pressed.current = { policy, way };
    const at = chosen.indexOf(policy);
    onChange({ policies: chosen.toSpliced(at, 1).toSpliced(way === 'up' ? at - 1 : at + 1, 0, policy) });
  };
  return (
    <section>
      <h3>{t('chair.order-ranks')}</h3>
      <ol ref={list}>
        {chosen.map((policy, i) => (
          <li key={policy} className={own.rank}>
            <span className={css.n}>{i + 1}</span>
            <span className={css.first}>{policyInWords(policy, order)}</span>
            {/* The first cannot go up, the last not down; the others must not slide into that place. */}
            {(['up', 'down'] as const).map((way) =>
              i === (way === 'up' ? 0 : chosen.length - 1) ? (
                <span key={way} />
              ) : (
                <button
                  key={way}
                  type="button"
                  className="button quiet"
                  data-policy={policy}
                  data-way={way}
                  aria-label={t(`chair.order-${way}-about`, { policy: policyInWords(policy, order) })}
                  onClick={() => move(policy, way)}
                >
                  {t(`chair.order-${way}`)}
                </button>
              ),
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
