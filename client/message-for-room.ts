import type { Meeting } from '../shared/meeting.ts';
import { beingReadBack, type Message } from '../shared/messages/state.ts';

const eachMs = 30_000;

/** The message that is before the room now: one at a time, the same on every screen; several take turns. */
export function messageForRoom(
  { messages }: Pick<Meeting, 'messages'>,
  now: number,
): { message: Message; nth: number; all: number } | null {
  const open = beingReadBack(messages);
  if (open.length === 0) return null;
  const nth = Math.floor(now / eachMs) % open.length;
  return { message: open[nth]!, nth: nth + 1, all: open.length };
}
