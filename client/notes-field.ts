import type { Edit } from '../shared/notes/edit.ts';
import { placeAfter } from '../shared/notes/edits.ts';
import { scrollerOf } from './staying-below.ts';

/** A last line that is empty has its height too. */
export const mirrored = (text: string): string => `${text}\u200b`;

/**
 * Draws a text that others have changed. The caret and what is selected stay at the same letters, and the line that somebody
 * writes in stays where it is on the screen, also when lines come in above it.
 */
export function drawIn(field: HTMLTextAreaElement, mirror: HTMLElement, text: string, shown: Edit): void {
  const { selectionStart, selectionEnd, selectionDirection } = field;
  const isWritten = field.ownerDocument.activeElement === field;
  const before = isWritten ? lineAt(mirror, selectionEnd) : 0;
  field.value = text;
  mirror.textContent = mirrored(text);
  const [start, end] = [placeAfter(selectionStart, shown), placeAfter(selectionEnd, shown)];
  // Set in a field that nobody is in, some browsers would go there.
  if (!isWritten) return;
  field.setSelectionRange(start, end, selectionDirection);
  const by = lineAt(mirror, end) - before;
  if (by !== 0) scrollerOf(field).scrollTop += by;
}

/** Where the line with this letter is on the screen, in px; the mirror says it, the field cannot. */
function lineAt(mirror: HTMLElement, place: number): number {
  const words = mirror.firstChild;
  if (!words) return 0;
  const range = mirror.ownerDocument.createRange();
  range.setStart(words, Math.min(place, words.textContent!.length - 1));
  range.setEnd(words, Math.min(place, words.textContent!.length - 1) + 1);
  return range.getBoundingClientRect().top;
}
