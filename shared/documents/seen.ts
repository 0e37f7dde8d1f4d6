import type { Audience } from '../audience.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Documents, DocumentsEvent } from './state.ts';

const types: Record<DocumentsEvent['type'], true> = { 'document-frozen': true, 'document-unfrozen': true };
export const isDocumentsEvent = (event: MeetingEvent): event is DocumentsEvent => Object.hasOwn(types, event.type);

/** That a text stands, and the hash by which anybody can check it, is for everybody inside, also where the text itself is not. */
export const documentsFact = (audience: Audience, event: DocumentsEvent): DocumentsEvent | null => (audience === 'public' ? null : event);

/** Who froze a document, and who opened it again. */
export const peopleInDocuments = (documents: Documents): string[] =>
  Object.values(documents)
    .flat()
    .flatMap(({ by, unfrozen }) => (unfrozen ? [by, unfrozen.by] : [by]));
