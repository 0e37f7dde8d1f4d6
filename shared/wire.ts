import { z } from 'zod/mini';
import type { Who } from './command.ts';
import type { Line } from './lanes.ts';
import type { Meeting, Recorded } from './meeting.ts';
import type { Attendance, Card } from './people.ts';
import type { Refusal } from './refusal.ts';

/** Grows when an old screen could misread a new server; both sides say theirs and a stranger is asked to reload. */
export const wireVersion = 2;
/** Largest message a person may send, in bytes. */
export const largestMessage = 64 * 1024;

// ── from the screen ────────────────────────────────────────────────────────────────────────────────────────────────

/** `auth` of the handshake; who it is comes from the session cookie. */
export const handshakeInput = z.object({
  meeting: z.string().check(z.maxLength(64)),
  view: z.optional(z.literal('public')),
  wire: z.optional(z.int()),
});
/** `after`: the last number this screen has, or null for everything anew; `as`: in which audience it got what it has, as it was told. */
export const joinInput = z.strictObject({
  after: z.nullable(z.int().check(z.minimum(0))),
  as: z.optional(z.string().check(z.maxLength(2000))),
});
/** `id` is made by the screen; the same id again gets the first answer. */
export const commandInput = z.strictObject({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  name: z.string().check(z.maxLength(64)),
  input: z.unknown(),
});
export type JoinInput = z.infer<typeof joinInput>;
export type CommandInput = z.infer<typeof commandInput>;

// ── to the screen ──────────────────────────────────────────────────────────────────────────────────────────────────

export type Answer = { ok: true; seq: number } | { ok: false; refusal: Refusal };
/** A snapshot, or the facts after `after` where the screen comes back into the same audience (`as`), with the cards of everybody in it. Times in ms since 1970, server clock. */
export type Joined = { seq: number; people: Card[]; me: Who; serverTime: number; as: string } & (
  { snapshot: Meeting } | { events: Recorded[] }
);
/**
 * Facts of one moment for one audience: `after` < their numbers ≤ `upTo`; a number that is missing was not for this audience. `as`:
 * that audience. `names: 'follow'`: the cards that these facts ask for come in a batch of their own, before any other.
 */
export type Batch = { after: number; upTo: number; events: Recorded[]; people: Card[]; as: string; names?: 'follow' };
/** Of a document and one of its rapporteurs: when the last words of theirs were on disk (null: none came), and whether they have it open. */
export type LastWords = { documentId: string; personId: string; at: number | null; isHere: boolean };
/** Counts of people connected, and who of those waiting or speaking is not. `words`: for staff, when it is known. */
export type Presence = { onSite: number; remote: number; away: string[]; words?: LastWords[] };
/** Supporters of each question, answers to each open poll (`counts`: how, for staff, where it is not secret) and to each message that is read back (`bySide`). */
export type Tally = {
  support: Record<string, number>;
  answers: Record<string, { answered: number; counts?: number[]; bySide?: Record<Attendance, number[]> }>;
  /** People in each group of the round that is offered or goes on. */
  groups: Record<string, number>;
};
/** Lines of the lanes as they are now, with the cards of their authors; `gone`: numbers of lines that are to be read no more. */
export type Lines = { lines: Line[]; gone: number[]; people: Card[] };
/**
 * Whether the secretary can write; a meeting that cannot be kept is read-only and says so. `isInJournal`, for staff: what was erased is
 * out of everything but the journal of the disk, which is tried again.
 */
export type Condition = { readOnly: boolean; isInJournal?: boolean };
/** `again`: come back by yourself after `afterMs`; the others are final. */
export type Bye = { why: 'again'; afterMs: number } | { why: 'no-such-meeting' | 'too-large' | 'malformed' | 'old-screen' };

export interface ScreenToServer {
  join(input: JoinInput, ack: (joined: Joined) => void): void;
  command(input: CommandInput, ack: (answer: Answer) => void): void;
  /** Round trip for the clock. */
  clock(ack: (serverTime: number) => void): void;
}
export interface ServerToScreen {
  events(batch: Batch): void;
  presence(presence: Presence): void;
  condition(condition: Condition): void;
  /** At most twice a second. */
  tally(tally: Tally): void;
  lines(lines: Lines): void;
  /** Seat or audience changed: join anew. */
  reseat(): void;
  bye(bye: Bye): void;
}
