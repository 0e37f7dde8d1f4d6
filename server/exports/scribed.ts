import type { Speaking } from '../../shared/record/lines.ts';
import { lineOf, lineOfSaid } from '../../shared/record/lines.ts';
import type { Entry } from '../../shared/record/state.ts';
import type { WholeRecord } from '../../shared/record/whole.ts';
import { courseWith, type CourseRow } from '../../shared/transcripts/beside.ts';

/** Under this name everything is written down. */
const scribe = 'onefloor';

/**
 * The record as a log of a channel, in the lines of RRSAgent (`10:04:09 <nick> text`), from which the minutes generators of the W3C make
 * minutes: `Topic:`, `Name: what was said`, `… ` for more of it, `ACTION:` and `RESOLUTION:`. Times in UTC.
 */
export function recordScribed(record: WholeRecord, speaking: Speaking): string {
  const { title, people, entries, transcripts, openedAt, madeAt } = record;
  const began = openedAt ?? madeAt;
  const names = (some: WholeRecord['people']) => some.map(({ id }) => inList(speaking.nameOf(id))).join(', ');
  const chairs = people.filter(({ roles }) => roles.includes('chair') || roles.includes('co-chair'));
  const present = people.filter(({ here, turns }) => here.length > 0 || turns > 0);
  const absent = people.filter(({ apologies }) => apologies);
  const head = [
    `Meeting: ${oneLine(title)}`,
    `Date: ${new Date(began).toISOString().slice(0, 10)}`,
    ...(chairs.length > 0 ? [`Chair: ${names(chairs)}`] : []),
    ...(present.length > 0 ? [`Present: ${names(present)}`] : []),
    ...(absent.length > 0 ? [`Regrets: ${names(absent)}`] : []),
    `ScribeNick: ${scribe}`,
  ];
  // What a transcript says has no hour of its own here: it stands at that of what was noted before it.
  let at = began;
  const rows = courseWith(entries, transcripts).flatMap((row) => {
    if ('entry' in row) at = row.entry.at;
    return ('entry' in row ? scribed(row.entry, speaking) : quoted(row, speaking)).map((text) => said(at, text));
  });
  return `${[...head.map((text) => said(began, text)), ...rows].join('\n')}\n`;
}

/** Words of a transcript, under the intervention they belong to or as a remark, never as somebody's line. */
function quoted(row: Exclude<CourseRow, { entry: Entry }>, speaking: Speaking): string[] {
  const { head, quote, marks } = lineOfSaid(row, speaking);
  return [
    `[${oneLine(`${head} (${marks.join(' · ')})`)}]`,
    ...(quote === null ? [] : quote.split('\n')).map((text) => `… ${oneLine(text)}`),
  ];
}

/** One line of the log or more; what people wrote never begins one. */
function scribed(entry: Entry, speaking: Speaking): string[] {
  const { head, quote, marks, lines } = lineOf(entry, speaking);
  const more = (texts: string[]) => texts.flatMap((text) => text.split('\n')).map((text) => `… ${oneLine(text)}`);
  const about = marks.length > 0 ? ` (${marks.join(' · ')})` : '';
  switch (entry.what) {
    case 'item':
      return [`Topic: ${oneLine(entry.title)}`, ...more(lines)];
    case 'decision':
      return [`${entry.withdrawn ? head : `RESOLUTION: ${head}`}: ${oneLine(quote ?? '')}${oneLine(about)}`];
    case 'action': {
      const owner = entry.personId === null ? '' : `${inList(speaking.nameOf(entry.personId))} - `;
      const isOpen = entry.state === 'open' && !entry.withdrawn;
      const due = entry.due === null ? '' : ` - due ${entry.due}`;
      return isOpen ? [`ACTION: ${owner}${oneLine(entry.text)}${due}`] : [`${oneLine(head)}: ${oneLine(entry.text)}${oneLine(about)}`];
    }
    case 'turn':
      return [`${inList(speaking.nameOf(entry.personId)).replaceAll(':', ' ')}: ${oneLine(quote ?? head)}`, ...more([...marks, ...lines])];
    default:
      return [`[${oneLine(`${head}${about}`)}]`, ...more([...(quote === null ? [] : [quote]), ...lines])];
  }
}

const said = (at: number, text: string) => `${new Date(at).toISOString().slice(11, 19)} <${scribe}> ${text}`;
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
/** A comma parts names in these lists. */
const inList = (name: string) => oneLine(name).replaceAll(',', ' ');
