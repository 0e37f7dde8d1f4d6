import * as Y from 'yjs';
import { signs } from './document-mention.ts';
import { isSection } from './document-section.ts';

/** The words of a document, a line for each paragraph, as they would be read out. */
export const textOf = (doc: Y.Doc): string => textIn(partsOf(doc));

/** What stands under a heading, until the next of its rank; null where there is no such heading. */
export function sectionIn(doc: Y.Doc, section: string): string | null {
  const parts = partsOf(doc);
  const at = parts.findIndex((part) => rankOf(part) !== null && isSection(textIn([part]), section));
  if (at < 0) return null;
  const rank = rankOf(parts[at])!;
  const next = parts.findIndex((part, i) => i > at && (rankOf(part) ?? Infinity) <= rank);
  return textIn(parts.slice(at + 1, next < 0 ? undefined : next));
}

type Part = ReturnType<Y.XmlFragment['toArray']>[number];
const partsOf = (doc: Y.Doc): Part[] => doc.getXmlFragment('default').toArray();
const textIn = (parts: Part[]): string => linesIn(parts).join('\n').trim();
const rankOf = (part: Part | undefined): number | null =>
  part instanceof Y.XmlElement && part.nodeName === 'heading' ? Number(part.getAttribute('level')) : null;

function linesIn(parts: Part[]): string[] {
  const lines: string[] = [];
  for (const child of parts) {
    if (child instanceof Y.XmlText) lines[Math.max(0, lines.length - 1)] = (lines.at(-1) ?? '') + wordsIn(child);
    else if (child instanceof Y.XmlElement) {
      const inside = linesIn(child.toArray());
      if (child.nodeName === 'mention') lines[Math.max(0, lines.length - 1)] = `${lines.at(-1) ?? ''}${signOf(child)}…`;
      else if (child.nodeName === 'hardBreak') lines.push('');
      else if (child.nodeName === 'listItem') lines.push(...inside.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)));
      else lines.push(...(inside.length > 0 ? inside : ['']));
    }
  }
  return lines;
}

const wordsIn = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** A copy knows ids and no names. */
const signOf = (mention: Y.XmlElement): string => signs[mention.getAttribute('kind') === 'item' ? 'item' : 'person'];
