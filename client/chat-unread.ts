import { plenary } from '../shared/floor-id.ts';
import type { Seat } from './seat.ts';

/** The last line that was in sight in each meeting, for as long as the page is open. */
const seenUpTo = new Map<string, number>();

export const markSeen = (code: string, number: number): void => void seenUpTo.set(code, Math.max(number, seenUpTo.get(code) ?? 0));

/** How many lines others have written since the chat was last open; answers of the meeting are not counted. */
export const unreadIn = ({ code, heard, me }: Seat): number =>
  heard.lines.filter(
    ({ lane, floor, state, by, number }) =>
      lane === 'chat' && floor === plenary && state === 'shown' && by !== me.id && by !== 'meeting' && number > (seenUpTo.get(code) ?? 0),
  ).length;
