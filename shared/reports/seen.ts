import type { Audience } from '../audience.ts';
import { groupsOf } from '../groups/seen.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyReports, isOpenToAll, within, type Reports, type ReportsEvent } from './state.ts';

const types: readonly string[] = ['report-called', 'report-written', 'report-skipped', 'report-shown'] satisfies ReportsEvent['type'][];
export const isReportsEvent = (event: MeetingEvent): event is ReportsEvent => types.includes(event.type);

/** Whose report is called, skipped or shown everybody inside hears; what stands in it is for those who may read it. */
export function reportsFact(audience: Audience, event: ReportsEvent): ReportsEvent | null {
  if (audience === 'public') return null;
  const isTheirs = event.type !== 'report-written' || event.shown || audience === 'staff' || groupsOf(audience).has(event.groupId);
  return isTheirs ? event : null;
}

/** What a group brings back is its own and staff's until it is called; then everybody reads it. */
export function reportsFor(audience: Audience, reports: Reports): Reports {
  if (audience === 'staff') return reports;
  if (audience === 'public') return emptyReports;
  const mine = groupsOf(audience);
  return within(reports, (report) => isOpenToAll(report) || mine.has(report.groupId));
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
