import { z } from 'zod/mini';
import { graphemesIn } from './graphemes.ts';

/** Longest inputs, in graphemes: what a person would call characters. */
export const longest = { name: 80, line: 200, said: 500, paragraph: 2000 } as const;

/** What ends a line or moves on it, of any script: one space in a line. */
const breaks = /[\t\n\v\f\r\u{85}\u{2028}\u{2029}]/gu;
/** C0, C1, bidirectional overrides and isolates, zero-width marks that only hide text, and lone surrogates. Joiners stay: scripts and emoji need them. */
const unwanted =
  /[\p{Cc}\p{Cs}\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;
const joinersInARow = /([\u{200c}\u{200d}])[\u{200c}\u{200d}]+/gu;
/** More than four marks on one letter is no script, it is a stack over the neighbours' lines. */
const stackedMarks = /((?:\p{M}[\u{200c}\u{200d}]?){4})(?:\p{M}[\u{200c}\u{200d}]?)+/gu;
/** Far beyond any script; normalising takes time by the square of such a run. */
const endlessMarks = /((?:\p{M}[\u{200c}\u{200d}]?){16})(?:\p{M}[\u{200c}\u{200d}]?)+/gu;
/** Nobody sees these alone: marks without a letter, spaces, fillers, joiners. */
const unseen = /[\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;

/** One line of plain text: nothing that controls, hides or turns what stands around it; nothing at all when nobody would see it. */
export function cleanLine(text: string): string {
  const line = text
    .replace(breaks, ' ')
    .replace(unwanted, '')
    .replace(endlessMarks, '$1')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(joinersInARow, '$1')
    .replace(stackedMarks, '$1')
    .trim();
  return line.replace(unseen, '') === '' ? '' : line;
}

/** The same kinds of letters go, each for a space or a line break in its place: nothing moves, so it may be part of a text that others write in. */
export const cleanInPlace = (text: string): string =>
  text
    .replace(breaks, (found) => (found === '\t' ? ' ' : '\n'))
    .replace(/[^\n]+/gu, (line) => line.replace(unwanted, blank))
    .replace(stackedMarks, (stack, kept: string) => kept + blank(stack.slice(kept.length)));
const blank = (found: string) => ' '.repeat(found.length);

/** Plain text of several lines. */
export const cleanParagraph = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .join('\n')
    .trim();

/** A grapheme may be long: a family of emoji, a syllable with its marks. */
const unitsInGrapheme = 32;

const textOf = (clean: (text: string) => string, least: number, most: number) =>
  z.pipe(
    z.pipe(z.string().check(z.maxLength(most * unitsInGrapheme)), z.transform(clean)),
    z.string().check(z.refine((text) => text.length >= least && graphemesIn(text, most) <= most)),
  );

/** Plain text of several lines, as long as some other part of the rule book says. */
export const paragraphOf = (least: number, most: number) => textOf(cleanParagraph, least, most);

/** 1–80 graphemes; control and override characters are dropped. */
export const nameText = textOf(cleanLine, 1, longest.name);
/** 1–200 graphemes on one line: a subject, a title, a reason. */
export const lineText = textOf(cleanLine, 1, longest.line);
/** 0–200 graphemes on one line: what may be emptied again. */
export const optionalLine = textOf(cleanLine, 0, longest.line);
/** 1–500 graphemes on one line: what is said in a lane. */
export const saidText = textOf(cleanLine, 1, longest.said);
/** 1–2,000 graphemes, line breaks allowed: a text to be read out, a conclusion. */
export const paragraphText = textOf(cleanParagraph, 1, longest.paragraph);
/** 0–2,000 graphemes, line breaks allowed: what may be emptied again. */
export const optionalParagraph = textOf(cleanParagraph, 0, longest.paragraph);
/** An id made by the server. */
export const idText = z.string().check(z.minLength(1), z.maxLength(64));
const longestLink = 2000;
const link = /^https?:\/\/[^\s\p{Cc}\p{Cf}/?#@\\]+(?:[/?#][^\s\p{Cc}\p{Cf}]*)?$/iu;
/** A link that a person may follow: http or https to a host, nothing that runs, hides, or carries a password. */
export const linkText = z.string().check(z.maxLength(longestLink), z.regex(link));
/** The same question for a screen, which has no schemas. */
export const isLink = (text: string): boolean => text.length <= longestLink && link.test(text);
