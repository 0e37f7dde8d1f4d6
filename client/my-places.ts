import { speakingOrder, type Place } from '../shared/queue/order.ts';
import type { Seat } from './seat.ts';
import { t } from './words.ts';

/** Where I stand, with each of my requests. */
export const myPlaces = ({ meeting, me, floor }: Seat): Place[] =>
  me.seat === 'person' ? speakingOrder(meeting.floors[floor]!.queue).filter(({ request }) => request.personId === me.id) : [];

export const nth = (n: number): string => t('queue.nth', { n });
