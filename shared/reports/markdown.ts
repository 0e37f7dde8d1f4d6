import { isLink } from '../text.ts';

/** A line of Markdown that says exactly this and nothing else: no tag, link, heading or table comes of what somebody wrote. */
export const markdownLine = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]#|~^$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^\s+/u, '');

const listItem = /^(?:[-+*•]|\d{1,9}[.)])\s+(?=\S)/u;

/** Several lines as they were written: lists stay lists, every other line stays a line. */
export function markdownText(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .map((line, i) => {
      const next = lines[i + 1] ?? '';
      const isBroken = line !== '' && next !== '' && !listItem.test(next);
      return `${oneOf(line)}${isBroken ? '\\' : ''}`;
    })
    .join('\n');
}

function oneOf(line: string): string {
  const item = listItem.exec(line)?.[0] ?? '';
  const mark = item && (/^\d/.test(item) ? `${item.trim()} ` : '- ');
  return `${mark}${withAddresses(line.slice(item.length))}`;
}

const address = /https?:\/\/[^\s<>"'«»“”]+[^\s<>"'«»“”.,;:!?)\]}،。、]/giu;

/** An address is followed as it stands; escaping would change where it leads. */
function withAddresses(text: string): string {
  let [said, from] = ['', 0];
  for (const { 0: found, index } of text.matchAll(address)) {
    if (!isLink(found)) continue;
    said += `${inline(text.slice(from, index))}<${found}>`;
    from = index + found.length;
  }
  return atBeginning(said + inline(text.slice(from)));
}

/** Part of a line, with the spaces that it begins with. */
export const inline = (text: string) => {
  const [, space = ''] = /^(\s*)/u.exec(text)!;
  return space + markdownLine(text);
};
/** What would begin a list, a rule or a heading where it stands first. */
export const atBeginning = (text: string) => text.replace(/^(\d{1,9})([.)])/u, '$1\\$2').replace(/^[-+=]/u, '\\$&');
