import { clock, lineOf, lineOfSaid, type Line, type Speaking } from './lines.ts';
import { courseWith, type CourseRow } from '../transcripts/beside.ts';
import { sectionsOf } from './sections.ts';
import type { Entry } from './state.ts';
import type { WholeRecord } from './whole.ts';

/** An entry as it is printed: `id` is its anchor, `hour` when, in UTC, empty where nobody knows; the rest is the same on every page. */
export type Printed = { id: string; hour: string } & Line;
/** Something listed, and what is said beside it. */
export type Row = { text: string; about: string[] };
export type PaperSection = { id: string; title: string } & ({ entries: Printed[] } | { rows: Row[] }) & {
    /** What stands there where nothing is listed. */
    none: string;
  };
/** The record as something to print: the same in every file that is read by people (N31). */
export type Paper = { title: string; head: string[]; sections: PaperSection[] };

/** What stands where, and in which words. Whoever prints it adds nothing and leaves nothing out. */
export function paperOf(record: WholeRecord, speaking: Speaking): Paper {
  const { say } = speaking;
  const printed = (entry: Entry): Printed => ({ id: entry.id, hour: speaking.hour(entry.at), ...lineOf(entry, speaking) });
  const printedRow = (row: CourseRow): Printed =>
    'entry' in row ? printed(row.entry) : { id: row.id, hour: '', ...lineOfSaid(row, speaking) };
  const { head, outcome, errata, course, people, also } = sectionsOf(record, speaking);
  const agenda = record.agenda.map(({ title, tookSeconds, plannedMinutes, conclusion, documents }) => ({
    text: title,
    about: [
      ...(plannedMinutes === null ? [] : [say('record.item-planned', { minutes: plannedMinutes })]),
      ...(tookSeconds > 0 ? [say('record.item-took', { time: clock(tookSeconds) })] : []),
      ...(conclusion === null ? [] : [say('record.conclusion', { text: conclusion })]),
      ...documents.map(({ title: called, section, link }) => [called, section, link].filter(Boolean).join(', ')),
    ],
  }));
  return {
    title: say('record.of', { title: record.title }),
    head,
    sections: [
      { id: 'outcome', title: say('record.outcome'), entries: outcome.map(printed), none: say('record.no-outcome') },
      ...(errata.length > 0 ? [{ id: 'errata', title: say('record.errata'), entries: errata.map(printed), none: '' }] : []),
      { id: 'agenda', title: say('record.agenda'), rows: agenda, none: say('record.no-agenda') },
      {
        id: 'course',
        title: say('record.course'),
        entries: courseWith(course, record.transcripts).map(printedRow),
        none: say('record.nothing'),
      },
      {
        id: 'people',
        title: say('record.people'),
        rows: people.map(({ name, about }) => ({ text: name, about })),
        none: say('record.nobody'),
      },
      ...(record.transcripts.length > 0
        ? [
            {
              id: 'transcripts',
              title: say('record.transcripts'),
              rows: record.transcripts.map(({ title, preface }) => ({ text: title || say('record.transcript-untitled'), about: preface })),
              none: '',
            },
          ]
        : []),
      ...(also.length > 0 ? [{ id: 'also', title: say('record.also'), rows: also.map((text) => ({ text, about: [] })), none: '' }] : []),
    ],
  };
}
