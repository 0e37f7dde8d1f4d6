import { useEffect, useRef, useState } from 'react';
import type { FloorId } from '../shared/floor-id.ts';
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
export const OrderLine = ({ seat, floor }: { seat: Seat; floor: FloorId }) => (
  <p className={`sub ${css.order}`}>{orderInWords(seat.meeting.floors[floor]!.queue.order)}</p>
);

const shownMs = 60_000;

/** My place before the published order became another, and the word that this was read; null while there is nothing to say. */
export function useOrderChange(seat: Seat, floor: FloorId): { before: number; onRead: () => void } | null {
  const { policies, scope } = seat.meeting.floors[floor]!.queue.order;
  const order = [...policies, scope].join();
  const place = myPlaces(seat, floor)[0]?.position ?? 0;
  const shown = useRef({ order, place });
  const [change, setChange] = useState<{ before: number } | null>(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = { order, place };
    if (before.order !== order) setChange({ before: before.place });
  }, [order, place]);
  useEffect(() => {
    if (!change) return;
    const old = setTimeout(() => setChange(null), shownMs);
    return () => clearTimeout(old);
  }, [change]);
  return change && { ...change, onRead: () => setChange(null) };
}
