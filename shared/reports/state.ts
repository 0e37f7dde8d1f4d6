import type { FloorId } from '../floor-id.ts';
import type { Stint } from '../groups/state.ts';
import type { Meeting } from '../meeting.ts';

/** What a group brings back: filed by itself when it ends, with who was there and when (G8, N26). Its text is in the notes. */
export type Report = {
  groupId: FloorId;
  roundId: string;
  number: number;
  title: string;
  chairId: string | null;
  rapporteurId: string | null;
  roster: Stint[];
  startedAt: number;
  endedAt: number;
  /** `returned` is waiting again after it was skipped. */
  state: 'waiting' | 'skipped' | 'reporting' | 'reported';
  /** The turn that reports, or reported last. */
  turnId: string | null;
  calledAt: number | null;
  doneAt: number | null;
};
export type Reports = {
  list: Report[];
  /** The report that is on every screen. */
  shown: FloorId | null;
};
export const emptyReports: Reports = { list: [], shown: null };

export type ReportsEvent =
  /** From now on everybody may read it: it carries the whole, as it stands. */
  | { type: 'report-called'; groupId: FloorId; turnId: string; report: Report; text: string; version: number }
  | { type: 'report-skipped'; groupId: FloorId }
  | { type: 'report-shown'; groupId: FloorId | null };

export const reportOf = ({ reports }: Meeting, groupId: FloorId): Report | undefined => reports.list.find((one) => one.groupId === groupId);
/** Whether everybody may read it (it was called once). */
export const isOpenToAll = (report: Report | undefined): boolean => report !== undefined && report.calledAt !== null;
