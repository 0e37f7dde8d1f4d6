import type { Line } from '../lanes.ts';
import type { OfferedHand } from './state.ts';
import { typed } from './typed.ts';

/** Who is to be entered (null: whoever wrote the line), and about what. */
export type HandWords = { name: string | null; subject?: string };

/** What a hand is about, read from its line; null where the line is hidden or not known here. */
export function wordsOf({ nth }: Pick<OfferedHand, 'nth'>, line: Line | null | undefined): HandWords | null {
  const asked = line && line.state !== 'hidden' ? typed(line.text) : null;
  if (!asked || !('names' in asked)) return null;
  const name = nth === null ? null : asked.names[nth];
  if (name === undefined) return null;
  return { name, ...('subject' in asked && asked.subject !== undefined && { subject: asked.subject }) };
}
