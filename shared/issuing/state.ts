import type { Meeting } from '../meeting.ts';

/** A version of the record that stands: all that was in it up to the fact `upTo`. `hash`: SHA-256 (hex) of the JSON of its entries, as everybody inside reads them. */
export type RecordVersion = { number: number; hash: string; upTo: number; at: number; by: string };
/** What is wrong in the record, said beside it; `entryId`: the anchor of the entry it is about, null: the record as a whole. */
export type Erratum = { id: string; entryId: string | null; text: string; withdrawn: boolean };
export type Issuing = { versions: RecordVersion[]; errata: Erratum[] };
export const emptyIssuing: Issuing = { versions: [], errata: [] };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type IssuingEvent =
  | { type: 'record-issued'; number: number; hash: string; upTo: number }
  | { type: 'erratum-noted'; erratumId: string; entryId: string | null; text: string }
  | { type: 'erratum-withdrawn'; erratumId: string };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const lastVersion = ({ issuing }: Pick<Meeting, 'issuing'>): RecordVersion | null => issuing.versions.at(-1) ?? null;
