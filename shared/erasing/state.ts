import type { Meeting } from '../meeting.ts';

/** What was done: facts and lines that lost their words, documents that were gone through, and versions of them that no longer stand. */
export type Done = { texts: number; documents: number; versions: number };
/** Somebody who was here and whom nobody is told of any more. `ids`: all they had, as a placeholder too; `done` null: still being done. */
export type Erased = { personId: string; ids: string[]; number: number; notes: boolean; at: number; done: Done | null };
/** `asked`: who wants to be erased and is not yet; for staff. */
export type Erasing = { people: Erased[]; asked: string[] };
export const emptyErasing: Erasing = { people: [], asked: [] };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ErasingEvent =
  | { type: 'erasing-asked'; personId: string }
  /** From this number on the facts before it have no words of theirs. `notes`: also what they wrote in documents. */
  | { type: 'person-erased'; personId: string; ids: string[]; number: number; notes: boolean }
  | ({ type: 'erasing-finished'; personId: string } & Done);

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const erasedIn = ({ erasing }: Pick<Meeting, 'erasing'>, personId: string): Erased | null =>
  erasing.people.find(({ ids }) => ids.includes(personId)) ?? null;
/** How often words of somebody were taken out: what was read before it grew may have them, and is to be read again. */
export const rewordingsIn = ({ erasing }: Pick<Meeting, 'erasing'>): number =>
  erasing.people.reduce((times, { done }) => times + (done ? 2 : 1), 0);
/** In the place of their name, wherever that was; two stay two. */
export const erasedName = (number: number): string => `Erased participant ${number}`;
