import * as Y from 'yjs';
import { signs } from './document-mention.ts';

/** The words of a document, a line for each paragraph, as they would be read out. */
export function textOf(doc: Y.Doc): string {
  return linesIn(doc.getXmlFragment('default')).join('\n').trim();
}

function linesIn(part: Y.XmlFragment): string[] {
  const lines: string[] = [];
  for (const child of part.toArray()) {
    if (child instanceof Y.XmlText) lines[Math.max(0, lines.length - 1)] = (lines.at(-1) ?? '') + wordsIn(child);
    else if (child instanceof Y.XmlElement) {
      const inside = linesIn(child);
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
