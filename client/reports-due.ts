import { openItemOf } from '../shared/agenda/state.ts';
import { plenary } from '../shared/floor-id.ts';
import type { Report } from '../shared/reports/state.ts';
import type { Seat } from './seat.ts';

/** Whether the agenda has come to the reports. */
export const isReportingBack = ({ meeting, floor }: Pick<Seat, 'meeting' | 'floor'>): boolean =>
  floor === plenary && openItemOf(meeting.agenda)?.kind === 'report-back';

/** The report to be called next; one that was skipped waits to be called by hand. */
export const reportDue = (seat: Pick<Seat, 'meeting' | 'floor'>): Report | null =>
  isReportingBack(seat) ? (seat.meeting.reports.list.find(({ state }) => state === 'waiting') ?? null) : null;

/** Who speaks for a group unless the chair says somebody else. */
export const speakerOf = ({ rapporteurId, chairId }: Report): string | null => rapporteurId ?? chairId;
