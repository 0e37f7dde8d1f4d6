import type { Block, Row, Words } from './blocks.ts';

/** A document as it would be read out: a line for each paragraph, with the marks of lists, and an address behind the words of its link. */
export const documentWords = (blocks: readonly Block[]): string => linesOf(blocks).join('\n').trim();

const linesOf = (blocks: readonly Block[]): string[] => blocks.flatMap(ofBlock);

function ofBlock(block: Block): string[] {
  switch (block.is) {
    case 'paragraph':
      return linesIn(block.words);
    case 'heading':
      return [lineIn(block.words)];
    case 'bullets':
      return block.items.flatMap((item) => marked('- ', linesOf(item)));
    case 'numbers':
      return block.items.flatMap((item, i) => marked(`${block.from + i}. `, linesOf(item)));
    case 'quote':
      return linesOf(block.blocks);
    case 'table':
      return block.rows.map(ofRow);
  }
}

const marked = (mark: string, [first = '', ...others]: string[]): string[] => [mark + first, ...others];
const ofRow = (row: Row): string => row.map(({ words }) => lineIn(words)).join(' | ');
const lineIn = (words: readonly Words[]): string => linesIn(words).join(' ');

function linesIn(words: readonly Words[]): string[] {
  const lines = [''];
  for (const one of words) {
    if (one === 'break') lines.push('');
    else lines[lines.length - 1] += said(one);
  }
  return lines;
}

function said({ text, href }: Exclude<Words, 'break'>): string {
  return href === null || href.startsWith('mailto:') || text.includes(href) ? text : `${text} (${href})`;
}
