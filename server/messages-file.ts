import { messagesFile } from '../shared/messages/file.ts';
import { messagesJson } from '../shared/messages/json.ts';
import { acrossSessions, sessionsFile, sessionsJson } from '../shared/messages/sessions.ts';
import { notFound } from './declined.ts';
import { isDevice, type Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Meetings } from './meetings.ts';
import type { Tongue } from './words.ts';

type File = { name: string; type: string; text: string };

/** The messages as a file for people or for programs: for everybody inside, who read them on their screens too (N28, N29). */
export function messagesFor(live: LiveMeeting, session: Session | null, { say }: Tongue, as: 'md' | 'json'): File {
  mustBeInside(live, session);
  const nameOf = (id: string) => live.cardOf(id)?.name ?? say('common.unnamed');
  const name = `${live.code}-messages.${as}`;
  return as === 'md'
    ? { name, type: 'text/markdown; charset=utf-8', text: messagesFile(live.meeting, { say, nameOf }) }
    : { name, type: 'application/json; charset=utf-8', text: `${JSON.stringify(messagesJson(live.meeting, nameOf), null, 2)}\n` };
}

/** More than any series has; a meeting cannot follow itself, so this only bounds the work. */
const mostSessions = 200;

/** The messages of this meeting and of all before it in its series: for everybody inside this one (N29). */
export async function sessionsFor(
  meetings: Pick<Meetings, 'byId'>,
  live: LiveMeeting,
  session: Session | null,
  { say }: Tongue,
  as: 'md' | 'json',
): Promise<File> {
  mustBeInside(live, session);
  const series = [live.meeting];
  for (let { follows } = live; follows !== null && series.length < mostSessions;) {
    const before: LiveMeeting | null = await meetings.byId(follows);
    if (!before) break;
    series.unshift(before.meeting);
    follows = before.follows;
  }
  const sessions = acrossSessions(series);
  const name = `${live.code}-all-messages.${as}`;
  return as === 'md'
    ? { name, type: 'text/markdown; charset=utf-8', text: sessionsFile(sessions, say) }
    : { name, type: 'application/json; charset=utf-8', text: `${JSON.stringify(sessionsJson(sessions), null, 2)}\n` };
}

function mustBeInside(live: LiveMeeting, session: Session | null) {
  if (!session || isDevice(session) || !live.whoIs(session.personId)) throw notFound();
}
