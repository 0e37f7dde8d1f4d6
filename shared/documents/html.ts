import { isAddress } from './address.ts';
import type { Block, Row, Words } from './blocks.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** A whole page that shows a document and does nothing: no script, no style, nothing that is fetched. */
export const documentPage = (title: string, language: string, blocks: readonly Block[]): string =>
  `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body>
<h1 dir="auto">${escaped(title)}</h1>
${blocks.map(htmlOf).join('\n')}
</body>
</html>
`;

function htmlOf(block: Block): string {
  switch (block.is) {
    case 'paragraph':
      return `<p dir="auto">${wordsIn(block.words)}</p>`;
    case 'heading':
      return `<h${block.level} dir="auto">${wordsIn(block.words)}</h${block.level}>`;
    case 'bullets':
      return `<ul>${itemsIn(block.items)}</ul>`;
    case 'numbers':
      return `<ol${block.from === 1 ? '' : ` start="${block.from}"`}>${itemsIn(block.items)}</ol>`;
    case 'quote':
      return `<blockquote>${block.blocks.map(htmlOf).join('')}</blockquote>`;
    case 'table':
      return `<table>${block.rows.map(rowOf).join('')}</table>`;
  }
}
const itemsIn = (items: Block[][]) => items.map((blocks) => `<li>${blocks.map(htmlOf).join('')}</li>`).join('');
const rowOf = (row: Row) => `<tr>${row.map(cellOf).join('')}</tr>`;
const cellOf = ({ words, isHead }: Row[number]) => `<t${isHead ? 'h' : 'd'} dir="auto">${wordsIn(words)}</t${isHead ? 'h' : 'd'}>`;

const wordsIn = (words: readonly Words[]) => words.map((one) => (one === 'break' ? '<br>' : wordsOf(one))).join('');
function wordsOf({ text, bold, italic, href }: Exclude<Words, 'break'>): string {
  let said = escaped(text);
  if (italic) said = `<em>${said}</em>`;
  if (bold) said = `<strong>${said}</strong>`;
  return href !== null && isAddress(href) ? `<a href="${escaped(href)}" rel="noopener noreferrer nofollow ugc">${said}</a>` : said;
}
