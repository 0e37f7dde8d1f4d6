import { messagesFile } from '../shared/messages/file.ts';
import { messagesJson } from '../shared/messages/json.ts';
import { notFound } from './declined.ts';
import { isDevice, type Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Tongue } from './words.ts';

type File = { name: string; type: string; text: string };

/** The messages as a file for people or for programs: for everybody inside, who read them on their screens too (N28, N29). */
export function messagesFor(live: LiveMeeting, session: Session | null, { say }: Tongue, as: 'md' | 'json'): File {
  if (!session || isDevice(session) || !live.whoIs(session.personId)) throw notFound();
  const nameOf = (id: string) => live.cardOf(id)?.name ?? say('common.unnamed');
  const name = `${live.code}-messages.${as}`;
  return as === 'md'
    ? { name, type: 'text/markdown; charset=utf-8', text: messagesFile(live.meeting, { say, nameOf }) }
    : { name, type: 'application/json; charset=utf-8', text: `${JSON.stringify(messagesJson(live.meeting, nameOf), null, 2)}\n` };
}
