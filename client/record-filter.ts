import { folded } from '../shared/folded.ts';
import { lineOf, lineOfSaid, type Line, type Speaking } from '../shared/record/lines.ts';
import { namedIn } from '../shared/record/attendance.ts';
import type { Entry } from '../shared/record/state.ts';
import type { CourseRow } from '../shared/transcripts/beside.ts';

/** What of the course somebody wants to read: words, one person, one item, all since a time (ms since 1970). Empty and null are all. */
export type Wanted = { words: string; personId: string; itemId: string; since: number | null };
export const everything: Wanted = { words: '', personId: '', itemId: '', since: null };

/** The rows that fit, in their order. What a transcript says belongs to the time and item of the entry it stands with. */
export function found(rows: readonly CourseRow[], wanted: Wanted, speaking: Speaking): CourseRow[] {
  const words = folded(wanted.words.trim());
  const there = new Set<string>();
  for (const row of rows) if ('entry' in row && isThere(row.entry, wanted)) there.add(row.entry.id);
  const isEverywhere = wanted.since === null && wanted.itemId === '';
  return rows.filter((row) => {
    const entryId = 'entry' in row ? row.entry.id : row.said.entryId;
    if (!isEverywhere && !(entryId !== null && there.has(entryId))) return false;
    if (wanted.personId !== '' && !peopleOf(row).includes(wanted.personId)) return false;
    return words === '' || textOf('entry' in row ? lineOf(row.entry, speaking) : lineOfSaid(row, speaking)).includes(words);
  });
}

const isThere = (entry: Entry, { itemId, since }: Wanted) =>
  (since === null || (entry.until ?? entry.at) >= since) && (itemId === '' || entry.itemId === itemId);

function peopleOf(row: CourseRow): string[] {
  if ('entry' in row) return namedIn(row.entry);
  return row.said.what === 'turn' && row.said.personId !== null ? [row.said.personId] : [];
}

const textOf = ({ head, quote, marks, lines }: Line): string => folded([head, quote ?? '', ...marks, ...lines].join(' '));
