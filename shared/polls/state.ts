import type { Meeting } from '../meeting.ts';
import type { Attendance } from '../people.ts';

/** A temperature check is a poll whose options are a scale. */
export const pollKinds = ['poll', 'temperature'] as const;
/** How many options a poll may have. */
export const fewestOptions = 2;
export const mostOptions = 12;
/** A secret poll that fewer have answered is counted for nobody before it is published (P2). */
export const fewestSecretAnswers = 5;

export type Written = {
  question: string;
  options: string[];
  secret: boolean;
  /** Whether several options may be chosen. */
  many: boolean;
  kind: (typeof pollKinds)[number];
};
/** One person's latest answer, with where they were when they gave it. Of a secret poll it is only kept that there is one (P2). */
export type Answer = { personId: string; attendance?: Attendance; options?: number[] };
/** How often each option was chosen by those who answered themselves; by side where that tells nobody's secret (P2). */
export type Counted = { counts: number[]; bySide: Record<Attendance, number[]> | null };
/** Hands that somebody counted in a room, for each option (P3). */
export type RoomCount = { room: string; counts: number[] };

export type Poll = Written & {
  id: string;
  phase: 'prepared' | 'open' | 'closed' | 'published';
  /** When it came that far, in ms. */
  since: number;
  /** Stands with the secretary; empty on every screen (N21). */
  answers: Answer[];
  /** For staff until it is published. */
  rooms: RoomCount[];
  /** How many answered, once it is closed. */
  answered: number | null;
  /** Once it is closed; for staff until it is published. */
  counted: Counted | null;
};
/** Polls and shows of hands, never binding (P1–P4). Those that were opened stand in the order of their opening, after it. */
export type Polls = { polls: Poll[] };
export const emptyPolls: Polls = { polls: [] };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type PollEvent =
  | { type: 'poll-prepared'; pollId: string; poll: Written }
  | { type: 'poll-amended'; pollId: string; poll: Partial<Written> }
  | { type: 'poll-dropped'; pollId: string }
  | { type: 'poll-opened'; pollId: string; poll: Written }
  | { type: 'poll-answered'; pollId: string; personId: string; attendance?: Attendance; options?: number[] }
  | { type: 'room-tallied'; pollId: string; room: string; counts: number[] }
  | { type: 'poll-closed'; pollId: string; answered: number; counted: Counted | null }
  | { type: 'poll-reopened'; pollId: string }
  | { type: 'poll-published'; pollId: string; counted: Counted; rooms: RoomCount[] };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const pollIn = ({ polls }: Pick<Meeting, 'polls'>, pollId: string) => polls.polls.find(({ id }) => id === pollId);
/** The one that everybody is looking at: the one opened last. */
export const newestOpen = ({ polls }: Polls) => polls.findLast(({ phase }) => phase === 'open') ?? null;
export const hasAnswered = ({ answers }: Poll, personId: string) => answers.some((answer) => answer.personId === personId);

/** Secret polls whose answers lie in a box that is still sealed. */
export const sealedPolls = ({ polls }: Polls): string[] =>
  polls.filter(({ secret, phase }) => secret && phase === 'open').map(({ id }) => id);

const none = (options: string[]) => options.map(() => 0);
/** How often each option was chosen in the answers of a named poll. */
export function countsOf({ options, answers }: Pick<Poll, 'options' | 'answers'>): number[] {
  const counts = none(options);
  for (const { options: chosen = [] } of answers) for (const option of chosen) counts[option]! += 1;
  return counts;
}
/** The hands of all rooms together. */
export const handsOf = ({ options, rooms }: Pick<Poll, 'options' | 'rooms'>): number[] =>
  options.map((_option, i) => rooms.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0));

/** Room names as people type them: the same whatever the case of the letters. */
export const isSameRoom = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
