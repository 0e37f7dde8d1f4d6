import { Suspense } from 'react';
import { lazily } from './lazily.ts';
import { useOrderChange } from './order-line.tsx';
import type { Seat } from './seat.ts';

export const OrderNote = lazily(['reorder'], () => import('./order-note.tsx'));

/** The note is fetched when there is something to say. */
export function OrderChange({ seat }: { seat: Seat }) {
  const change = useOrderChange(seat);
  return (
    change && (
      <Suspense>
        <OrderNote seat={seat} {...change} />
      </Suspense>
    )
  );
}
