import { currentRound, type Round } from '../shared/groups/state.ts';
import type { Meeting } from '../shared/meeting.ts';

/** The round that the board shows: the one that goes on, and the last one until its reports are called, so that who reports can still be named (G3). */
export function roundOnBoard(meeting: Meeting): Round | null {
  const round = currentRound(meeting);
  if (round?.phase !== 'ended') return round;
  return meeting.reports.list.some(({ roundId, state }) => roundId === round.id && state === 'waiting') ? round : null;
}
