import type { CaptionStream } from '../shared/captions/stream.ts';
import type { Lane, Line } from '../shared/lanes.ts';
import type { Recorded } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { TranscriptHead, TranscriptTurn, TranscriptWrite } from '../shared/transcripts/words.ts';
import type { SealedBox } from './ballot-boxes.ts';
import type { BallotKeys } from './ballot-keys.ts';
import type { DocumentLog } from './documents/log.ts';
import type { VersionLog } from './documents/version-log.ts';
import type { Begun } from './erasing.ts';
import type { Journal } from './journal.sqlite.ts';
import type { WordsRow } from './evaluation-words.ts';
import type { LineChange } from './lane-tail.ts';

/** A meeting as the door knows it: the id is unguessable, the code is what people type. */
/** `follows`: the meeting before it in its series. */
export type Door = { id: string; code: string; createdAt: number; follows?: string | null };
/** Somebody came or went; `at` in ms since 1970. Presence is not history, attendance is. */
export type Visit = { personId: string; at: number; what: 'came' | 'left' };
/** The first answer to a command, kept beside its events so that a repeat gets the same one. */
export type Answered = { personId: string; commandId: string; seq: number };
/** What becomes true in one breath: all of it or nothing. Cards replace the card of the same id, boxes that of the same poll. */
export type Append = {
  recorded: Recorded[];
  answered: Answered[];
  cards: Card[];
  merged: { id: string; into: string }[];
  visits: Visit[];
  lines: Line[];
  lineChanges: LineChange[];
  boxes: SealedBox[];
  /** Each replaces that of the same link. */
  streams: CaptionStream[];
  /** Polls whose box is not needed any more. */
  emptied: string[];
  /** Each replaces that of the same name, after `wordsOut`: questions whose words go. */
  words: WordsRow[];
  wordsOut: string[];
  /** Facts that are there and from now on say this: without the words of somebody who is erased. Nothing of before stays readable. */
  rewritten: Recorded[];
  /** What is to be done in the documents after this. */
  begun: Begun[];
  /** Of whom all is done. */
  finished: string[];
  /** In this order. Nothing stays readable of words that were taken out. */
  transcripts: TranscriptWrite[];
};
/** A page of a lane, read backwards: at most `limit` lines that were written before number `before`, in order. */
export type LanePage = { lane: Lane; floor: string; before: number; limit: number };
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
  /** The same as the JSON of an array in UTF-8, for whoever reads it in another process. */
  readJson(meetingId: string, afterSeq: number, limit: number): Promise<Uint8Array>;
  /**
   * Appends that wait at the same time share one commit. Rejects with `SeqTaken` (also when a command in it has its
   * answer already: look there first when deciding again; and when a line has its number or a box its version), or
   * with whatever the disk says.
   */
  append(meetingId: string, append: Append): Promise<void>;
  answered(meetingId: string, personId: string, commandId: string): Promise<Answered | null>;
  roster(meetingId: string): Promise<Roster>;
  visits(meetingId: string): Promise<Visit[]>;
  /** Lines that are not hidden. */
  lines(meetingId: string, page: LanePage): Promise<Line[]>;
  /** The last lines of all lanes, in order, hidden ones without their text. */
  lastLines(meetingId: string, limit: number): Promise<Line[]>;
  line(meetingId: string, number: number): Promise<Line | null>;
  /** Numbers of the lines of the chat that one of these wrote. */
  linesBy(meetingId: string, personIds: readonly string[]): Promise<number[]>;
  /** What was begun by erasing somebody and is not finished. */
  erasings(meetingId: string): Promise<Begun[]>;
  /** Where there is any of it. */
  erasingMeetings(): string[];
  boxes(meetingId: string): Promise<SealedBox[]>;
  captionStreams(meetingId: string): Promise<CaptionStream[]>;
  transcriptHead(meetingId: string, transcriptId: string): Promise<TranscriptHead | null>;
  /** Turns after number `after`, in order; at most `limit`. */
  transcriptTurns(meetingId: string, transcriptId: string, after: number, limit: number): Promise<TranscriptTurn[]>;
  /** Answers in words to its evaluation, by their names, which are of chance. */
  words(meetingId: string): Promise<WordsRow[]>;
  readonly ballotKeys: BallotKeys;
  /** Told at most one listener, which whoever opens the store brings. */
  readonly journal: Journal;
  readonly documents: DocumentLog;
  readonly versions: VersionLog;
  /** Writes and reads back one row: resolves when the store can keep a promise again. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
