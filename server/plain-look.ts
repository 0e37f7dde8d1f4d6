import type { Who } from '../shared/command.ts';
import type { FloorId } from '../shared/floor-id.ts';
import type { Line } from '../shared/lanes.ts';
import type { Meeting } from '../shared/meeting.ts';
import type { Card } from '../shared/people.ts';
import type { At } from './plain-address.ts';
import type { Tongue } from './words.ts';

/** What a person typed who asked for the floor and was refused. */
export type Typed = { kind: string; subject: string; readAloud: string };
export const nothingTyped: Typed = { kind: '', subject: '', readAloud: '' };

/** Everything a plain page is drawn from: the meeting as this person may see it, at one moment. */
export type Look = {
  meeting: Meeting;
  code: string;
  me: Who;
  /** The plenary, or the open group this person is in. */
  floor: FloorId;
  tongue: Tongue;
  /** ms since 1970. */
  now: number;
  cardOf: (personId: string) => Card | undefined;
  /** Short enough for a list, never empty. */
  nameOf: (personId: string) => string;
  /** The place in the queue from which on it is shown. */
  from: number;
  refresh: boolean;
  /** Whether this person was there and the evaluation is open. */
  mayAnswer: boolean;
  /** The captions before this line are shown, or null for the newest. */
  before: number | null;
  /** `lang`: the language that is read; empty where there are not several. */
  captions: { lines: Line[]; more: boolean; lang: string };
  /** This page again, as it is but for what is said. */
  address: (but: Partial<At>) => string;
  /** The id of a command that has not been sent yet: sent twice, it acts once. */
  newId: () => string;
};
