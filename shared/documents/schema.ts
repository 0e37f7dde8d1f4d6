import type { Refusal } from '../refusal.ts';

/**
 * What can stand in a document, as a number that grows with it: 2 brought tables, mentions and captured lines. An editor takes out,
 * for everybody, what it does not know; so a page never writes in a document that a later one has written in.
 */
export const schemaNumber = 2;

/** Where a document keeps the highest number that wrote in it. Only the server writes there. */
export const schemaKept = { map: 'schema', key: 'number' } as const;

/** Of what was read there, or sent along with a connection; 0 where it is none, which is how documents were before there were numbers. */
export const schemaOf = (said: unknown): number => (Number.isSafeInteger(said) && Number(said) > 0 ? Number(said) : 0);

/** Why a page of this number may not write in a document of that one (N27). Whoever says no number (null) is no editor of ours and writes as it likes. */
export const whyTooOld = (page: number | null, document: number): Refusal | null =>
  page !== null && page < document ? 'page-too-old' : null;
