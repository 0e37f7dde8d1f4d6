import { isStaff } from '../shared/people.ts';
import { reportsFile } from '../shared/reports/file.ts';
import { isOpenToAll } from '../shared/reports/state.ts';
import { notFound } from './declined.ts';
import { isDevice, type Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Tongue } from './words.ts';

/** The reports of the groups as a file: all for staff, those that were called for everybody else inside (N26). */
export function reportsFor(live: LiveMeeting, session: Session | null, { say }: Tongue): { name: string; text: string } {
  const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
  if (!who) throw notFound();
  const { list } = live.meeting.reports;
  const reports = isStaff(live.meeting, who) ? list : list.filter(isOpenToAll);
  const nameOf = (id: string) => live.cardOf(id)?.name ?? say('common.unnamed');
  const organisationOf = (id: string) => live.cardOf(id)?.organisation ?? '';
  return { name: `${live.code}-reports.md`, text: reportsFile(live.meeting, reports, { say, nameOf, organisationOf }) };
}
