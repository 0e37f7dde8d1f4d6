/** Letters with a stroke or joined letters, which no normalising takes apart. */
const plainLetters: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
};
const unplain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** A name as people look for it: without case, accents, other marks, widths and stretched letters. Two that are equal so are called the same. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\u0640'’.]/gu, '')
    .replace(unplain, (letter) => plainLetters[letter]!)
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();
