import type { Likeness } from './likeness.ts';
import type { TranscriptHead, TranscriptTurn } from './words.ts';

/** A label of a draft: how often, how much, and who of the meeting may be meant by it, the likest first. */
export type ShownSpeaker = { label: string; turns: number; words: number; people: { id: string; name: string; why: Likeness }[] };
/** What the secretariat sees of a draft besides its turns. `seq`: the number of the fact up to which it is true; `unnamed`: turns of nobody. */
export type TranscriptShown = Omit<TranscriptHead, 'speakers'> & {
  seq: number;
  speakers: ShownSpeaker[];
  unnamed: Pick<ShownSpeaker, 'turns' | 'words'>;
};
export type TranscriptPage = { seq: number; turns: TranscriptTurn[] };
