import { Suspense, useEffect, useRef, useState } from 'react';
import type { FloorId } from '../shared/floor-id.ts';
import { lazily } from './lazily.ts';
import { myPlaces } from './my-places.ts';
import type { Seat } from './seat.ts';

const OrderNote = lazily(['reorder'], () => import('./order-note.tsx'));

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
