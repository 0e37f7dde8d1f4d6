import type { FloorEvent } from '../floor/state.ts';
import { isWhole, type Groups, type GroupsEvent } from '../groups/state.ts';
import type { Recorded } from '../meeting.ts';
import { isOpenToAll, within, type Report, type Reports, type ReportsEvent } from './state.ts';

/** `groups` as they were before this: a report is filed of each group that ends and that this screen knows, with nobody having to send it (N26). */
export function reduceReports(reports: Reports, { event, at }: Recorded, groups: Groups): Reports {
  switch (event.type) {
    case 'groups-ended':
      return { ...reports, list: withNew(reports.list, filed(groups, event, at)) };
    case 'report-called':
      return called(reports, event, at);
    case 'report-written':
      return { ...reports, texts: { ...reports.texts, [event.groupId]: { text: event.text, cut: event.cut } } };
    case 'report-skipped':
      return change(reports, (report) => report.groupId === event.groupId, { state: 'skipped' });
    case 'report-shown':
      return { ...reports, shown: event.groupId };
    case 'agenda-item-opened':
    case 'agenda-item-closed':
      return { ...reports, shown: null };
    case 'rapporteur-named':
      return change(reports, (report) => report.groupId === event.groupId && !isOpenToAll(report), { rapporteurId: event.personId });
    case 'round-started':
      return event.keeps === 'all' ? reports : within(reports, (one) => isOpenToAll(one) || event.keeps.includes(one.groupId));
    case 'floor-given':
    case 'turn-ended': {
      const over = event.ended.map(({ turnId }) => turnId);
      return change(reports, ({ state, turnId }) => state === 'reporting' && over.includes(turnId!), { state: 'reported', doneAt: at });
    }
    case 'floor-taken-back':
      return takenBack(reports, event);
    case 'placeholder-named':
      return renamed(reports, event.personId, event.as.id);
    default:
      return reports;
  }
}

function filed({ rounds }: Groups, { roundId, groupIds }: GroupsEvent & { type: 'groups-ended' }, at: number): Report[] {
  const round = rounds.find(({ id }) => id === roundId);
  const ending = (round?.groups ?? []).filter(isWhole).filter(({ id }) => groupIds.includes(id));
  return ending.map(({ id: groupId, number, title, chairId, rapporteurId, people }) => ({
    groupId,
    roundId,
    number,
    title,
    chairId,
    rapporteurId,
    roster: people.map((stint) => ({ ...stint, to: stint.to ?? at })),
    startedAt: round?.startedAt ?? at,
    endedAt: at,
    state: 'waiting',
    turnId: null,
    calledAt: null,
    doneAt: null,
  }));
}

/** What a group brought back is not written anew. */
function withNew(list: Report[], reports: Report[]): Report[] {
  const known = new Set(list.map(({ groupId }) => groupId));
  return asMade([...list, ...reports.filter(({ groupId }) => !known.has(groupId))]);
}
const withReport = (list: Report[], report: Report) => asMade([...list.filter(({ groupId }) => groupId !== report.groupId), report]);
/** In the order the groups were made, wherever this screen learnt of them. */
const asMade = (list: Report[]) => list.toSorted((one, other) => madeAs(one) - madeAs(other));
const madeAs = ({ groupId }: Report) => Number(groupId.slice(1));

/** Only one reports at a time; whoever is called is the one that is shown. */
function called({ list, texts }: Reports, event: ReportsEvent & { type: 'report-called' }, at: number): Reports {
  const { report, groupId, turnId, text, cut } = event;
  const reporting = withReport(list, { ...report, state: 'reporting', turnId, calledAt: at, doneAt: null });
  return { list: reporting, texts: { ...texts, [groupId]: { text, cut } }, shown: groupId };
}

/** As before the call: whoever it interrupted reports again and is on the screens. */
function takenBack(reports: Reports, { turnId, restored }: FloorEvent & { type: 'floor-taken-back' }): Reports {
  if (!reports.list.some((report) => report.turnId === turnId && report.state === 'reporting')) return reports;
  const goesOn = reports.list.find((report) => restored.some((turn) => turn.turnId === report.turnId))?.groupId ?? null;
  const waits = change(reports, (report) => report.turnId === turnId, { state: 'waiting', doneAt: null });
  return { ...change(waits, ({ groupId }) => groupId === goesOn, { state: 'reporting', doneAt: null }), shown: goesOn };
}

const change = (reports: Reports, which: (report: Report) => boolean, made: Partial<Report>): Reports =>
  reports.list.some(which)
    ? { ...reports, list: reports.list.map((report) => (which(report) ? { ...report, ...made } : report)) }
    : reports;

function renamed(reports: Reports, from: string, to: string): Reports {
  const name = <Id extends string | null>(id: Id) => (id === from ? (to as Id) : id);
  const list = reports.list.map((report) => ({
    ...report,
    chairId: name(report.chairId),
    rapporteurId: name(report.rapporteurId),
    roster: report.roster.map((stint) => ({ ...stint, by: name(stint.by) })),
  }));
  return { ...reports, list };
}
