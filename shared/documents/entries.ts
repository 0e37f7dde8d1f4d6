import type { Meeting } from '../meeting.ts';

/** What a line of a document can be written down as. */
export const entryKinds = ['action', 'decision', 'message'] as const;
export type EntryKind = (typeof entryKinds)[number];
export type Entry = { kind: EntryKind; id: string; number: number; text: string; withdrawn: boolean };

/** What was written down of this line, under whatever number; a line is written down once (N20). */
export function entryOfLine({ actions, messages }: Pick<Meeting, 'actions' | 'messages'>, line: string): Entry | null {
  const isIt = (one: { line?: string }) => one.line === line;
  const [action, decision, message] = [actions.actions.find(isIt), actions.decisions.find(isIt), messages.list.find(isIt)];
  if (action) return { kind: 'action', ...entry(action) };
  if (decision) return { kind: 'decision', ...entry(decision) };
  return message ? { kind: 'message', ...entry(message) } : null;
}

type Numbered = { id: string; number: number; text: string; withdrawn?: boolean };
const entry = ({ id, number, text, withdrawn = false }: Numbered) => ({ id, number, text, withdrawn });
