import { folded } from '../shared/folded.ts';
import { lineOf, type Speaking } from '../shared/record/lines.ts';
import { namedIn } from '../shared/record/attendance.ts';
import type { Entry } from '../shared/record/state.ts';

/** What of the course somebody wants to read: words, one person, one item, all since a time (ms since 1970). Empty and null are all. */
export type Wanted = { words: string; personId: string; itemId: string; since: number | null };
export const everything: Wanted = { words: '', personId: '', itemId: '', since: null };

/** The entries that fit, in their order. */
export function found(entries: readonly Entry[], { words, personId, itemId, since }: Wanted, speaking: Speaking): Entry[] {
  const wanted = folded(words.trim());
  return entries.filter(
    (entry) =>
      (since === null || (entry.until ?? entry.at) >= since) &&
      (itemId === '' || entry.itemId === itemId) &&
      (personId === '' || namedIn(entry).includes(personId)) &&
      (wanted === '' || textOf(entry, speaking).includes(wanted)),
  );
}

function textOf(entry: Entry, speaking: Speaking): string {
  const { head, quote, marks, lines } = lineOf(entry, speaking);
  return folded([head, quote ?? '', ...marks, ...lines].join(' '));
}
