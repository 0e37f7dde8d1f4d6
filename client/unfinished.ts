import { useEffect } from 'react';
import type { Seat } from './seat.ts';

/** What still has something to send after its panel was closed: it meets every change of the meeting until it is done. */
export type Unfinished = { meet: (seat: Seat) => 'done' | 'goes-on' };

/** Of each connection of this page, by name. */
const left = new WeakMap<Seat['send'], Map<string, Unfinished>>();

export function leaveUnfinished({ send }: Seat, name: string, one: Unfinished): void {
  left.set(send, (left.get(send) ?? new Map<string, Unfinished>()).set(name, one));
}
/** Whoever opens the panel again goes on with it. */
export const unfinished = ({ send }: Seat, name: string): Unfinished | undefined => left.get(send)?.get(name);
/** For the page, which is there as long as the connection is. */
export function useUnfinished(seat: Seat | null): void {
  useEffect(() => {
    const mine = seat && left.get(seat.send);
    for (const [name, one] of mine ?? []) if (one.meet(seat!) === 'done') mine!.delete(name);
  }, [seat]);
}
