import type { Meeting } from '../meeting.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One freezing of a document: which version, the SHA-256 of its Markdown in hex, and the reason why it is open again (M4). */
export type Freeze = {
  version: number;
  hash: string;
  at: number;
  by: string;
  unfrozen: { at: number; by: string; reason: string } | null;
};
/** How each document was frozen, by its id; one that never was is not here. */
export type Documents = Record<string, Freeze[]>;

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type DocumentsEvent =
  | { type: 'document-frozen'; documentId: string; version: number; hash: string }
  | { type: 'document-unfrozen'; documentId: string; reason: string };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const freezesOf = ({ documents }: Pick<Meeting, 'documents'>, documentId: string): readonly Freeze[] =>
  Object.hasOwn(documents, documentId) ? documents[documentId]! : [];
/** The version that stands, while nobody writes. */
export const frozenAs = (meeting: Pick<Meeting, 'documents'>, documentId: string): Freeze | null => {
  const last = freezesOf(meeting, documentId).at(-1);
  return last && last.unfrozen === null ? last : null;
};
