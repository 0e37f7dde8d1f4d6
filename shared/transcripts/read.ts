import { directionIn, piecesOf, type Piece, type Pieces } from './pieces.ts';
import { lookOf, speakersAmong, type Found } from './labels.ts';
import {
  longestTranscript,
  mostDoubts,
  mostSpeakers,
  mostTurns,
  type Direction,
  type Doubt,
  type Reading,
  type ReadTurn,
  type Unreadable,
} from './reading.ts';

export type Read = { reading: Reading } | { unreadable: Unreadable };

/** In how many lines a head has its end marked. */
const longestHead = 80;
/** A line as long as this is a paragraph, however the file parts them. */
const longLine = 300;

/** A text with marks of who speaks as turns (N30), however it is laid out; what it cannot be, with the reason. Takes time as the text is long. */
export function readTranscript(text: string): Read {
  if (text.length > longestTranscript) return { unreadable: 'too-long' };
  if (isBinary(text)) return { unreadable: 'binary' };
  const all = piecesOf(text.replace(/^\u{feff}/u, ''));
  if (all.pieces.every(({ is }) => is === 'blank')) return { unreadable: 'empty' };
  const head = headOf(all.pieces);
  const body = all.pieces.slice(head.length);
  const reading = assembled(body, { ...all, title: head.title, preface: head.preface });
  if (reading.turns.length === 0) return { unreadable: 'no-speakers' };
  if (reading.turns.length > mostTurns || reading.speakers.length > mostSpeakers) return { unreadable: 'too-many' };
  return { reading };
}

/** Text has no zeros, and hardly anything that controls or that could not be decoded. */
function isBinary(text: string): boolean {
  const strange = text.match(/[\u{1}-\u{8}\u{e}-\u{1a}\u{1c}-\u{1f}\u{fffd}]/gu)?.length ?? 0;
  return text.includes('\0') || strange > text.length / 100;
}

/** All before a rule that stands before the first mark: there a name and a colon begin no turn. */
function headOf(pieces: readonly Piece[]): { length: number; title: string; preface: string[] } {
  const first = pieces.findIndex(({ mark, voice }) => mark || voice !== null);
  const until = pieces.slice(0, first === -1 ? longestHead : Math.min(first, longestHead));
  const length = until.findLastIndex(({ is }) => is === 'rule') + 1;
  const [title = '', ...preface] = paragraphsIn(pieces.slice(0, length));
  return { length, title, preface };
}

function paragraphsIn(pieces: readonly Piece[]): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const { is, text } of pieces) {
    if (is === 'blank' || is === 'rule') isOpen = false;
    else if (isOpen) paragraphs[paragraphs.length - 1] += ` ${text}`;
    else isOpen = paragraphs.push(text) > 0;
  }
  return paragraphs;
}

/** Where each label stands, for the whole file to be judged by. */
function labelsOf(body: readonly Piece[]): Map<Piece, Found> {
  const found = new Map<Piece, Found>();
  body.forEach((piece, i) => {
    if (!piece.label || piece.voice !== null) return;
    const place = piece.mark ? 'marked' : body[i - 1]?.is === 'words' ? 'within' : 'first';
    found.set(piece, { name: piece.label.name, place });
  });
  return found;
}

type Around = Pieces & Pick<Reading, 'title' | 'preface'>;

function assembled(body: readonly Piece[], { pieces, cues, title, preface }: Around): Reading {
  const labels = labelsOf(body);
  const isSpeaker = speakersAmong([...labels.values()]);
  const areLong = pieces.some(({ text }) => text.length > longLine);
  const speakers = new Map<string, number>();
  const turns: ReadTurn[] = [];
  const directions: Direction[] = [];
  const doubts: Doubt[] = [];
  const before: Piece[] = [];
  let [isOpen, time, voice] = [false, null as string | null, null as string | null];

  const speakerOf = (name: string) => speakers.get(name) ?? (speakers.set(name, speakers.size), speakers.size - 1);
  const direct = (text: string, line: number) =>
    directions.push({ kind: kindOf(text), text, line, turn: turns.length, after: turns.at(-1)?.paragraphs.length ?? 0 });
  function begin(name: string | null, { line }: Piece, at: string | null) {
    turns.push({ speaker: name === null ? null : speakerOf(name), paragraphs: [], line, time: at });
    [isOpen, time] = [false, null];
  }
  function say(text: string, line: number) {
    const directed = isOpen ? null : directionIn(text);
    if (text === '') return;
    if (directed !== null) return void direct(directed, line);
    const { paragraphs } = turns.at(-1)!;
    if (isOpen) paragraphs[paragraphs.length - 1] += ` ${text}`;
    else paragraphs.push(text);
    isOpen = cues || !areLong;
  }

  for (const piece of body) {
    const found = labels.get(piece);
    const label = found && isSpeaker(found) ? piece.label : null;
    if (piece.time !== null && (piece.is === 'blank' || piece.mark || label || piece.voice !== null)) time = piece.time;
    if (piece.is === 'blank' || piece.is === 'rule') isOpen = isOpen && cues;
    else if (piece.is === 'direction') {
      direct(directionIn(piece.text)!, piece.line);
      isOpen = false;
    } else if (label || piece.mark) {
      begin(label?.name ?? null, piece, label?.time ?? time);
      voice = null;
      say(label ? label.rest : piece.text, piece.line);
    } else {
      if (piece.voice !== null && piece.voice !== voice) begin((voice = piece.voice), piece, time);
      if (turns.length === 0) before.push(piece);
      else say(piece.text, piece.line);
    }
    if (found && !label && doubts.length < mostDoubts && lookOf(found.name) !== 'other')
      doubts.push({ line: piece.line, text: piece.text.slice(0, 200) });
  }
  const loose = paragraphsIn(before);
  // Without a rule below it the head is all that stands before the first turn.
  const named = title === '' ? { title: loose[0] ?? '', preface: loose.slice(1) } : { title, preface: [...preface, ...loose] };
  return { ...named, speakers: [...speakers.keys()], turns, directions, doubts };
}

const breakouts = /break-?\s?outs?\b|small(?:er)? groups?|group (?:work|sessions?)|分组|مجموعات|grupos|groupes/iu;
const pauses =
  /\b(?:break|recess|pause|intermission|interval|suspended|adjourned|lunch|coffee|pausa|descanso|suspension|receso)\b|перерыв|استراحة|休息|休会/iu;

/** Told by its words; in a language that is not known here it is one of the others. */
const kindOf = (text: string): Direction['kind'] => (breakouts.test(text) ? 'breakout' : pauses.test(text) ? 'break' : 'other');
