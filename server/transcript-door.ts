import { createHash, randomUUID } from 'node:crypto';
import { isSecretariat } from '../shared/people.ts';
import { longestTranscript, type Unreadable } from '../shared/transcripts/reading.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Asked, Reply } from './api.ts';
import { Declined, notFound, storeFailing } from './declined.ts';
import type { Entered } from './entering.ts';
import { isDevice } from './identity.ts';
import { readApart } from './transcript-reading.ts';

/** No character of the longest text takes more bytes than this. */
export const largestTranscript = 3 * longestTranscript + 3;

const sentences: Record<Unreadable, string> = {
  empty: 'There is nothing in this file. Choose another one.',
  binary: 'This is no text. Save the transcript as plain text (UTF-8) and bring that in.',
  'too-long': `At most ${longestTranscript.toLocaleString('en')} characters are read, some ten hours of talk. Bring it in in parts.`,
  'no-speakers': 'Nobody speaks in this text: a line with “>> NAME:” or “NAME:” begins each turn.',
  'too-many': 'There are more turns or speakers in this text than a meeting has. Bring it in in parts.',
};
const refused: Partial<Record<Refusal, Declined>> = {
  'secretariat-only': new Declined(403, 'secretariat-only', 'Only the secretariat can bring in a transcript. Ask them.'),
  'transcript-here': new Declined(409, 'transcript-here', 'This very file was brought in already. Look at it below.'),
  'transcripts-enough': new Declined(409, 'transcripts-enough', 'There are as many transcripts as a meeting can have. Remove one first.'),
};

/** A file becomes a draft beside the record: read apart, kept with the fact that tells of it, or declined with its reason (N30). */
export const transcriptDoor =
  (entered: (asked: Pick<Asked, 'meeting' | 'cookies'>) => Promise<Entered>) =>
  async (asked: Asked): Promise<Reply> => {
    const { meeting, session } = await entered(asked);
    const who = session && !isDevice(session) ? meeting.whoIs(session.personId) : null;
    if (!who) throw notFound();
    if (!isSecretariat(meeting.meeting, who)) throw refused['secretariat-only']!;
    const bytes = Buffer.isBuffer(asked.body) ? asked.body : Buffer.alloc(0);
    const understood = await readApart(textOf(bytes)).catch(() => {
      throw new Declined(503, 'transcript-not-read', 'This file could not be read just now. Try again in a moment.');
    });
    if ('unreadable' in understood) {
      const { unreadable } = understood;
      throw new Declined(unreadable === 'too-long' ? 413 : 422, `transcript-${unreadable}`, sentences[unreadable]);
    }
    const { title, words } = understood;
    const file = { transcriptId: randomUUID(), title: shortened(title), hash: createHash('sha256').update(bytes).digest('hex') };
    const answer = await meeting.bringIn(who, file, words);
    if (!answer.ok) throw refused[answer.refusal] ?? storeFailing();
    return { as: 'json', status: 201, body: { transcriptId: file.transcriptId, seq: answer.seq }, cookie: null };
  };

const mostOfTitle = 200;
const shortened = (title: string) => [...title].slice(0, mostOfTitle).join('').trim();

/** UTF-8, with a mark of its order or without. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new Declined(415, 'not-utf-8', 'This file is in UTF-16. Save it as plain text in UTF-8 and bring that in.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Declined(
      415,
      'not-utf-8',
      'This file is not in UTF-8, so its letters cannot be trusted. Save it as plain text in UTF-8 and bring that in.',
    );
  }
}
