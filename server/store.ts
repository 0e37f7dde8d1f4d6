import type { Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';

/** A meeting as the door knows it: the id is unguessable, the code is what people type. */
export type Door = { id: string; code: string; createdAt: number };
/** Somebody came or went; `at` in ms since 1970. Presence is not history, attendance is. */
export type Visit = { personId: string; at: number; what: 'came' | 'left' };
/** The first answer to a command, kept beside its events so that a repeat gets the same one. */
export type Answered = { personId: string; commandId: string; seq: number };
/** What becomes true in one breath: all of it or nothing. Cards replace the card of the same id. */
export type Append = { recorded: Recorded[]; answered: Answered[]; cards: Card[]; merged: { id: string; into: string }[]; visits: Visit[] };
export type Roster = { cards: Card[]; merged: { id: string; into: string }[] };

/** Somebody else wrote this number first: read what was missed and decide again. */
export class SeqTaken extends Error {
  override name = 'SeqTaken';
}
/** Another meeting has this code: draw another. */
export class CodeTaken extends Error {
  override name = 'CodeTaken';
}

/** Where meetings are kept. A resolved promise means: on disk. */
export interface Store {
  createMeeting(door: Door): Promise<void>;
  meetingById(id: string): Promise<Door | null>;
  meetingByCode(code: string): Promise<Door | null>;
  /** Facts after `afterSeq`, in order; at most `limit`. */
  read(meetingId: string, afterSeq: number, limit?: number): Promise<Recorded[]>;
  /**
   * Appends that wait at the same time share one commit. Rejects with `SeqTaken` (also when a command in it has its
   * answer already: look there first when deciding again), or with whatever the disk says.
   */
  append(meetingId: string, append: Append): Promise<void>;
  answered(meetingId: string, personId: string, commandId: string): Promise<Answered | null>;
  roster(meetingId: string): Promise<Roster>;
  visits(meetingId: string): Promise<Visit[]>;
  /** Writes and reads back one row: resolves when the store can keep a promise again. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
