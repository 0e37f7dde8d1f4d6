import type { Chat } from '../shared/chat/state.ts';
import type { Seat } from './seat.ts';

/** What waits for staff in the chat of this floor; staff know of that of every floor. */
export const waitingIn = ({ meeting: { chat }, floor: here }: Pick<Seat, 'meeting' | 'floor'>): Chat => ({
  held: chat.held.filter(({ floor }) => floor === here),
  hands: chat.hands.filter(({ floor }) => floor === here),
});
