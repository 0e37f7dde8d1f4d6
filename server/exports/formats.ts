import { recordMarkdown } from '../../shared/record/markdown.ts';
import { paperOf } from '../../shared/record/paper.ts';
import { recordRows } from '../../shared/record/rows.ts';
import type { Speaking } from '../../shared/record/lines.ts';
import type { WholeRecord } from '../../shared/record/whole.ts';
import { csvOf } from '../csv.ts';
import type { Tongue } from '../words.ts';
import { recordCalendar } from './calendar.ts';
import { recordDocx } from './docx.ts';
import type { Format } from './names.ts';
import { recordPage } from './page.ts';
import { recordPdf } from './pdf.ts';
import { recordScribed } from './scribed.ts';

/** `page`: the address of the page of the record, for whoever reads the file elsewhere. */
export type Telling = { speaking: Speaking; tongue: Tongue; page: string };
type Making = {
  type: string;
  /** Whether it is worth packing on its way. */
  isText: boolean;
  make: (record: WholeRecord, telling: Telling) => string | Uint8Array | Promise<Uint8Array>;
};
const text = (type: string, make: (record: WholeRecord, telling: Telling) => string): Making => ({
  type: `${type}; charset=utf-8`,
  isText: true,
  make,
});
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The record in each of its formats (N31). */
export const formats = {
  json: text('application/json', (record) => `${JSON.stringify(record)}\n`),
  md: text('text/markdown', (record, { speaking }) => recordMarkdown(paperOf(record, speaking))),
  html: text('text/html', (record, telling) => recordPage(paperOf(record, telling.speaking), telling)),
  csv: text('text/csv', (record, { speaking }) => csvOf(recordRows(record, speaking))),
  docx: { type: docxType, isText: false, make: (record, telling) => recordDocx(paperOf(record, telling.speaking), telling) },
  pdf: { type: 'application/pdf', isText: false, make: (record, telling) => recordPdf(paperOf(record, telling.speaking), telling) },
  ics: text('text/calendar', recordCalendar),
  irc: text('text/plain', (record, { speaking }) => recordScribed(record, speaking)),
} satisfies Record<Format, Making>;
