/** Not longer than a line of the meeting may be. */
const longestSection = 200;
/** The words of a heading as they are presented. */
export const sectionOf = (heading: string): string => heading.replace(/\s+/gu, ' ').trim().slice(0, longestSection);
/** By the letters: what the meeting cleans out of a line is none. */
export const isSection = (heading: string, section: string | null): boolean =>
  section !== null && lettersOf(sectionOf(heading)) === lettersOf(section);
const lettersOf = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
