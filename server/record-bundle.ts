import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sharesFloor, audienceOf } from '../shared/audience.ts';
import { languagesOn } from '../shared/captions/state.ts';
import { plenary } from '../shared/floor-id.ts';
import { mayReadDocument } from '../shared/documents/rights.ts';
import { actionsTable } from './actions-file.ts';
import { captionsFor } from './captions-file.ts';
import { notFound } from './declined.ts';
import type { Documents } from './documents/routes.ts';
import { bundled, type BundledFile } from './exports/bundle.ts';
import { formatNames, type Format } from './exports/names.ts';
import type { Drawn } from './exports/clerk.ts';
import type { Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { messagesFor } from './messages-file.ts';
import { reportsFor } from './reports-file.ts';
import type { Tongue } from './words.ts';

type Of = {
  live: LiveMeeting;
  session: Session | null;
  /** Whoever takes it: a person of this meeting. */
  personId: string;
  tongue: Tongue;
  draw: (format: Format) => Promise<Drawn>;
  documents: Pick<Documents, 'keeperOf'>;
};
const unpacked = promisify(gunzip);

/** Everything of a meeting that this reader may have as files, in one (N31). */
export async function recordBundle(of: Of): Promise<Uint8Array> {
  const { live, session, personId, tongue, draw, documents } = of;
  const { meeting, code, rewordings } = live;
  const who = live.whoIs(personId);
  if (!who) throw notFound();
  const files: BundledFile[] = [];
  for (const format of formatNames) {
    const { name, bytes, isPacked } = await draw(format);
    files.push({ name, bytes: isPacked ? await unpacked(bytes) : bytes });
  }
  files.push(reportsFor(live, session, tongue), messagesFor(live, session, tongue, 'md'), actionsTable(live, session, tongue));
  for (const floor of Object.keys(meeting.floors).filter((one) => sharesFloor(audienceOf(meeting, who), one)))
    for (const lang of languagesOn(meeting, floor)) {
      const { name, text } = await captionsFor(live, session, tongue, { as: 'vtt', floor, lang });
      files.push({ name: floor === plenary ? name : `${floor}-${name}`, text });
    }
  if (mayReadDocument(meeting, who, plenary) === null) {
    const { markdown } = await documents.keeperOf(live.id, plenary).still();
    files.push({ name: `${code}-notes.md`, text: markdown });
  }
  // What was drawn first would have what somebody wrote who was erased before the last was.
  return live.rewordings === rewordings ? bundled(files) : recordBundle(of);
}
