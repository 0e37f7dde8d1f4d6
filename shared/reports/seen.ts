import type { Audience } from '../audience.ts';
import { groupsOf } from '../groups/seen.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyReports, isOpenToAll, type Reports, type ReportsEvent } from './state.ts';

const types: readonly string[] = ['report-called', 'report-skipped', 'report-shown'] satisfies ReportsEvent['type'][];
export const isReportsEvent = (event: MeetingEvent): event is ReportsEvent => types.includes(event.type);

/** Whose report is called, skipped or shown everybody inside hears. */
export const reportsFact = (audience: Audience, event: ReportsEvent): ReportsEvent | null => (audience === 'public' ? null : event);

/** What a group brings back is its own and staff's until it is called; then everybody reads it. */
export function reportsFor(audience: Audience, reports: Reports): Reports {
  if (audience === 'staff') return reports;
  if (audience === 'public') return emptyReports;
  const mine = groupsOf(audience);
  return { ...reports, list: reports.list.filter((report) => isOpenToAll(report) || mine.has(report.groupId)) };
}

/** Asked after every fact, and seldom another answer. */
const named = new WeakMap<Reports['list'], Set<string>>();
export function peopleInReports({ list }: Reports): Iterable<string> {
  const known = named.get(list);
  if (known) return known;
  const people = new Set<string>();
  for (const { chairId, rapporteurId, roster } of list) {
    if (chairId !== null) people.add(chairId);
    if (rapporteurId !== null) people.add(rapporteurId);
    for (const { personId, by } of roster) people.add(personId).add(by);
  }
  named.set(list, people);
  return people;
}
