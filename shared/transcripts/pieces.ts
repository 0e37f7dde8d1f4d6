import { cleanLine } from '../text.ts';
import { cueLines } from './cues.ts';
import { labelIn, type Label } from './labels.ts';

/** A line of the file in its parts. `mark`: it begins with `>>`; `voice`: a caption file says whose it is; `label`: what may be a speaker's name. */
export type Piece = {
  line: number;
  time: string | null;
  is: 'blank' | 'rule' | 'direction' | 'words';
  mark: boolean;
  voice: string | null;
  label: Label | null;
  text: string;
};

const breaks = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
const stamp = /^[[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?:\s?[ap]\.?m\.?)?[\])]?(?:\s*[-–—|]\s+|\s+|$)/iu;
const arrows = /^(?:>|&gt;|＞){2,3}\s*/u;
const rule = /^(?:[*\-=_~#•–—]\s*){3,}$/u;
/** A line that nothing has to be taken out of, or an empty one: most lines of most files. */
const simple = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const longestDirection = 200;
const direction = /^(?:\[[^[\]]*\]|\([^()]*\)|\{[^{}]*\}|（[^（）]*）|［[^［］]*］|【[^【】]*】|♪.*♪?)\s*[.。!]?$/u;

/** The words of a stage direction that stands alone, or null: in the midst of a sentence it is part of what was written. */
export const directionIn = (text: string): string | null =>
  text.length > 0 && text.length <= longestDirection && direction.test(text) ? text.replace(/\s*[.。]$/u, '') : null;

/** `cues`: a caption file (WebVTT, SubRip), where every line has a time and an empty line ends nothing. */
export type Pieces = { pieces: Piece[]; cues: boolean };

export function piecesOf(text: string): Pieces {
  const lines = text.split(breaks);
  const cues = cueLines(lines);
  if (cues) return { cues: true, pieces: cues.map(({ line, time, voice, text: said }) => pieceOf(said, line, { time, voice }, false)) };
  const cleaned = lines.map((line) => (simple.test(line) ? line : cleanLine(line)));
  const said = cleaned.filter((line) => line !== '');
  // Where hardly any line begins without one, every line has a time; elsewhere a line of a speech may begin with the hour.
  const isStamped = said.length > 2 && said.filter((line) => /^[\d[(]/u.test(line) && stamp.test(line)).length * 2 > said.length;
  // However many empty lines part two paragraphs, they part them once.
  const pieces = cleaned.flatMap((line, i) =>
    line === '' && i > 0 && cleaned[i - 1] === '' ? [] : [pieceOf(line, i + 1, { time: null, voice: null }, isStamped)],
  );
  return { cues: false, pieces };
}

function pieceOf(line: string, number: number, { time, voice }: Pick<Piece, 'time' | 'voice'>, isStamped: boolean): Piece {
  if (line === '') return { line: number, time, is: 'blank', mark: false, voice, label: null, text: '' };
  const [stamped, hour] = (/^[\d[(]/u.test(line) && stamp.exec(line)) || [];
  const behind = stamped === undefined ? line : line.slice(stamped.length);
  const isTimed = hour !== undefined && (isStamped || behind === '' || arrows.test(behind) || labelIn(behind) !== null);
  const rest = isTimed ? behind : line;
  const [mark = ''] = arrows.exec(rest) ?? [];
  const text = rest.slice(mark.length).trim();
  const at = isTimed ? hour : time;
  const piece = { line: number, time: at, voice, mark: mark !== '', label: null, text };
  if (mark === '' && voice === null) {
    if (text === '') return { ...piece, is: 'blank' };
    // What begins with a letter is neither.
    const isOdd = /^[^\p{L}\d]/u.test(text);
    if (isOdd && rule.test(text)) return { ...piece, is: 'rule' };
    if (isOdd && directionIn(text) !== null) return { ...piece, is: 'direction' };
  }
  return { ...piece, is: 'words', label: labelIn(text) };
}
