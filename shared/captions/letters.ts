import { cleanLine } from '../text.ts';

/** A line of a stream as it came: `raw` has every letter, so that each backspace takes away what its sender thinks it does. */
export type OpenLine = { number: number | null; raw: string };

/** About so many characters on a line, ended between words; where there are no words, at the second. */
const enough = 100;
const far = 120;
/** However many marks stand on one letter. */
const most = 400;
/** A sentence ends a line that is long enough to be one: `Mr.` is not. */
const sentence = 20;
/** How far back a backspace reaches: lines, and letters in all. */
const reach = { lines: 20, letters: 2000 };

/** Parts captions that came whole; no backspace counts it, since nobody sent it. */
const seam = '\u001f';
const backspace = '\b';
const space = /[\s\u001f]/u;
const closing = /["'”’»」』）)\]]/u;
const sentenceEnd = /[.!?…؟۔।]["'”’»)\]]*[\s\u001f]+$/u;
const fullStop = /[。！？]["”』」）]*$/u;
const endsWord = /\p{L}{3}[.!?…]$/u;
const beginsSentence = /^[\p{Lu}\p{Lo}]/u;
/** What controls and is neither a line break, a tab nor a backspace. */
const unwanted = /[\u0000-\u0007\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/gu;
const breaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;

/** The text of a post as letters of its stream. */
const lettersOf = (text: string): string[] => [...text.replace(breaks, '\n').replace(unwanted, '')];
/** What is shown of a line. */
export const shown = ({ raw }: Pick<OpenLine, 'raw'>): string => cleanLine(raw.replaceAll(seam, ' '));

function isClosed({ raw }: OpenLine, next: string): boolean {
  const words = raw.trimEnd();
  const hasSpace = space.test(raw.at(-1) ?? '');
  if (/\n\s*$/u.test(raw)) return true;
  if (hasSpace && words.length >= enough) return true;
  if (hasSpace && words.length >= sentence && sentenceEnd.test(raw)) return true;
  if (words.length >= sentence && fullStop.test(words)) return !closing.test(next);
  return raw.length >= most || (words.length >= far && !/[\p{M}\u200c\u200d]/u.test(next));
}

/** The lines of a stream with what was sent added to them; in `gone` those of which nothing is left. `whole`: no letters, a caption. */
export function withLetters(before: OpenLine[], text: string, whole: boolean): { lines: OpenLine[]; gone: number[] } {
  const lines = before.map((line) => ({ ...line }));
  const gone: number[] = [];
  const letters = lettersOf(text);
  join(lines.at(-1), letters[0] ?? '', whole);
  for (const letter of letters) {
    if (letter === backspace) takeBack(lines, gone);
    else put(lines, letter);
  }
  for (const line of lines.splice(0)) {
    if (shown(line) !== '') lines.push(line);
    else if (line.number !== null) gone.push(line.number);
  }
  return { lines, gone };
}

/** What is within reach of the next post. */
export function inReach<One extends { raw: string }>(lines: One[]): One[] {
  let letters = 0;
  const kept = lines.slice(-reach.lines);
  const from = kept.findLastIndex(({ raw }) => (letters += raw.length) > reach.letters);
  return kept.slice(Math.min(from + 1, Math.max(0, kept.length - 1)));
}

/** Captions that come whole are parted; so is a sentence that somebody began after the end of another without a space. */
function join(last: OpenLine | undefined, first: string, whole: boolean) {
  if (!last || first === '' || first === backspace || space.test(first) || space.test(last.raw.at(-1)!)) return;
  if (whole || (endsWord.test(last.raw) && beginsSentence.test(first))) last.raw += seam;
}

function put(lines: OpenLine[], letter: string) {
  const last = lines.at(-1);
  const isSpace = space.test(letter);
  if (last && (isSpace || !isClosed(last, letter))) last.raw += letter;
  else if (!isSpace) lines.push({ number: null, raw: letter });
}

function takeBack(lines: OpenLine[], gone: number[]) {
  const last = lines.at(-1);
  if (!last) return;
  last.raw = [...last.raw.replace(/\u001f+$/u, '')].slice(0, -1).join('');
  if (last.raw !== '') return;
  lines.pop();
  if (last.number !== null) gone.push(last.number);
}
