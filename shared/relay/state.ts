import type { Who } from '../command.ts';
import type { FloorId } from '../floor-id.ts';
import { median } from '../median.ts';
import type { Meeting } from '../meeting.ts';
import { isStaff, type Person } from '../people.ts';

/** In order; the last four leave it: handed to the queue, joined with another, not read, or done. */
export const steps = ['new', 'accepted', 'taken', 'reading', 'read-out', 'answered', 'queued', 'merged', 'declined'] as const;
export type Step = (typeof steps)[number];

export const voices = ['read-aloud', 'own'] as const;
/** Read out by a moderator, or spoken by the asker when the queue comes to it (R3). */
export type Voice = (typeof voices)[number];

/** Who asked, as far as order and statistics need it. */
export type Author = { personId: string; attendance: Person['attendance']; standing: Person['standing'] };

/** What may be read of a question. `author` null: nobody knows, staff neither (R4). */
export type Words = {
  floor: FloorId;
  askedAt: number;
  text: string;
  author: Author | null;
  voice: Voice;
  /** The moderator who wrote it down for the author. */
  enteredBy: string | null;
};

/** `number` is the number of the fact that asked it: with it the asker's screen finds it again, whatever else is known of it. */
export type Question = Words & {
  id: string;
  number: number;
  step: Step;
  /** Asked in a moderated meeting and not accepted yet: its words are for staff. */
  held: boolean;
  /** The moderator who has it (R1). */
  takenBy: string | null;
  /** Its place in the queue, and the turn in which it is heard (R3). */
  requestId: string | null;
  turnId: string | null;
  mergedInto: string | null;
  reason: string;
  /** Time from being accepted on (R5), breaks not counted: `waitedMs`, and what has passed since `waitsSince`. */
  waitedMs: number;
  waitsSince: number | null;
  /** What the asker's screen alone knows the question by. No audience reads it. */
  receipt: string | null;
  /** Person ids. Screens are told counts. */
  supporters: string[];
};
/** A question whose words are not for this audience. */
export type Sealed =
  { id: string; number: number; step: Exclude<Step, 'merged'> } | { id: string; number: number; step: 'merged'; mergedInto: string };

/** Questions from people online, on their way into the room (R1–R5). `lags`: of the last ones read out, how long that took. */
export type Relay = { questions: (Question | Sealed)[]; lags: { questionId: string; ms: number }[] };
export const emptyRelay: Relay = { questions: [], lags: [] };

export type RelayEvent =
  | { type: 'question-asked'; question: ({ id: string; held: boolean; receipt?: string } & Omit<Words, 'askedAt'>) | { id: string } }
  | { type: 'question-supported'; questionId: string; personId: string }
  | { type: 'support-withdrawn'; questionId: string; personId: string }
  /** `words` for those who could not read it before. */
  | { type: 'question-accepted'; questionId: string; words?: Words }
  /** Without a reason for those who are not told it; they do not read the question any more either. */
  | { type: 'question-declined'; questionId: string; reason?: string }
  | { type: 'question-taken'; questionId: string }
  | { type: 'question-reading'; questionId: string }
  | { type: 'question-read-out'; questionId: string }
  | { type: 'question-answered'; questionId: string }
  | { type: 'questions-merged'; questionId: string; into: string }
  | { type: 'question-queued'; questionId: string; requestId: string; as: Voice }
  | { type: 'question-put-back'; questionId: string; to: Step; words?: Words };

// ── questions about questions ──────────────────────────────────────────────────────────────────────────────────────

export const isWhole = (question: Question | Sealed): question is Question => 'text' in question;
/** Whether its words are for staff only: not accepted yet, or declined. */
export const isVeiled = (question: Question | Sealed) => !isWhole(question) || question.held || question.step === 'declined';

export const questionIn = ({ questions }: Relay, id: string) => questions.find((question) => question.id === id);
const intoOf = (question: Question | Sealed) => (question.step === 'merged' && 'mergedInto' in question ? question.mergedInto : null);

/** Each question with those merged into it, looked up once for each list: it is asked for every question of it. */
type Joins = ReadonlyMap<string, { question: Question | Sealed; others: (Question | Sealed)[] }>;
const joins = new WeakMap<Relay['questions'], Joins>();
function joinsIn({ questions }: Relay): Joins {
  const known = joins.get(questions);
  if (known) return known;
  const found: Joins = new Map(questions.map((question) => [question.id, { question, others: [] }]));
  for (const question of questions) found.get(intoOf(question) ?? '')?.others.push(question);
  joins.set(questions, found);
  return found;
}

/** The question and all that were merged into it, however often (R2). */
export function joinedIn(relay: Relay, id: string): (Question | Sealed)[] {
  const all = joinsIn(relay);
  const first = all.get(id)?.question;
  const found = new Set(first ? [first] : []);
  for (const question of found) for (const one of all.get(question.id)?.others ?? []) found.add(one);
  return [...found];
}
/** The question that this one is read out with: itself, or the one it was merged into. */
export function headOf(relay: Relay, question: Question | Sealed): Question | Sealed {
  const seen = new Set([question.id]);
  let head = question;
  for (;;) {
    const into = intoOf(head);
    const next = into === null || seen.has(into) ? undefined : questionIn(relay, into);
    if (!next) return head;
    seen.add(next.id);
    head = next;
  }
}

/** Everybody who asked it, the first one first; whoever asked without a name is not among them. */
export const askersOf = (relay: Relay, id: string): string[] => [
  ...new Set(joinedIn(relay, id).flatMap((question) => (isWhole(question) && question.author ? [question.author.personId] : []))),
];
/** How many more asked it without a name, and were joined with it. */
export const unnamedIn = (relay: Relay, id: string): number =>
  joinedIn(relay, id).filter((question) => question.id !== id && isWhole(question) && question.author === null).length;
/** One of each person, and nobody who asked it (R2). */
export function supportersOf(relay: Relay, id: string): string[] {
  const askers = askersOf(relay, id);
  const all = joinedIn(relay, id).flatMap((question) => (isWhole(question) ? question.supporters : []));
  return [...new Set(all)].filter((personId) => !askers.includes(personId));
}

/** How long a question has waited to be read out by `now` (server time), in ms. */
export const waitedMsAt = ({ waitedMs, waitsSince }: Question, now: number) =>
  waitedMs + (waitsSince === null ? 0 : Math.max(0, now - waitsSince));

/** Half of the questions were read out sooner than this after they were accepted (R5), in ms; null before the first. */
export function medianLagMs({ lags }: Relay): number | null {
  const ms = median(lags.map((lag) => lag.ms));
  return ms === null ? null : Math.round(ms);
}

/** A question that this person reads. */
export function readBy(meeting: Meeting, who: Who, questionId: string): Question | null {
  const question = questionIn(meeting.relay, questionId);
  return question && isWhole(question) && (!isVeiled(question) || isStaff(meeting, who)) ? question : null;
}

/** Still on its way to the room: it can gather support, be joined with another, or be declined. */
export const isOpen = ({ step }: Question) => step === 'new' || step === 'accepted' || step === 'taken' || step === 'queued';
