import type { Recorded } from '../meeting.ts';
import type { Documents } from './state.ts';

export function reduceDocuments(documents: Documents, { at, by, event }: Recorded): Documents {
  if (event.type !== 'document-frozen' && event.type !== 'document-unfrozen') return documents;
  const { documentId } = event;
  const before = documents[documentId] ?? [];
  const now =
    event.type === 'document-frozen'
      ? [...before, { version: event.version, hash: event.hash, at, by, unfrozen: null }]
      : before.map((one, i) => (i === before.length - 1 ? { ...one, unfrozen: { at, by, reason: event.reason } } : one));
  return { ...documents, [documentId]: now };
}
