import type english from '../words/en/record.json';
import { lineOf, type Speaking } from './lines.ts';
import type { Entry } from './state.ts';
import type { WholeRecord } from './whole.ts';

const columns = [
  'number',
  'from',
  'to',
  'what',
  'who',
  'organisation',
  'group',
  'region',
  'side',
  'kind',
  'by-way',
  'seconds',
  'item',
  'text',
  'more',
] as const;
type Column = (typeof columns)[number];
const wordOf = (column: Column): keyof typeof english => `record.column-${column}`;

/** The record as a table: one row an entry, in the order of time, below a row of headings. Times in UTC as ISO 8601. */
export function recordRows({ entries, agenda, people }: WholeRecord, speaking: Speaking): string[][] {
  const titles = new Map(agenda.map(({ id, title }) => [id, title]));
  const about = new Map(people.map((person) => [person.id, person]));
  const cellsOf = (entry: Entry): Record<Column, string> => {
    const { head, quote, marks, lines } = lineOf(entry, speaking);
    const personId = 'personId' in entry ? entry.personId : null;
    return {
      number: entry.id,
      from: iso(entry.at),
      to: entry.until === null ? '' : iso(entry.until),
      what: head,
      who: personId === null ? '' : speaking.nameOf(personId),
      organisation: (personId !== null && about.get(personId)?.organisation) || '',
      group: (personId !== null && about.get(personId)?.stakeholderGroup) || '',
      region: (personId !== null && about.get(personId)?.region) || '',
      side: 'attendance' in entry ? speaking.say(`side.${entry.attendance}`) : '',
      kind: entry.what === 'turn' || entry.what === 'request' ? speaking.say(`kind.${entry.kind}`) : '',
      'by-way': entry.what === 'turn' ? speaking.say(`record.${entry.channel}`) : '',
      seconds: entry.what === 'turn' && entry.seconds !== null ? String(entry.seconds) : '',
      item: (entry.itemId !== null && titles.get(entry.itemId)) || '',
      text: quote ?? '',
      more: [...marks, ...lines].join('; '),
    };
  };
  const rows = entries.map(cellsOf).map((cells) => columns.map((column) => cells[column]));
  return [columns.map((column) => speaking.say(wordOf(column))), ...rows];
}

const iso = (at: number) => new Date(at).toISOString();
