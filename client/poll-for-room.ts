import { plenary } from '../shared/floor-id.ts';
import type { Meeting } from '../shared/meeting.ts';
import { newestOpen, type Poll } from '../shared/polls/state.ts';

const resultStaysMs = 5 * 60_000;

/** What the room is asked or told now: an open poll, or a result until somebody gets the floor, five minutes at most. */
export function pollForRoom({ polls, floors }: Meeting, now: number): Poll | null {
  const open = newestOpen(polls);
  if (open) return open;
  const givenAt = floors[plenary]!.floor.turn?.givenAt ?? 0;
  const isFresh = ({ phase, since }: Poll) => phase === 'published' && since > givenAt && now - since < resultStaysMs;
  return polls.polls.filter(isFresh).toSorted((a, b) => b.since - a.since)[0] ?? null;
}
