import { useEffect, useRef, useState } from 'react';
import type { Policy, QueueOrder } from '../shared/queue/state.ts';
import { myPlaces } from './my-places.ts';
import css from './queue.module.css';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** A rule by its name; having spoken means in this item or in the whole meeting. */
export function policyInWords(policy: Policy, { scope }: Pick<QueueOrder, 'scope'>): string {
  const counts = policy === 'first-time-first' || policy === 'least-spoken-first';
  return counts && scope === 'item' ? t(`order.${policy}-item`) : t(`order.${policy}`);
}

/** The published order in one line (N9): "members first, then order received". */
export const orderInWords = (order: Pick<QueueOrder, 'policies' | 'scope'>): string =>
  [...order.policies.map((policy) => policyInWords(policy, order)), t('order.received')].reduce((before, after) =>
    t('order.then', { before, after }),
  );

/** Where there is little room: the rules without what always comes last. */
export const rulesInWords = (order: Pick<QueueOrder, 'policies' | 'scope'>): string =>
  order.policies
    .map((policy) => policyInWords(policy, order))
    .reduce((before, after) => (before ? t('order.then', { before, after }) : after), '') || t('order.received');

/** Stands above every queue. */
export const OrderLine = ({ seat }: { seat: Seat }) => (
  <p className={`sub ${css.order}`}>{orderInWords(seat.meeting.floors[seat.floor]!.queue.order)}</p>
);

const shownMs = 60_000;

/** My place before the published order became another, and the word that this was read; null while there is nothing to say. */
export function useOrderChange(seat: Seat): { before: number; onRead: () => void } | null {
  const { policies, scope } = seat.meeting.floors[seat.floor]!.queue.order;
  const { floor } = seat;
  const order = [...policies, scope].join();
  const place = myPlaces(seat)[0]?.position ?? 0;
  const shown = useRef({ floor, order, place });
  const [change, setChange] = useState<{ before: number } | null>(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = { floor, order, place };
    // Another place has an order of its own; nobody changed it.
    if (before.floor !== floor) setChange(null);
    else if (before.order !== order) setChange({ before: before.place });
  }, [floor, order, place]);
  useEffect(() => {
    if (!change) return;
    const old = setTimeout(() => setChange(null), shownMs);
    return () => clearTimeout(old);
  }, [change]);
  return change && { ...change, onRead: () => setChange(null) };
}
