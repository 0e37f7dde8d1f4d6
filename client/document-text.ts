import * as Y from 'yjs';

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
      if (child.nodeName === 'hardBreak') lines.push('');
      else if (child.nodeName === 'listItem') lines.push(...inside.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)));
      else lines.push(...(inside.length > 0 ? inside : ['']));
    }
  }
  return lines;
}

const wordsIn = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
