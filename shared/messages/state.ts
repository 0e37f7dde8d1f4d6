import type { OfLine } from '../actions/state.ts';
import type { Meeting } from '../meeting.ts';
import type { Attendance } from '../people.ts';
import type { RoomCount } from '../polls/state.ts';

/** In this order wherever they are counted. */
export const stances = ['support', 'live-with', 'object'] as const;
export type Stance = (typeof stances)[number];
export const settlements = ['agreed', 'noted', 'draft'] as const;
/** `noted`: agreed with the objections noted; `draft`: sent back (M3). */
export type Settlement = (typeof settlements)[number];

/** A message as it is drafted (M1): what is read back, whom it answers and addresses, and what follows from it. */
export type Written = {
  text: string;
  policyQuestion: string;
  audience: string;
  wayForward: string;
  /** Under which it stands beside the messages of other sessions (N29). */
  theme: string;
};
/** One person's latest answer, with where they were when they gave it; stands with the secretary, empty on every screen. */
export type Answer = { personId: string; attendance: Attendance; stance: Stance; comment: string };
/** How often each stance was taken by those who answered themselves. */
export type Counts = Record<Attendance, number[]>;
/** One reading of one wording (M2). */
export type ReadBack = {
  wording: Written;
  /** SHA-256 of the wording, in hex. */
  hash: string;
  startedAt: number;
  /** Null while answers are heard. */
  endedAt: number | null;
  /** Hands counted in a room, for each stance. They are the room's, so they count as on-site. */
  rooms: RoomCount[];
  /** Once it has ended. */
  counts: Counts | null;
  /** The words of those who objected, without names, once it has ended. */
  objections: string[];
};
/** `reading`: its wording is frozen and answers are heard; `read`: they are counted, and it is to be settled. */
export type Phase = 'draft' | 'reading' | 'read' | 'agreed' | 'noted';
export type Message = Written & OfLine & { id: string; number: number; phase: Phase; readBacks: ReadBack[]; answers: Answer[] };

/** The settled messages as they were frozen, or the reason why they are open again (M4). */
export type Version = {
  version: number;
  hash: string;
  messages: Frozen[];
  at: number;
  by: string;
  unfrozen: { at: number; by: string; reason: string } | null;
};
export type Erratum = { number: number; how: 'added' | 'changed' | 'withdrawn' };
export type Frozen = { messageId: string; number: number; as: 'agreed' | 'noted'; hash: string };
/**
 * What the session agrees on (M1–M4), in the order of drafting. Drafts are read by everybody inside, as notes are: a rapporteur
 * need not be staff, so there is no audience that is those who draft and nobody else, and a screen that showed them to some would
 * have to hide them from the very people who write them. The page that drafts them says so. The public reads none.
 */
export type Messages = {
  list: Message[];
  /** How many were ever drafted: numbers are not used twice. */
  made: number;
  versions: Version[];
};
export const emptyMessages: Messages = { list: [], made: 0, versions: [] };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type MessagesEvent =
  | { type: 'message-drafted'; messageId: string; number: number; message: Written & OfLine }
  | { type: 'message-amended'; messageId: string; message: Partial<Written> }
  | { type: 'message-dropped'; messageId: string }
  | { type: 'read-back-started'; messages: { messageId: string; wording: Written; hash: string }[] }
  | { type: 'message-answered'; messageId: string; personId: string; attendance: Attendance; stance: Stance; comment: string }
  | { type: 'read-back-tallied'; messageId: string; room: string; counts: number[] }
  | { type: 'read-back-ended'; messages: { messageId: string; counts: Counts; objections: string[] }[] }
  | { type: 'message-settled'; messageId: string; as: Settlement }
  | { type: 'report-frozen'; version: number; hash: string; messages: Frozen[] }
  | { type: 'report-unfrozen'; reason: string };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const messageIn = ({ messages }: Pick<Meeting, 'messages'>, messageId: string) => messages.list.find(({ id }) => id === messageId);
export const beingReadBack = ({ list }: Messages): Message[] => list.filter(({ phase }) => phase === 'reading');
/** The last reading of a message, of its present wording unless that is a draft again. */
export const lastReadBack = ({ readBacks }: Message): ReadBack | null => readBacks.at(-1) ?? null;
export const isSettled = ({ phase }: Message): boolean => phase === 'agreed' || phase === 'noted';
export const isFrozen = ({ versions }: Messages): boolean => versions.length > 0 && versions.at(-1)!.unfrozen === null;
