import type { FloorId } from '../floor-id.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { cleanParagraph } from '../text.ts';
import { isOpenToAll, reportOf, textOf, type ReportText } from './state.ts';

/** Most words that a fact carries, in UTF-16 units: every screen has them. All of it stays in the document. */
export const longestReport = 20_000;

/** These words as a report has them: plain, and so long that every screen can carry them, which ends between two words. */
export function reportText(words: string): ReportText {
  const text = cleanParagraph(words);
  if (text.length <= longestReport) return { text, cut: false };
  const kept = text.slice(0, longestReport + 1);
  const end = Math.max(kept.lastIndexOf(' '), kept.lastIndexOf('\n'));
  // A text without any space ends between two letters.
  return { text: (end > longestReport / 2 ? kept.slice(0, end) : kept.slice(0, -1)).replace(/\p{Cs}$/u, '').trimEnd(), cut: true };
}

/** What is to be noted of a filed report whose document says this now; nothing where that is known (N26). */
export function reportWritten(meeting: Meeting, groupId: FloorId, words: string): MeetingEvent[] {
  const report = reportOf(meeting, groupId);
  const [before, now] = [textOf(meeting, groupId), reportText(words)];
  if (!report || (before.text === now.text && before.cut === now.cut)) return [];
  return [{ type: 'report-written', groupId, ...now, shown: isOpenToAll(report) }];
}
