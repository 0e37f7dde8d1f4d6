import type { z } from 'zod/mini';
import type { Meeting, MeetingEvent } from './meeting.ts';
import type { Card, CardChange, Person } from './people.ts';
import type { Line, LineWrite } from './lanes.ts';
import type { Refusal } from './refusal.ts';
import type { TranscriptWrite } from './transcripts/words.ts';

/** Who acts, from the session, never from the message. A `person` acts, a kiosk enters people; a room screen and the public look on. */
export type Who = Person & { seat: 'person' | 'kiosk' | 'screen' | 'public' };

/** Stands under what is kept without a name; no person has this id. */
export const nobody = 'nobody';

/** One secret answer: by `ballot` it can be changed (P2). The box keeps no more than a hash of that; `words` are sealed beside it. */
export type Ballot = { pollId: string; ballot: string; options: number[]; words?: string };
/** The sealed box of a secret poll. Knows which ballots are in it and how the options were chosen, never whose they are. */
export type BallotBox = { has: (ballot: string) => boolean; counts: (options: number) => number[] };

/** What only the server knows: the time (ms since 1970, UTC), new ids, chance in [0, 1), and who is in the roster. */
export type Moment = {
  at: number;
  newId: () => string;
  draw: () => number;
  personOf: (personId: string) => Person | null;
  /** All ids of a person: theirs, and those of placeholders that turned out to be them. */
  idsOf: (personId: string) => string[];
  /** Whether the roster knows this id by a label only (Q10). */
  isPlaceholder: (personId: string) => boolean;
  /** Everybody in the roster who is called this, whatever the case of the letters. */
  named: (name: string) => Person[];
  /** Everybody in the roster, with what they said of themselves. */
  everybody: () => Card[];
  /** Whether somebody has a screen open now, or takes part without one. */
  isHere: (personId: string) => boolean;
  /** The number of a line that is about to be written. */
  newLine: () => number;
  /** A line of the last few hundred, or one that waits for staff, as it is kept; null when it is older or was never written. */
  line: (number: number) => Line | null;
  box: (pollId: string) => BallotBox;
  /** Whether somebody took part before that time (ms), with a screen or by the hand of another, and did not send apologies. */
  wasThere: (personId: string, before: number) => boolean;
  /** The words that answer this question of the evaluation, in no order, once nobody can answer any more. */
  wordsOn: (questionId: string) => { id: string; text: string }[];
  /** The version of a document that was kept for this and stands until it is decided; null where none was. */
  held: (documentId: string) => { version: number; hash: string } | null;
  /** The record as everybody inside reads it, up to the fact `upTo`: SHA-256 (hex) of the JSON of its entries; null where it was not read for this. */
  recordSum: () => RecordSum | null;
};
export type RecordSum = { upTo: number; hash: string };

/** One thing a person can do: what they send, whether they may, what is then true, and what the roster then says. */
export type CommandRule<Input> = {
  input: z.ZodMiniType<Input>;
  /** The answer a button shows and the server obeys. Needs nothing that a screen does not have. */
  policy: (meeting: Meeting, who: Who, input: Input) => Refusal | null;
  /** People of the roster the input names; unknown ones are refused before any event is made. */
  names?: (input: Input) => (string | undefined)[];
  /** Who must be a placeholder in the roster. */
  placeholder?: (input: Input) => string;
  /** A document in which nobody writes while this is decided, and of which a version is kept before. */
  holds?: (input: Input) => string;
  /** The record is read before this is decided. */
  sumsRecord?: true;
  /** What speaks against it that no screen can know. */
  guard?: (meeting: Meeting, who: Who, input: Input, moment: Moment) => Refusal | null;
  events: (meeting: Meeting, who: Who, input: Input, moment: Moment) => MeetingEvent[];
  /** What changes in the roster with these events, in the same breath. */
  cards?: (events: MeetingEvent[], input: Input, who: Who, meeting: Meeting, moment: Moment) => CardChange[];
  /** What is written into a lane with these events. */
  lines?: (events: MeetingEvent[], input: Input, who: Who, meeting: Meeting, moment: Moment) => LineWrite[];
  /** What is put into a sealed box with these events. */
  ballots?: (meeting: Meeting, who: Who, input: Input, moment: Moment) => Ballot[];
  /** What becomes of the words of a transcript with these events. */
  transcripts?: (input: Input) => TranscriptWrite[];
  /** Nobody is written down as having done this: not in the fact, not beside its answer (R4). */
  unsigned?: (input: Input) => boolean;
};

export const command = <Input>(rule: CommandRule<Input>) => rule;

/** The first refusal of several, or none. */
export const firstOf = (...refusals: (Refusal | null | false | undefined | '')[]): Refusal | null =>
  refusals.find((refusal): refusal is Refusal => Boolean(refusal)) ?? null;
