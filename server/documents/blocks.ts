import * as Y from 'yjs';
import { isAddress } from '../../shared/documents/address.ts';
import type { Block, Row, Words } from '../../shared/documents/blocks.ts';

/** Nobody writes lists in lists in lists as deep as this; what is deeper is left out. */
const deepest = 40;

/** What stands in the text that the editor writes. Of a node that no document has, its words stay. */
export const blocksOf = (doc: Y.Doc): Block[] => blocksIn(doc.getXmlFragment('default'), 0);

type Part = Y.XmlFragment | Y.XmlElement;

function blocksIn(part: Part, depth: number): Block[] {
  if (depth > deepest) return [];
  const blocks: Block[] = [];
  let loose: Y.XmlText[] = [];
  const settle = () => {
    if (loose.length > 0) blocks.push({ is: 'paragraph', words: loose.flatMap(wordsOf) });
    loose = [];
  };
  for (const child of part.toArray()) {
    if (child instanceof Y.XmlText) loose.push(child);
    else if (child instanceof Y.XmlElement) {
      settle();
      blocks.push(...blockOf(child, depth));
    }
  }
  settle();
  return blocks;
}

function blockOf(element: Y.XmlElement, depth: number): Block[] {
  switch (element.nodeName) {
    case 'paragraph':
      return [{ is: 'paragraph', words: wordsIn(element) }];
    case 'heading':
      return [{ is: 'heading', level: within(element.getAttribute('level'), 2, 4), words: wordsIn(element) }];
    case 'bulletList':
      return [{ is: 'bullets', items: elementsIn(element).map((item) => blocksIn(item, depth + 1)) }];
    case 'orderedList': {
      const from = within(element.getAttribute('start') ?? 1, 0, 1_000_000);
      return [{ is: 'numbers', from, items: elementsIn(element).map((item) => blocksIn(item, depth + 1)) }];
    }
    case 'blockquote':
      return [{ is: 'quote', blocks: blocksIn(element, depth + 1) }];
    case 'table':
      return [{ is: 'table', rows: elementsIn(element).map(rowOf) }];
    default:
      return isInline(element) ? [{ is: 'paragraph', words: inlineWords(element) }] : blocksIn(element, depth + 1);
  }
}

const elementsIn = (part: Part) => part.toArray().filter((child) => child instanceof Y.XmlElement);
const within = (value: unknown, least: number, most: number) => Math.max(least, Math.min(most, Math.trunc(Number(value)) || least));

/** In a cell the lines of several paragraphs stand behind each other. */
const rowOf = (row: Y.XmlElement): Row =>
  elementsIn(row).map((cell) => ({ isHead: cell.nodeName === 'tableHeader', words: lineUp(cell, 0) }));
const lineUp = (part: Y.XmlElement, depth: number): Words[] =>
  depth > deepest
    ? []
    : part
        .toArray()
        .flatMap((child, i): Words[] => [
          ...(i > 0 && child instanceof Y.XmlElement && !isInline(child) ? (['break'] as const) : []),
          ...(child instanceof Y.XmlText ? wordsOf(child) : child instanceof Y.XmlElement ? lineOrWords(child, depth) : []),
        ]);
const lineOrWords = (child: Y.XmlElement, depth: number) => (isInline(child) ? inlineWords(child) : lineUp(child, depth + 1));

const wordsIn = (element: Y.XmlElement): Words[] => lineUp(element, 0);
const isInline = ({ nodeName }: Y.XmlElement) => nodeName === 'hardBreak' || nodeName === 'mention';
function inlineWords(element: Y.XmlElement): Words[] {
  if (element.nodeName === 'hardBreak') return ['break'];
  const label: unknown = element.getAttribute('label');
  const isItem = element.getAttribute('kind') === 'item';
  return typeof label === 'string' && label !== '' ? [plain(`${isItem ? '' : '@'}${label}`)] : [];
}

type Delta = { insert?: unknown; attributes?: Record<string, unknown> };
const wordsOf = (text: Y.XmlText): Words[] =>
  (text.toDelta() as Delta[]).flatMap(({ insert, attributes = {} }): Words[] => {
    if (typeof insert !== 'string') return [];
    const link = Object.entries(attributes).find(([mark]) => nameOf(mark) === 'link')?.[1];
    const has = (wanted: string) => Object.entries(attributes).some(([mark, set]) => nameOf(mark) === wanted && set !== null);
    return [{ ...plain(insert), bold: has('bold'), italic: has('italic'), href: addressIn(link) }];
  });
/** Two of a kind on the same words are told apart by something behind the name. */
const nameOf = (mark: string) => mark.split('--')[0];
const plain = (text: string) => ({ text: text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '), bold: false, italic: false, href: null });

function addressIn(link: unknown): string | null {
  const href: unknown = typeof link === 'object' && link !== null && 'href' in link ? link.href : null;
  if (typeof href !== 'string' || !URL.canParse(href)) return null;
  const address = new URL(href).href;
  return isAddress(address) ? address : null;
}
