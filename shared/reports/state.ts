import type { FloorId } from '../floor-id.ts';
import type { Stint } from '../groups/state.ts';
import type { Meeting } from '../meeting.ts';

/** What a group brings back: filed by itself when it ends, with who was there and when (G8, N26). What it wrote is in its own document; its words are beside the list. */
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
/** What a group wrote, as words: a line for each paragraph. `cut`: there is more of it, in the document. */
export type ReportText = { text: string; cut: boolean };
export type Reports = {
  list: Report[];
  /** Of those that are filed, by group. */
  texts: Record<FloorId, ReportText>;
  /** The report that is on every screen. */
  shown: FloorId | null;
};
export const emptyReports: Reports = { list: [], texts: {}, shown: null };

export type ReportsEvent =
  /** From now on everybody may read it: it carries the whole, as it stands. */
  | ({ type: 'report-called'; groupId: FloorId; turnId: string; report: Report } & ReportText)
  /** As it stands on the disk now; `shown`: everybody reads it. */
  | ({ type: 'report-written'; groupId: FloorId; shown: boolean } & ReportText)
  | { type: 'report-skipped'; groupId: FloorId }
  | { type: 'report-shown'; groupId: FloorId | null };

export const reportOf = ({ reports }: Meeting, groupId: FloorId): Report | undefined => reports.list.find((one) => one.groupId === groupId);
const nothing: ReportText = { text: '', cut: false };
/** What it brings back, as far as this side may know. */
export const textOf = ({ reports: { texts } }: Meeting, groupId: FloorId): ReportText =>
  Object.hasOwn(texts, groupId) ? texts[groupId]! : nothing;
/** Whether everybody may read it (it was called once). */
export const isOpenToAll = (report: Report | undefined): boolean => report !== undefined && report.calledAt !== null;

/** Those of them that somebody may read, each with its words. */
export function within({ list, texts, shown }: Reports, which: (report: Report) => boolean): Reports {
  const read = list.filter(which);
  const ids = new Set(read.map(({ groupId }) => groupId));
  return { list: read, texts: Object.fromEntries(Object.entries(texts).filter(([id]) => ids.has(id))), shown };
}
