import { Bookmark, Document, ExternalHyperlink, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun, type IRunOptions } from 'docx';
import type { Paper, PaperSection, Printed, Row } from '../../shared/record/paper.ts';
import type { Telling } from './formats.ts';

/** Fonts that office programs have, by what a run is written in: theirs stand in where one is missing. */
const font = { ascii: 'Noto Sans', hAnsi: 'Noto Sans', cs: 'Noto Sans Arabic', eastAsia: 'Noto Sans CJK SC' };
const grey = '5A5A5A';
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const letter = /\p{L}/u;
/** A file of this kind holds none of these (XML 1.0, 2.2). */
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The record as a document of Word (ECMA-376): headings, lists, and a bookmark for each entry. Times in UTC. */
export async function recordDocx({ title, head, sections }: Paper, { tongue, page }: Telling): Promise<Uint8Array> {
  const document = new Document({
    title: clean(title),
    creator: tongue.say('common.onefloor'),
    styles: { default: { document: { run: { font, size: 21, language: { value: tongue.language } } } } },
    numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•' }] }] },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, ...towards(title), children: [run(title)] }),
          ...head.map((line) => listed([run(line)], line)),
          ...sections.flatMap(sectionParts),
          new Paragraph({ spacing: { before: 240 }, children: [new ExternalHyperlink({ link: page, children: [run(page)] })] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function sectionParts(section: PaperSection): Paragraph[] {
  const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, ...towards(section.title), children: [run(section.title)] });
  const listing = 'rows' in section ? section.rows.map(rowPart) : section.entries.map(entryPart);
  return [heading, ...(listing.length > 0 ? listing : [new Paragraph({ children: [run(section.none)] })])];
}

const rowPart = ({ text, about }: Row) =>
  listed([run(text), ...(about.length > 0 ? [run(` – ${about.join(' · ')}`, { color: grey })] : [])], text);

function entryPart({ id, hour, head, quote, marks, lines }: Printed): Paragraph {
  const below = [...(quote === null ? [] : quote.split('\n')), ...lines].map((line) => run(line, { break: 1 }));
  return new Paragraph({
    ...towards(head),
    spacing: { before: 120 },
    children: [
      new Bookmark({ id, children: [...(hour === '' ? [] : [run(`${hour} `, { color: grey })]), run(head, { bold: true })] }),
      ...below,
      ...(marks.length > 0 ? [run(marks.join(' · '), { break: 1, color: grey })] : []),
    ],
  });
}

const listed = (children: TextRun[], text: string) =>
  new Paragraph({ ...towards(text), numbering: { reference: 'list', level: 0 }, children });

const run = (text: string, options: IRunOptions = {}) => new TextRun({ ...options, text: clean(text), rightToLeft: isRightToLeft(text) });

const towards = (text: string) => ({ bidirectional: isRightToLeft(text) });

/** By the first letter, as pages do. */
const isRightToLeft = (text: string) => rightToLeft.test(letter.exec(text)?.[0] ?? '');

const clean = (text: string) => text.replace(unwritable, '\uFFFD');
