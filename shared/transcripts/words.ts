import type { Chaired } from './chairing.ts';
import { alikeAmong, type Alike } from './likeness.ts';
import { wordsIn, type Direction, type Doubt, type Reading } from './reading.ts';
import type { Whose } from './state.ts';

/** What a file has besides its turns, as it was understood. */
export type TranscriptHead = Pick<Reading, 'preface' | 'speakers'> & {
  directions: Direction[];
  doubts: Doubt[];
  chaired: Chaired | null;
  alike: Alike[];
};
/** A turn with its words. `number` counts from 1; `line` of the file, `time` as it stands there. */
export type TranscriptTurn = { number: number; whose: Whose; paragraphs: string[]; line: number; time: string | null };
/** The words of a transcript: they lie beside the facts, so that they can be put right and can go. */
export type TranscriptWords = { head: TranscriptHead; turns: TranscriptTurn[] };

/** What becomes of the words of a transcript in one commit with the facts that tell of it. */
export type TranscriptWrite = { transcriptId: string } & (
  | { put: TranscriptWords }
  | { head: TranscriptHead }
  | { turn: number; paragraphs: string[] }
  | { turn: number; whose: Whose }
  | { remove: true }
);

export const wordsOf = ({ preface, speakers, turns, directions, doubts }: Reading, chaired: Chaired | null): TranscriptWords => ({
  head: { preface, speakers, directions, doubts, chaired, alike: alikeAmong(speakers) },
  turns: turns.map(({ speaker, ...turn }, i) => ({ number: i + 1, whose: speaker === null ? null : { speaker }, ...turn })),
});

/** The words after this write; null where there are none. */
export function written(words: TranscriptWords | null, write: TranscriptWrite): TranscriptWords | null {
  if ('put' in write) return write.put;
  if (words === null || 'remove' in write) return null;
  if ('head' in write) return { ...words, head: write.head };
  const { transcriptId: _id, turn, ...change } = write;
  return { ...words, turns: words.turns.map((one) => (one.number === turn ? { ...one, ...change } : one)) };
}

/** How many turns each label has now, and how many words, in the order of the labels; the last is what nobody is named for. */
export function countsOf({ head, turns }: TranscriptWords): { turns: number; words: number }[] {
  const counts = [...head.speakers, null].map(() => ({ turns: 0, words: 0 }));
  for (const { whose, paragraphs } of turns) {
    if (whose && 'personId' in whose) continue;
    const count = counts[whose?.speaker ?? head.speakers.length]!;
    count.turns += 1;
    for (const paragraph of paragraphs) count.words += wordsIn(paragraph);
  }
  return counts;
}
