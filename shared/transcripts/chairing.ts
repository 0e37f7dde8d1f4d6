import { counted, type Reading } from './reading.ts';

/** Who seems to have chaired, and why it seems so: a guess, to be told as one. `times`: how often the floor was given, or turns. */
export type Chaired = { speaker: number; why: 'called-so' | 'gives-floor' | 'speaks-most'; times: number };

const called =
  /(?:^|[^\p{L}])(?:(?:co-?)?chair(?:man|woman|person)?|moderator|facilitator|presid(?:ent|ente|enta|ing officer))(?=$|[^\p{L}])|président|председатель|الرئيس|主席|主持人/iu;
/** Whether somebody is called by an office, not only by a name. */
export const isOffice = (label: string): boolean => called.test(label);
const giving =
  /\b(?:you have the floor|the floor is yours|(?:give|pass|hand)(?: over)?(?: the floor)? to|next (?:we have|speaker|is)|please go ahead|over to|la palabra|la parole)\b|слово предоставляется|الكلمة|发言/giu;

/** By what they are called, else by how often they gave the floor to others, else by how often they spoke; null where nobody stands out. */
export function whoChaired(reading: Reading): Chaired | null {
  const counts = counted(reading).slice(0, -1);
  const most = (times: readonly number[]) => times.indexOf(Math.max(...times));
  const bySay = reading.speakers.map((name, i) => (called.test(name) ? counts[i]!.turns : 0));
  if (Math.max(0, ...bySay) > 0) return { speaker: most(bySay), why: 'called-so', times: bySay[most(bySay)]! };
  const given = reading.speakers.map(() => 0);
  for (const { speaker, paragraphs } of reading.turns)
    if (speaker !== null) given[speaker]! += paragraphs.reduce((sum, text) => sum + (text.match(giving)?.length ?? 0), 0);
  if (Math.max(0, ...given) > 1) return { speaker: most(given), why: 'gives-floor', times: given[most(given)]! };
  const turns = counts.map((count) => count.turns);
  const first = most(turns);
  const isFirst = first >= 0 && turns.filter((times) => times === turns[first]).length === 1;
  return isFirst && turns.length > 1 ? { speaker: first, why: 'speaks-most', times: turns[first]! } : null;
}
