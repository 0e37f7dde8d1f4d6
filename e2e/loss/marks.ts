import * as Y from 'yjs';
import { oneOf, type Dice } from '../../shared/any-input.ts';
import { textOf } from '../../client/document-text.ts';

const mark = /\d+m\d+;/g;

/** How often each mark is in a text. */
export function marksOf(text: string): Map<string, number> {
  const times = new Map<string, number>();
  for (const [found] of text.matchAll(mark)) times.set(found, (times.get(found) ?? 0) + 1);
  return times;
}
export const marksIn = (doc: Y.Doc) => marksOf(textOf(doc));

const textsIn = (doc: Y.Doc) =>
  doc
    .getXmlFragment('default')
    .toArray()
    .flatMap((part) => (part instanceof Y.XmlElement && part.get(0) instanceof Y.XmlText ? [part.get(0) as Y.XmlText] : []));

/** Writes a mark, in a paragraph that is there or in one of its own. */
export function writeMark(doc: Y.Doc, roll: Dice, words: string) {
  const notes = doc.getXmlFragment('default');
  const texts = textsIn(doc);
  if (texts.length > 0 && roll() < 0.6) {
    const text = oneOf(roll, texts);
    return text.insert(roll() < 0.5 ? 0 : text.length, words);
  }
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  notes.insert(Math.floor(roll() * (notes.length + 1)), [paragraph]);
}

/** Strikes out a mark that is there; undefined where there is none. */
export function strikeMark(doc: Y.Doc, roll: Dice): string | undefined {
  const found = textsIn(doc).flatMap((text) => [...text.toJSON().matchAll(mark)].map(({ 0: words, index }) => ({ text, words, index })));
  if (found.length === 0) return undefined;
  const { text, words, index } = oneOf(roll, found);
  text.delete(index, words.length);
  return words;
}
