import { spoken } from './words.ts';

/** Day and hour of a moment of the server, as it is where this is read. */
export const whenHere = (at: number): string =>
  new Intl.DateTimeFormat(spoken() === 'en' ? 'en-GB' : spoken(), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(at);

/** Where a document, or one of its versions, is asked of the server. */
export const fileAt = ({ meetingId, documentId }: { meetingId: string; documentId: string }, rest: string): string =>
  `/api/meetings/${encodeURIComponent(meetingId)}/documents/${encodeURIComponent(documentId)}${rest}`;
