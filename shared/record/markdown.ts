import { markdownLine } from '../reports/markdown.ts';
import type { Paper, Printed, Row } from './paper.ts';

/** The record as a page of Markdown (N31). Times in UTC; every entry has its anchor. */
export function recordMarkdown({ title, head, sections }: Paper): string {
  const list = (lines: string[], none: string) => (lines.length > 0 ? lines.join('\n') : none);
  return `${[
    `# ${markdownLine(title)}`,
    head.map((one) => `- ${markdownLine(one)}`).join('\n'),
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      list('rows' in section ? section.rows.map(rowLine) : section.entries.map(entryLines), section.none),
    ]),
  ].join('\n\n')}\n`;
}

const rowLine = ({ text, about }: Row) => `- ${markdownLine(text)}${about.length > 0 ? `: ${about.map(markdownLine).join(' · ')}` : ''}`;

function entryLines({ id, hour, head, quote, marks, lines }: Printed): string {
  const marked = marks.length > 0 ? ` (${marks.map(markdownLine).join(' · ')})` : '';
  const said = quote === null ? '' : `: ${markdownLine(quote)}`;
  return [
    `- <a id="${id}"></a>${hour === '' ? '' : `${hour} `}**${markdownLine(head)}**${said}${marked}`,
    ...lines.map((one) => `  - ${markdownLine(one)}`),
  ].join('\n');
}
