import type { FloorId } from '../../shared/floor-id.ts';
import type { MeetingEvent, Recorded } from '../../shared/meeting.ts';
import { isOpenToAll, reportOf } from '../../shared/reports/state.ts';
import { reportWritten } from '../../shared/reports/written.ts';
import type { LiveMeeting } from '../live-meeting.ts';
import type { Still } from './live-document.ts';

type Live = Pick<LiveMeeting, 'meeting' | 'note' | 'onFacts' | 'readOnly'>;
/** How long a text rests before it is taken, and for how long at most it is not while somebody writes on. */
export type Pace = { restMs: number; mostMs: number };
/** What every screen shows follows its writer; what its group and staff read may be late, as each time all of it is a fact. */
const paces: { shown: Pace; filed: Pace } = { shown: { restMs: 1_000, mostMs: 3_000 }, filed: { restMs: 5_000, mostMs: 30_000 } };
/** When the meeting has just been opened, others come first. */
const onceOpenedMs = 1_000;
const againMs = 5_000;
type Owed = { since: number; timer: NodeJS.Timeout };

/**
 * Takes what stands in the documents of groups into the facts of their meeting, as words (N26): when a group ends, when its report is
 * called, when the meeting is closed, and a moment after something was written. What was written before this secretary came is made
 * up for when the meeting opens.
 */
export class ReportTexts {
  private readonly owed = new Map<FloorId, Owed>();
  private isOver = false;

  constructor(
    private readonly live: Live,
    private readonly still: (documentId: string) => Promise<Pick<Still, 'number' | 'words'>>,
    private readonly failed: (error: unknown) => void,
  ) {
    live.onFacts = (facts) => facts.flatMap(({ event }) => this.endedBy(event)).forEach((groupId) => this.owe(groupId, 0));
    for (const groupId of this.filed()) this.owe(groupId, onceOpenedMs);
  }

  /** A step of this document is on disk. */
  wrote(documentId: string) {
    const report = reportOf(this.live.meeting, documentId);
    if (!report) return;
    const { restMs, mostMs } = paces[isOpenToAll(report) ? 'shown' : 'filed'];
    const since = this.owed.get(documentId)?.since ?? performance.now();
    this.owe(documentId, Math.min(restMs, since + mostMs - performance.now()));
  }

  stop() {
    this.isOver = true;
    for (const { timer } of this.owed.values()) clearTimeout(timer);
  }

  private filed = () => this.live.meeting.reports.list.map(({ groupId }) => groupId);

  private endedBy(event: Recorded['event']): readonly FloorId[] {
    if (event.type === 'groups-ended') return event.groupIds;
    if (event.type === 'report-called') return [event.groupId];
    return event.type === 'meeting-closed' ? this.filed() : [];
  }

  private owe(groupId: FloorId, inMs: number) {
    if (this.isOver) return;
    const before = this.owed.get(groupId);
    clearTimeout(before?.timer);
    const timer = setTimeout(() => void this.take(groupId), Math.max(0, inMs)).unref();
    this.owed.set(groupId, { since: before?.since ?? performance.now(), timer });
  }

  private async take(groupId: FloorId) {
    this.owed.delete(groupId);
    try {
      const { number, words } = await this.still(groupId);
      // Nobody ever wrote in it, so there is nothing to say of it.
      if (number === 0) return;
      const written = (meeting: Live['meeting']): MeetingEvent[] => reportWritten(meeting, groupId, words);
      if (written(this.live.meeting).length > 0) await this.live.note('secretary', (meeting) => ({ events: written(meeting) }));
    } catch (error) {
      if (this.isOver) return;
      // A disk that is full says so itself, and for long.
      if (!this.live.readOnly) this.failed(error);
      if (!this.owed.has(groupId)) this.owe(groupId, againMs);
    }
  }
}
