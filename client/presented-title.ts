import { t } from './words.ts';

/** How a document that is being written is called where it is presented, with its section, ready for a sentence. */
export function presentedTitle({ documentId, section }: { documentId: string; section: string | null }): string {
  const name = t(documentId === 'report' ? 'presented.report' : 'presented.plenary');
  return section ? `${name}, \u2068${section}\u2069` : name;
}
