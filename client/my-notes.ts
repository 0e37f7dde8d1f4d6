import { currentRound } from '../shared/groups/state.ts';
import type { Report } from '../shared/reports/state.ts';
import type { Seat } from './seat.ts';

/** The group whose notes I go on writing until its report is done, else the one I was in, which I may read (G5). */
export function myNotes({ meeting, me }: Pick<Seat, 'meeting' | 'me'>): Report | undefined {
  const { list } = meeting.reports;
  const place = currentRound(meeting)?.places[me.id]?.group;
  return (
    list.find(({ rapporteurId, state }) => rapporteurId === me.id && state !== 'reported') ??
    list.find(({ groupId, roundId }) => groupId === place && roundId === meeting.groups.current)
  );
}
