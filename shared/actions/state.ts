/** `dropped` was overtaken by what happened since. */
export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** What the meeting wrote down, under the number it has in the whole series. */
type Entry = {
  id: string;
  number: number;
  text: string;
  /** Who wrote it down; null of what was carried, for that was somebody of an earlier meeting. */
  by: string | null;
  /** When it was first written down, in ms; of what was carried, in the meeting it comes from. */
  at: number;
  /** The agenda item that was open then. */
  itemId: string | null;
  /** Taken back: it keeps its number, and nobody else gets it. */
  withdrawn: boolean;
} & OfLine;
/** The line of a document that it was written down from (N20). */
export type OfLine = { line?: string };
/** `due`: a day as `2026-05-31`, in the zone of the meeting. */
export type Task = OfLine & { text: string; ownerId: string | null; due: string | null };
export type Action = Entry &
  Task & { state: ActionState; settledAt: number | null; /** The title of the meeting it comes from. */ from: string | null };
export type Decision = Entry;

/** Actions and decisions in the order of their numbers, which go on through all meetings of a series (D1, N20). */
export type Actions = {
  actions: Action[];
  decisions: Decision[];
  /** The last number given, here or before. */
  numbered: { actions: number; decisions: number };
  /** The title of the meeting before this one in its series. */
  follows: string | null;
};
export const emptyActions: Actions = { actions: [], decisions: [], numbered: { actions: 0, decisions: 0 }, follows: null };

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An open action as the next meeting begins with it. */
export type Carried = Pick<Action, 'id' | 'number' | 'at' | 'text' | 'ownerId' | 'due'> & { from: string };
export type ActionsEvent =
  | { type: 'series-begun'; follows: string; actions: Carried[]; numbered: Actions['numbered'] }
  | { type: 'action-recorded'; actionId: string; number: number; action: Task; itemId: string | null }
  | { type: 'action-amended'; actionId: string; action: Partial<Task> }
  | { type: 'action-settled'; actionId: string; state: ActionState }
  | { type: 'action-dropped'; actionId: string }
  | { type: 'action-restored'; actionId: string }
  | { type: 'decision-recorded'; decisionId: string; number: number; text: string; itemId: string | null; line?: string }
  | { type: 'decision-amended'; decisionId: string; text: string }
  | { type: 'decision-dropped'; decisionId: string }
  | { type: 'decision-restored'; decisionId: string };
