import { Suspense, useEffect, useRef, useState } from 'react';
import type { FloorId } from '../shared/floor-id.ts';
import { lazily } from './lazily.ts';
import { myPlaces } from './my-requests.ts';
import type { Seat } from './seat.ts';

const OrderNote = lazily(['reorder'], () => import('./order-note.tsx'));

const shownMs = 60_000;

/** Notices that the published order is another than this screen has shown until now; the note is fetched when there is something to say. */
export function OrderChange({ seat, floor }: { seat: Seat; floor: FloorId }) {
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
  return (
    change && (
      <Suspense>
        <OrderNote seat={seat} floor={floor} before={change.before} onRead={() => setChange(null)} />
      </Suspense>
    )
  );
}
