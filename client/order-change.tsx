import { Suspense } from 'react';
import type { FloorId } from '../shared/floor-id.ts';
import { lazily } from './lazily.ts';
import { useOrderChange } from './order-line.tsx';
import type { Seat } from './seat.ts';

export const OrderNote = lazily(['reorder'], () => import('./order-note.tsx'));

/** The note is fetched when there is something to say. */
export function OrderChange({ seat, floor }: { seat: Seat; floor: FloorId }) {
  const change = useOrderChange(seat, floor);
  return (
    change && (
      <Suspense>
        <OrderNote seat={seat} floor={floor} {...change} />
      </Suspense>
    )
  );
}
