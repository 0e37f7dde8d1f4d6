import type { z } from 'zod/mini';
import type { Meeting, MeetingEvent } from './meeting.ts';
import type { CardChange, Person } from './people.ts';
import type { Refusal } from './refusal.ts';

/** Who acts, from the session, never from the message. Only a `person` acts; a room screen and the public look on. */
export type Who = Person & { seat: 'person' | 'screen' | 'public' };

/** What only the server knows: the time (ms since 1970, UTC), new ids, chance in [0, 1), and who is in the roster. */
export type Moment = {
  at: number;
  newId: () => string;
  draw: () => number;
  personOf: (personId: string) => Person | null;
  /** Whether the roster knows this id by a label only (Q10). */
  isPlaceholder: (personId: string) => boolean;
};

/** One thing a person can do: what they send, whether they may, what is then true, and what the roster then says. */
export type CommandRule<Input> = {
  input: z.ZodMiniType<Input>;
  /** The answer a button shows and the server obeys. Needs nothing that a screen does not have. */
  policy: (meeting: Meeting, who: Who, input: Input) => Refusal | null;
  /** People of the roster the input names; unknown ones are refused before any event is made. */
  names?: (input: Input) => (string | undefined)[];
  /** Who must be a placeholder in the roster. */
  placeholder?: (input: Input) => string;
  events: (meeting: Meeting, who: Who, input: Input, moment: Moment) => MeetingEvent[];
  /** What changes in the roster with these events, in the same breath. */
  cards?: (events: MeetingEvent[], input: Input, who: Who) => CardChange[];
};

export const command = <Input>(rule: CommandRule<Input>) => rule;

/** The first refusal of several, or none. */
export const firstOf = (...refusals: (Refusal | null | false | undefined | '')[]): Refusal | null =>
  refusals.find((refusal): refusal is Refusal => Boolean(refusal)) ?? null;
