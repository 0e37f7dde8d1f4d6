import type { FloorId } from '../floor-id.ts';
import type { Edit } from './edit.ts';

/** Longest text of a group, and most that one edit may insert, in UTF-16 units. */
export const longestText = 20_000;
export const longestInsert = 4_000;
/** Most parts of one edit: each is carried over all that was written since. A screen sends fewer, as some fall in two on the way. */
export const mostParts = 600;

/** One opening of the notes on one screen, and the number it gave the last of its edits. Does not say whose screen it is. */
export type Writer = { id: string; number: number };
/** The last that was heard of a writer, and who that is: nobody else writes under it, or what they write would pass for heard. */
export type Heard = Writer & { by: string };
/** An edit as it was applied. */
export type Written = { version: number; writer: Writer; edit: Edit };
/**
 * The text of one group (G4). `recent`: what edits that come late are carried over. `writers`: those heard of last, by which an
 * edit that is sent again is known. Whoever only reads has neither.
 */
export type Notes = { text: string; version: number; recent: Written[]; writers: Heard[] };
/** Nothing to write by. */
export const onlyRead = ({ text, version }: Notes): Notes => ({ text, version, recent: [], writers: [] });
export const emptyNotes: Notes = { text: '', version: 0, recent: [], writers: [] };

/** `shown`: of a report that everybody reads. Whoever only reads is not told the writer. */
export type NotesEvent = { type: 'notes-written'; floor: FloorId; version: number; writer: Writer | null; edit: Edit; shown: boolean };

/** Whether this edit was applied before, as far as anybody remembers. */
export const isHeard = ({ writers }: Notes, { id, number }: Writer): boolean =>
  writers.some((writer) => writer.id === id && writer.number >= number);
