import { linkFor } from '../shared/groups/preparing.ts';
import { isLink, longest } from '../shared/text.ts';

/** Group by group as somebody writes them down: a title, and after a bar where they meet. */
export type GroupLine = { title: string; place: string };

const mostGroups = 100;

/** One group for each line, and as many more as are wanted; those without a line are called `unnamed`. */
export function groupLines(text: string, wanted: number, unnamed: (number: number) => string): GroupLine[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const count = Math.min(mostGroups, Math.max(lines.length, Number.isFinite(wanted) ? Math.trunc(wanted) : 0));
  return Array.from({ length: count }, (_, i) => {
    const [title = '', ...place] = (lines[i] ?? '').split('|').map((part) => part.trim());
    return { title: title.slice(0, longest.line) || unnamed(i + 1), place: place.join(' | ').slice(0, longest.line) };
  });
}

/** An address without its scheme is meant as https. */
export const addressOf = (text: string): string => {
  const address = text.trim();
  return address === '' || /^[a-z][a-z+.-]*:/i.test(address) ? address : `https://${address}`;
};

/** The link of a group by the pattern; null where that would be none. */
export function linkOf(pattern: string, number: number): string | null {
  const link = linkFor(addressOf(pattern), number);
  return isLink(link) ? link : null;
}
