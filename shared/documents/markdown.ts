import { atBeginning, inline } from '../reports/markdown.ts';
import { isAddress } from './address.ts';
import type { Block, Row, Words } from './blocks.ts';

/** A document as Markdown (CommonMark, with the tables of GFM): no tag, and no mark but those of the document, comes of what somebody wrote. */
export function documentMarkdown(blocks: readonly Block[]): string {
  const text = linesOf(blocks).join('\n');
  return text === '' ? '' : `${text}\n`;
}

/** One empty line between two of them. */
function linesOf(blocks: readonly Block[]): string[] {
  const parts = blocks.map(ofBlock).filter((lines) => lines.length > 0);
  return parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

function ofBlock(block: Block): string[] {
  switch (block.is) {
    case 'paragraph':
      return wordLines(block.words).map((line, i, { length }) => (i < length - 1 ? `${line}\\` : line));
    case 'heading': {
      const line = wordLines(block.words).join(' ').trim();
      return line === '' ? [] : [`${'#'.repeat(block.level)} ${line}`];
    }
    case 'bullets':
      return block.items.flatMap((item) => indented('- ', linesOf(item)));
    case 'numbers':
      return block.items.flatMap((item, i) => indented(`${block.from + i}. `, linesOf(item)));
    case 'quote':
      return linesOf(block.blocks).map((line) => (line === '' ? '>' : `> ${line}`));
    case 'table':
      return tableOf(block.rows);
  }
}

const indented = (mark: string, lines: string[]): string[] =>
  lines.length === 0
    ? [mark.trimEnd()]
    : lines.map((line, i) => (i === 0 ? mark + line : line === '' ? '' : ' '.repeat(mark.length) + line));

/** The first row is the head, as Markdown knows no table without one; short rows are filled up. */
function tableOf(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (width === 0) return [];
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, i) => wordLines(row[i]?.words ?? []).join(' '));
    return `| ${cells.join(' | ')} |`;
  });
  return [lines[0]!, `|${' --- |'.repeat(width)}`, ...lines.slice(1)];
}

/** A line for each part between two breaks; those at the ends are nothing to see. */
function wordLines(words: readonly Words[]): string[] {
  const lines: Exclude<Words, 'break'>[][] = [[]];
  for (const one of words) {
    if (one === 'break') lines.push([]);
    else lines.at(-1)!.push(one);
  }
  const said = lines.map(lineOf);
  const isSeen = (line: string) => line !== '';
  return said.slice(said.findIndex(isSeen) < 0 ? said.length : said.findIndex(isSeen), said.findLastIndex(isSeen) + 1);
}

type Piece = { text: string; marks: string; href: string | null };

function lineOf(words: readonly Exclude<Words, 'break'>[]): string {
  const pieces = joined(words.flatMap(piecesOf));
  const said: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = said.at(-1) ?? '';
    // Before a link it would make a picture of it.
    if (piece.href !== null && before.endsWith('!')) said[said.length - 1] = String.raw`${before.slice(0, -1)}\!`;
    said.push(marked(piece, before, pieces[i + 1]));
  }
  return atBeginning(said.join('').trim());
}

/** Spaces at the edges stand outside of what is marked: inside, the marks would be read as letters. */
function piecesOf({ text, bold, italic, href }: Exclude<Words, 'break'>): Piece[] {
  const core = text.trim();
  const from = text.length - text.trimStart().length;
  const [before, after] = [text.slice(0, from), text.slice(from + core.length)];
  const marks = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  const plain = (space: string): Piece => ({ text: space, marks: '', href: null });
  return [plain(before), { text: inline(core), marks, href: href !== null && isAddress(href) ? href : null }, plain(after)];
}
function joined(pieces: Piece[]): Piece[] {
  const list: Piece[] = [];
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = list.at(-1);
    if (last?.marks === piece.marks && last.href === piece.href) last.text += piece.text;
    else list.push({ ...piece });
  }
  return list;
}

function marked({ text, marks, href }: Piece, before: string, next: Piece | undefined): string {
  if (href !== null) return `[${marks}${text}${marks}](<${destination(href)}>)`;
  if (marks === '') return text;
  const after = next === undefined ? '' : next.href !== null ? '[' : next.marks + next.text;
  // Where the marks would be read as letters the words stand without them: what is said comes first.
  const isMark = isOpen(lastOf(before), firstOf(text)) && isOpen(firstOf(after), lastOf(text));
  return isMark ? marks + text + marks : text;
}
/** Whether a mark between these two letters is one (CommonMark 6.2: left-flanking, or right-flanking seen from the other side), and has no other beside it. */
const isOpen = (outside: string, inside: string) => !/[*_]/.test(outside) && (!edge.test(inside) || edge.test(outside));
const edge = /[\s\p{P}\p{S}]/u;
const firstOf = (text: string) => [...text.slice(0, 2)][0] ?? ' ';
const lastOf = (text: string) => [...text.slice(-2)].at(-1) ?? ' ';

const destination = (href: string) => href.replace(/[<>\\]/g, encodeURIComponent).replace(/&/g, '&amp;');
