import type { Audience } from './audience.ts';
import { plenary, type FloorId } from './floor-id.ts';
import { groupsOf } from './groups/seen.ts';
import type { Refusal } from './refusal.ts';
import type { RequestKind } from './queue/state.ts';

/** Long lists that are not state: they are read in pages, and their lines are numbered through the whole meeting. */
export const lanes = ['chat', 'captions'] as const;
export type Lane = (typeof lanes)[number];

/** What a line of the chat asks of the queue (N7): `q+` or a raised hand, or `q-`. Whose, and about what, is in the text of the line. */
export type ChatHand = { wants: 'join' | 'leave'; kind: RequestKind };
/** What the meeting says to such a line, as data: each screen has its own words. `people` are ids, in speaking order. */
export type ChatAnswer =
  | { said: 'queued'; personId: string; position: number }
  | { said: 'set-aside'; personId: string }
  | { said: 'withdrawn'; personId: string }
  | { said: 'offered' }
  | { said: 'taken-back' }
  | { said: 'queue'; people: string[]; waiting: number; speaking: string | null }
  | { said: 'several' }
  | { said: 'help' }
  | { said: 'refused'; because: Refusal; personId?: string };

/** `at` in ms since 1970; `by` a person, `meeting` where the meeting itself answers, or `captions`: a captioner's own software. Plain text. */
export type Line = {
  number: number;
  lane: Lane;
  floor: FloorId;
  at: number;
  by: string;
  text: string;
  /** `held`: waits for staff; `hidden`: its text is gone. */
  state: 'shown' | 'held' | 'hidden';
  lang?: string;
  hand?: ChatHand & { state: 'offered' | 'done' | 'dismissed' };
  answer?: ChatAnswer;
  /** The line that this one answers. */
  answers?: number;
  /** Of a caption: the turn in which it began, and who had the floor. */
  turnId?: string;
  speaker?: string;
};
/** A new line, without the time and the author that the server adds, or a change of one that is there. */
export type LineWrite =
  | { put: Omit<Line, 'at' | 'by'> & { by?: 'meeting' | 'captions' } }
  | { change: { number: number; state?: Line['state']; text?: string; hand?: NonNullable<Line['hand']> } };

/** A line as people may read it: staff read those that wait, nobody those that were hidden; a group's lines are its own. Null = not at all. */
export function lineFor(reader: Audience, line: Line): Line | null {
  if (reader === 'public' || (line.floor !== plenary && reader !== 'staff' && !groupsOf(reader).has(line.floor))) return null;
  return line.state === 'shown' || (line.state === 'held' && reader === 'staff') ? line : null;
}

/** Everybody a screen must be able to name to draw this line. */
export function peopleInLine({ by, answer, speaker }: Line): string[] {
  const author = [...(by === 'meeting' || by === 'captions' ? [] : [by]), ...(speaker === undefined ? [] : [speaker])];
  if (!answer) return author;
  if (answer.said === 'queue') return [...author, ...answer.people, ...(answer.speaking ? [answer.speaking] : [])];
  return 'personId' in answer && answer.personId ? [...author, answer.personId] : author;
}
