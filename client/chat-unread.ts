import type { Seat } from './seat.ts';

/** The last line that was in sight on each floor of each meeting, for as long as the page is open. */
const seenUpTo = new Map<string, number>();

type Where = Pick<Seat, 'code' | 'floor'>;
const seenOn = ({ code, floor }: Where) => seenUpTo.get(`${code} ${floor}`) ?? 0;
export const markSeen = ({ code, floor }: Where, number: number): void =>
  void seenUpTo.set(`${code} ${floor}`, Math.max(number, seenOn({ code, floor })));

/** How many lines others have written since the chat was last open; answers of the meeting are not counted. */
export const unreadIn = ({ code, floor: here, heard, me }: Seat): number =>
  heard.lines.filter(
    ({ lane, floor, state, by, number }) =>
      lane === 'chat' && floor === here && state === 'shown' && by !== me.id && by !== 'meeting' && number > seenOn({ code, floor }),
  ).length;
