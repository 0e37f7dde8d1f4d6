import * as Y from 'yjs';
import { isAddress } from '../../shared/documents/address.ts';
import type { Block, Row, Words } from '../../shared/documents/blocks.ts';

/** Nobody writes lists in lists in lists as deep as this; what is deeper is left out. */
const deepest = 40;

/** By `person <id>` or `item <id>`, what those are called now who are mentioned; whoever is not in it any more is nobody's name. */
export type Called = Readonly<Record<string, string>>;
const mostMentions = 2_000;

/** What stands in the text that the editor writes. Of a node that no document has, its words stay. */
export const blocksOf = (doc: Y.Doc, called: Called = {}): Block[] => blocksIn(doc.getXmlFragment('default'), { depth: 0, called });

/** Whom and what the text mentions, each once, as `blocksOf` wants to know how they are called. */
export function mentionsIn(doc: Y.Doc): string[] {
  const found = new Set<string>();
  const parts: Part[] = [doc.getXmlFragment('default')];
  for (let part = parts.pop(); part && found.size < mostMentions; part = parts.pop()) {
    if (part instanceof Y.XmlElement && part.nodeName === 'mention') found.add(meantBy(part));
    parts.push(...elementsIn(part));
  }
  return [...found];
}

/** Where it stands, and how those are called who are mentioned there. */
type At = { depth: number; called: Called };
const deeper = ({ depth, called }: At): At => ({ depth: depth + 1, called });

type Part = Y.XmlFragment | Y.XmlElement;

function blocksIn(part: Part, at: At): Block[] {
  if (at.depth > deepest) return [];
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
      blocks.push(...blockOf(child, at));
    }
  }
  settle();
  return blocks;
}

function blockOf(element: Y.XmlElement, at: At): Block[] {
  switch (element.nodeName) {
    case 'paragraph':
      return [{ is: 'paragraph', words: wordsIn(element, at) }];
    case 'heading':
      return [{ is: 'heading', level: within(element.getAttribute('level'), 2, 4), words: wordsIn(element, at) }];
    case 'bulletList':
      return [{ is: 'bullets', items: elementsIn(element).map((item) => blocksIn(item, deeper(at))) }];
    case 'orderedList': {
      const from = within(element.getAttribute('start') ?? 1, 0, 1_000_000);
      return [{ is: 'numbers', from, items: elementsIn(element).map((item) => blocksIn(item, deeper(at))) }];
    }
    case 'blockquote':
      return [{ is: 'quote', blocks: blocksIn(element, deeper(at)) }];
    case 'table':
      return [{ is: 'table', rows: elementsIn(element).map((row) => rowOf(row, at.called)) }];
    default:
      return isInline(element) ? [{ is: 'paragraph', words: inlineWords(element, at.called) }] : blocksIn(element, deeper(at));
  }
}

const elementsIn = (part: Part) => part.toArray().filter((child) => child instanceof Y.XmlElement);
const within = (value: unknown, least: number, most: number) => Math.max(least, Math.min(most, Math.trunc(Number(value)) || least));

/** In a cell the lines of several paragraphs stand behind each other. */
const rowOf = (row: Y.XmlElement, called: Called): Row =>
  elementsIn(row).map((cell) => ({ isHead: cell.nodeName === 'tableHeader', words: lineUp(cell, { depth: 0, called }) }));
const lineUp = (part: Y.XmlElement, at: At): Words[] =>
  at.depth > deepest
    ? []
    : part
        .toArray()
        .flatMap((child, i): Words[] => [
          ...(i > 0 && child instanceof Y.XmlElement && !isInline(child) ? (['break'] as const) : []),
          ...(child instanceof Y.XmlText ? wordsOf(child) : child instanceof Y.XmlElement ? lineOrWords(child, at) : []),
        ]);
const lineOrWords = (child: Y.XmlElement, at: At) => (isInline(child) ? inlineWords(child, at.called) : lineUp(child, deeper(at)));

const wordsIn = (element: Y.XmlElement, { called }: At): Words[] => lineUp(element, { depth: 0, called });
const isInline = ({ nodeName }: Y.XmlElement) => nodeName === 'hardBreak' || nodeName === 'mention';
function inlineWords(element: Y.XmlElement, called: Called): Words[] {
  if (element.nodeName === 'hardBreak') return ['break'];
  const mention = meantBy(element);
  return [plain(`${mention.startsWith('item ') ? '#' : '@'}${called[mention] ?? '…'}`)];
}
function meantBy(mention: Y.XmlElement): string {
  const [kind, id]: unknown[] = [mention.getAttribute('kind'), mention.getAttribute('id')];
  return `${kind === 'item' ? 'item' : 'person'} ${typeof id === 'string' ? id.slice(0, 64) : ''}`;
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
