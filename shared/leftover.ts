import { z } from 'zod/mini';
import { plenary } from './floor-id.ts';
import type { Meeting, MeetingEvent } from './meeting.ts';
import type { Refusal } from './refusal.ts';

/** What becomes of those still waiting when an item closes (Q15): they stay, they are written down, or they are let go. */
export const leftoverInput = z.enum(['carry', 'store', 'clear']);
export type Leftover = z.infer<typeof leftoverInput>;

export const leftoverOf = ({ floors }: Meeting) => {
  const { waiting, aside } = floors[plenary]!.queue;
  return [...waiting, ...aside];
};

/** An item, or the meeting, does not close over people who wait without a word about them. */
export const leftoverRefusal = (meeting: Meeting, leftover: Leftover | undefined): Refusal | null =>
  leftoverOf(meeting).length > 0 && leftover === undefined ? 'leftover-undecided' : null;

export function leftoverEvents(meeting: Meeting, leftover: Leftover | undefined): MeetingEvent[] {
  const requests = leftoverOf(meeting);
  if (requests.length === 0 || leftover === undefined) return [];
  return [{ type: 'leftover-settled', floor: plenary, itemId: meeting.agenda.openItemId, how: leftover, requests }];
}
