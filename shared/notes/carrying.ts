import type { Refusal } from '../refusal.ts';
import { applied, insertedBy, reachOf, type Edit } from './edit.ts';
import { carriedOver } from './edits.ts';
import { isHeard, longestText, type Notes, type Writer } from './state.ts';

/** An edit as a screen sent it: for the text of that version. */
export type Sent = { version: number; writer: Writer; edit: Edit; by: string };

/** The edit as it applies to the text as it is now, or why it does not; nothing where it was applied before. */
export function carried(notes: Notes, { version, writer, edit, by }: Sent): { edit: Edit } | { refusal: Refusal } | 'heard-before' {
  if (notes.writers.some((one) => one.id === writer.id && one.by !== by)) return { refusal: 'bad-input' };
  if (isHeard(notes, writer)) return 'heard-before';
  const since = notes.recent.filter((one) => one.version > version);
  if (since.length !== notes.version - version) return { refusal: 'notes-moved-on' };
  const now = since.reduce((mine, one) => carriedOver(mine, one.edit, 'other-first'), edit);
  if (reachOf(now) > notes.text.length) return { refusal: 'bad-input' };
  const after = applied(notes.text, now);
  if (hasHalfLetters(after)) return { refusal: 'bad-input' };
  return after.length > longestText && insertedBy(now) !== '' ? { refusal: 'notes-full' } : { edit: now };
}

/** A letter of two units that was cut in two. */
const hasHalfLetters = (text: string): boolean => /\p{Cs}/u.test(text);
