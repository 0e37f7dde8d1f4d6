import { firstOf } from '../command.ts';
import { graphemesIn } from '../graphemes.ts';
import type { Refusal } from '../refusal.ts';

// ── state ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A place in a document as its editors say it (Yjs): beside a letter that has this number for ever, or the end of what holds letters. */
type Numbered = { client: number; clock: number };
export type Place = {
  type?: Numbered | undefined;
  tname?: string | undefined;
  item?: Numbered | undefined;
  assoc?: number | undefined;
};
/** Follows its words wherever they go. Whether they are still there only whoever has the text can say. */
export type Anchor = { start: Place; end: Place };

/** Something that was said, as plain text; `at` and `amendedAt` in ms since 1970. */
export type Entry = { id: string; by: string; at: number; text: string; amendedAt: number | null };
/**
 * `accepted`: `claim` says which acceptance this is, and `since` with which it began. Whoever's claim it is puts the words into the
 * text; that they are in it stands in the document itself, written in the same breath as the words.
 */
export type ThreadState =
  | { is: 'open' }
  | { is: 'settled'; by: string; at: number }
  | { is: 'declined'; by: string; at: number; reason: string }
  | { is: 'accepted'; by: string; at: number; claim: number; since: number };
/** A passage and what is said of it. The first entry is the comment, or the words that are suggested in place of the quoted ones. */
export type Thread = {
  number: number;
  kind: 'comment' | 'suggestion';
  anchor: Anchor;
  /** The passage as it read then. */
  quote: string;
  entries: readonly [Entry, ...Entry[]];
  state: ThreadState;
  /** How often it was accepted. */
  claims: number;
};
/** What stands beside a document. Numbers are not given twice, so `last` is kept when a thread is gone. */
export type Margin = { last: number; threads: ReadonlyMap<number, Thread> };
export const emptyMargin: Margin = { last: 0, threads: new Map() };

export const mostOpen = 300;
/** Open at once, of one person who does not write. */
export const mostOpenOfOne = 20;
export const mostEntries = 50;
/** Graphemes of what is said, and of what is suggested or quoted. */
export const longestRemark = 1000;
export const longestPassage = 2000;

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The thread as it is from now on; null: nobody has said it. */
export type MarginChange = { number: number; thread: Thread | null };

// ── questions ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const isOpen = ({ state }: Thread): boolean => state.is === 'open';
export const openerOf = ({ entries }: Thread): string => entries[0].by;
const openIn = ({ threads }: Margin) => [...threads.values()].filter(isOpen);
const isRemark = (text: string) => text !== '' && graphemesIn(text, longestRemark) <= longestRemark;
/** Somebody else has said something after it: it stays as it was answered. */
const isAnswered = ({ entries }: Thread, entry: Entry) => entries.slice(entries.indexOf(entry) + 1).some(({ by }) => by !== entry.by);

/** Under which names the document itself says that a suggestion is in it: once for each acceptance, if more than one person did it. */
export function marksOf({ number, state }: Thread): string[] {
  if (state.is !== 'accepted') return [];
  return Array.from({ length: state.claim - state.since + 1 }, (_, i) => markOf(number, state.since + i));
}
export const markOf = (number: number, claim: number): string => `${number}.${claim}`;

// ── commands ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Who acts; whoever reads the document may say something of it, and `writes` says whether they may write in it, too. */
export type Hand = { id: string; writes: boolean };
type Begun = { anchor: Anchor; quote: string; text: string };
export type MarginCommand =
  | { name: 'comment'; input: Begun }
  | { name: 'suggest'; input: Begun }
  | { name: 'reply'; input: { thread: number; text: string } }
  | { name: 'amend'; input: { thread: number; entryId: string; text: string } }
  | { name: 'settle' | 'reopen' | 'withdraw'; input: { thread: number } }
  | { name: 'decline'; input: { thread: number; reason?: string | undefined } }
  /** `claimISaw`: 0 for one that is open, otherwise whose acceptance is taken over because its words did not come into the text. */
  | { name: 'accept'; input: { thread: number; claimISaw: number } };

/** Why this may not be done now; the button asks it as the server does (N27). */
export function marginRefusal(margin: Margin, hand: Hand, command: MarginCommand): Refusal | null {
  if (command.name === 'suggest') return mayBegin(margin, hand);
  if (command.name === 'comment') return firstOf(mayBegin(margin, hand), !isRemark(command.input.text) && 'bad-input');
  const thread = margin.threads.get(command.input.thread);
  if (!thread) return 'no-such-thread';
  const isMine = openerOf(thread) === hand.id;
  const open = isOpen(thread) ? null : 'thread-closed';
  const mine = isMine || hand.writes ? null : 'not-yours';
  const writes = hand.writes ? null : 'writers-only';
  switch (command.name) {
    case 'reply':
      return firstOf(open, mine, thread.entries.length >= mostEntries && 'margin-full', !isRemark(command.input.text) && 'bad-input');
    case 'amend': {
      const entry = thread.entries.find(({ id }) => id === command.input.entryId);
      if (!entry) return 'no-such-thread';
      const isWording = thread.kind === 'suggestion' && entry === thread.entries[0];
      const fits = isWording || isRemark(command.input.text);
      return firstOf(entry.by !== hand.id && 'not-yours', open, isAnswered(thread, entry) && 'thread-answered', !fits && 'bad-input');
    }
    case 'settle':
      return firstOf(open, mine);
    case 'withdraw':
      return firstOf(!isMine && 'not-yours', open, isAnswered(thread, thread.entries[0]) && 'thread-answered');
    case 'reopen':
      return firstOf(isOpen(thread) && 'thread-open', thread.state.is === 'settled' ? mine : writes, mayBegin(margin, hand));
    case 'decline':
      return firstOf(writes, thread.kind === 'comment' && 'not-a-suggestion', open);
    case 'accept':
      return firstOf(writes, thread.kind === 'comment' && 'not-a-suggestion', mayClaim(thread, command.input.claimISaw));
  }
}

/** Of two who accept at once one hears yes, and that one writes the words into the text. */
function mayClaim({ state }: Thread, claimISaw: number): Refusal | null {
  if (state.is === 'accepted') return state.claim === claimISaw ? null : 'suggestion-taken';
  return state.is === 'open' ? null : 'thread-closed';
}

function mayBegin(margin: Margin, { id, writes }: Hand): Refusal | null {
  const open = openIn(margin);
  if (open.length >= mostOpen) return 'margin-full';
  return !writes && open.filter((thread) => openerOf(thread) === id).length >= mostOpenOfOne ? 'threads-enough' : null;
}

/** What is then so, of a command that is not refused. */
export function marginChange(margin: Margin, { id: by }: Hand, command: MarginCommand, at: number): MarginChange {
  const entry = (number: number, place: number, text: string): Entry => ({ id: `${number}.${place}`, by, at, text, amendedAt: null });
  if (command.name === 'comment' || command.name === 'suggest') {
    const number = margin.last + 1;
    const { anchor, quote, text } = command.input;
    const kind = command.name === 'comment' ? 'comment' : 'suggestion';
    return { number, thread: { number, kind, anchor, quote, entries: [entry(number, 1, text)], state: { is: 'open' }, claims: 0 } };
  }
  const { thread: number } = command.input;
  const thread = margin.threads.get(number)!;
  const become = (change: Partial<Thread>): MarginChange => ({ number, thread: { ...thread, ...change } });
  switch (command.name) {
    case 'reply':
      return become({ entries: [...thread.entries, entry(number, thread.entries.length + 1, command.input.text)] });
    case 'amend': {
      const { entryId, text } = command.input;
      const amended = (one: Entry): Entry => (one.id === entryId ? { ...one, text, amendedAt: at } : one);
      const [first, ...others] = thread.entries;
      return become({ entries: [amended(first), ...others.map(amended)] });
    }
    case 'settle':
      return become({ state: { is: 'settled', by, at } });
    case 'reopen':
      return become({ state: { is: 'open' } });
    case 'withdraw':
      return { number, thread: null };
    case 'decline':
      return become({ state: { is: 'declined', by, at, reason: command.input.reason ?? '' } });
    case 'accept': {
      const claim = thread.claims + 1;
      const since = thread.state.is === 'accepted' ? thread.state.since : claim;
      return become({ state: { is: 'accepted', by, at, claim, since }, claims: claim });
    }
  }
}

// ── reducer ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function reduceMargin({ last, threads }: Margin, { number, thread }: MarginChange): Margin {
  const now = new Map(threads);
  if (thread) now.set(number, thread);
  else now.delete(number);
  return { last: Math.max(last, number), threads: now };
}
