import type { Question } from '../evaluation/state.ts';
import type { FloorId } from '../floor-id.ts';
import type { Freeze } from '../documents/state.ts';
import type { ReadBack, Settlement } from '../messages/state.ts';
import type { Attendance, Standing } from '../people.ts';
import type { Counted, RoomCount } from '../polls/state.ts';
import type { RequestKind } from '../queue/state.ts';
import type { ReportText } from '../reports/state.ts';
import type { Step } from '../relay/state.ts';

/** By which way somebody was heard: their own voice in the room or online, or a moderator who read their words out. */
export const channels = ['room', 'online', 'read-out'] as const;
export type Channel = (typeof channels)[number];

/** Who asked for the floor, when and how; `enteredBy`: the hand of another, who entered it for them. */
export type Wish = {
  personId: string;
  attendance: Attendance;
  standing: Standing;
  kind: RequestKind;
  subject: string | null;
  askedAt: number | null;
  enteredBy: string | null;
};
/** What became of a wish that never had the floor; `joined`: with an earlier one; `waiting`: nobody said what is to become of it. */
export const outcomes = ['withdrawn', 'joined', 'stored', 'cleared', 'set-aside', 'waiting'] as const;
export type Outcome = (typeof outcomes)[number];

/** What was asked when the meeting closed, and what came of it; `counts` null where too few answered, `words` until they are published (N32). */
export type Asked = Question & { answered: number | null; counts: number[] | null; words: string[] | null; leftOut: number };

export type ReadMessage = Pick<ReadBack, 'counts' | 'rooms' | 'objections'> & { messageId: string; number: number; text: string };

/** `people`: whoever was in it, for those who may know. */
export type GroupTold = { id: FloorId; number: number; title: string; people: string[] };

/** What an entry tells. Texts as they stood last; `personId` as the roster knows them now. Seconds are running time of the clock. */
export type Told =
  | { what: 'opened' }
  | { what: 'closed' }
  /** No captions were taken down. */
  | { what: 'off-record' }
  | { what: 'item'; title: string; plannedMinutes: number | null; conclusion: string | null }
  | { what: 'break'; kind: 'beginning' | 'break'; plannedUntil: number }
  | { what: 'presented'; documentId: string; section: string | null }
  /** `order`: the how-many-th turn of its floor. */
  | ({
      what: 'turn';
      order: number;
      channel: Channel;
      seconds: number | null;
      how: 'called' | 'out-of-order' | 'interrupting' | 'last-word' | 'report';
    } & Wish)
  | ({ what: 'request'; outcome: Outcome } & Wish)
  /** Without words where they are not for this reader, and without an author where nobody knows one. */
  | { what: 'question'; text: string | null; personId: string | null; enteredBy: string | null; step: Step; readOutAt: number | null }
  /** Counted only once it was published. */
  | {
      what: 'poll';
      question: string;
      options: string[];
      secret: boolean;
      answered: number | null;
      counted: Counted | null;
      rooms: RoomCount[];
    }
  | { what: 'round'; title: string; groups: GroupTold[] }
  | ({
      what: 'report';
      groupId: FloorId;
      number: number;
      title: string;
      personId: string | null;
      outcome: 'called' | 'skipped';
    } & ReportText)
  | { what: 'message'; messageId: string; number: number; text: string; as: Settlement | 'withdrawn' | null }
  /** `counts` by side, in the order of the stances, of those who answered themselves; `rooms`: hands that were counted. */
  | { what: 'read-back'; messages: ReadMessage[] }
  | { what: 'decision'; number: number; text: string; withdrawn: boolean }
  | {
      what: 'action';
      number: number;
      text: string;
      personId: string | null;
      due: string | null;
      state: 'open' | 'done' | 'dropped';
      withdrawn: boolean;
      /** The title of the meeting it comes from. */
      from: string | null;
    }
  | ({ what: 'frozen'; documentId: string | null } & Pick<Freeze, 'version' | 'hash'>)
  | { what: 'unfrozen'; documentId: string | null; reason: string }
  /** What is wrong in the entry of this anchor; null: in the record as a whole. */
  | { what: 'erratum'; erratumId: string; entryId: string | null; text: string; withdrawn: boolean }
  /** Closed with its `until`; `answered` of those `attended`, null where too few did. */
  | { what: 'evaluation'; attended: number; answered: number | null; questions: Asked[] };

export const alsoKinds = [
  'settings',
  'people',
  'agenda',
  'queue',
  'questions',
  'polls',
  'chat',
  'captions',
  'groups',
  'outcome',
  'versions',
  'transcripts',
  'evaluation',
] as const;
export type AlsoKind = (typeof alsoKinds)[number];

/** One thing that happened. `id` is the anchor under which it is found for good; `facts` are the numbers of all that it rests on. Times in ms since 1970. */
export type Entry = {
  id: string;
  at: number;
  until: number | null;
  floor: FloorId;
  itemId: string | null;
  by: string;
  facts: number[];
} & Told;
export type EntryOf<What extends Told['what']> = Extract<Entry, { what: What }>;

/** All that was noted of a meeting, as one audience may know it: a fold over its facts, and there is no other source (N31). */
export type MeetingRecord = {
  entries: Entry[];
  /** What is of no weight by itself: the numbers of these facts, by what they are about. */
  also: Record<AlsoKind, number[]>;
};
