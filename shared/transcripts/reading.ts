/** One turn as the file has it: who, as an index of `speakers` (null: the file names nobody), in paragraphs, from which line, and the time that stands there. */
export type ReadTurn = { speaker: number | null; paragraphs: string[]; line: number; time: string | null };
export const directionKinds = ['break', 'breakout', 'other'] as const;
/** What the captioner wrote about the meeting: `turn` turns had begun, and so many paragraphs (`after`) of the last of them were over. */
export type Direction = { kind: (typeof directionKinds)[number]; text: string; line: number; turn: number; after: number };
/** A line that was taken for words, or for nothing, and might be more. */
export type Doubt = { line: number; text: string };

/** A captioned transcript as it was understood. Names as they are spelled, in the order in which they first come. Lines count from 1. */
export type Reading = {
  title: string;
  /** What stands before the first turn, such as who made this and how far it can be relied upon. */
  preface: string[];
  speakers: string[];
  turns: ReadTurn[];
  directions: Direction[];
  doubts: Doubt[];
};

/** Why a file is no transcript. */
export const unreadables = ['empty', 'binary', 'too-long', 'no-speakers', 'too-many'] as const;
export type Unreadable = (typeof unreadables)[number];

/** The longest text that is read, in UTF-16 units: some ten hours of talk. */
export const longestTranscript = 1_000_000;
export const mostTurns = 5_000;
export const mostSpeakers = 500;
export const mostDoubts = 50;

/** Words are what stands between white space, as `wc -w` counts them, so that anybody can count again. */
export const wordsIn = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

/** How often each of the speakers spoke and how many words; the last is what nobody is named for. */
export function counted({ speakers, turns }: Pick<Reading, 'speakers' | 'turns'>): { turns: number; words: number }[] {
  const counts = [...speakers, null].map(() => ({ turns: 0, words: 0 }));
  for (const { speaker, paragraphs } of turns) {
    const count = counts[speaker ?? speakers.length]!;
    count.turns += 1;
    for (const paragraph of paragraphs) count.words += wordsIn(paragraph);
  }
  return counts;
}
