import { notFound } from './declined.ts';
import type { Identity, Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { codeMeant } from './meeting-code.ts';
import type { Meetings } from './meetings.ts';

/** Which meeting a request is about, by id or by code, and who asks. One answer for what is not there and for what is no code. */
export const entering =
  (meetings: Pick<Meetings, 'byId' | 'byCode'>, identity: Pick<Identity, 'read'>) =>
  async ({ meeting: text, cookies }: { meeting: string; cookies: string | undefined }): Promise<Entered> => {
    const meeting = text.length > 64 ? null : ((await meetings.byId(text)) ?? (await meetings.byCode(codeMeant(text))));
    if (!meeting) throw notFound();
    return { meeting, session: await identity.read(cookies, meeting.id) };
  };
export type Entered = { meeting: LiveMeeting; session: Session | null };
