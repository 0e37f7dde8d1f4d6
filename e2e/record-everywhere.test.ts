import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNames, type Format } from '../server/exports/names.ts';
import { plantedMeeting, names, type PlantedMeeting } from './erasing/planted-meeting.ts';
import { placed, type Field } from './erasing/fields.ts';
import { does } from './erasing/planting.ts';
import { has, readByOffice, readByPoppler } from './other-programs.ts';

/** Amended since, prepared and never begun, said to one or read out by one, or of those who write and not of the meeting; messages have a file of their own for all their fields. */
const noPartOfIt: Field[] = [
  'add-agenda-item.documents[].link',
  'add-agenda-item.documents[].section',
  'add-agenda-item.documents[].title',
  'add-agenda-item.presenters[].label',
  'add-agenda-item.title',
  'add-group.documents[].link',
  'add-group.documents[].section',
  'add-group.documents[].title',
  'add-group.link',
  'add-group.place',
  'add-group.task',
  'add-group.title',
  'amend-agenda-item.presenters[].label',
  'amend-card.language',
  'amend-group.documents[].link',
  'amend-group.documents[].section',
  'amend-group.documents[].title',
  'amend-group.link',
  'amend-group.place',
  'amend-group.task',
  'amend-group.title',
  'amend-message.audience',
  'amend-message.policyQuestion',
  'amend-message.theme',
  'amend-message.wayForward',
  'amend-round.linkPattern',
  'amend-round.title',
  'answer-evaluation.answers[].words',
  'ask-question.receipt',
  'call-for-help.text',
  'correct-caption.text',
  'decline-question.reason',
  'draft-message.audience',
  'draft-message.policyQuestion',
  'draft-message.text',
  'draft-message.theme',
  'draft-message.wayForward',
  'enter-person.language',
  'enter-person.name',
  'enter-person.organisation',
  'enter-person.region',
  'enter-person.stakeholderGroup',
  'margin.input.quote',
  'margin.input.reason',
  'margin.input.text',
  'move-request.reason',
  'prepare-poll.options[]',
  'prepare-poll.question',
  'prepare-round.groups[].documents[].link',
  'prepare-round.groups[].documents[].section',
  'prepare-round.groups[].documents[].title',
  'prepare-round.groups[].link',
  'prepare-round.groups[].place',
  'prepare-round.groups[].task',
  'prepare-round.groups[].title',
  'prepare-round.linkPattern',
  'prepare-round.title',
  'record-action.text',
  'record-decision.text',
  'request-floor.for.label',
  'request-floor.readAloud',
  'say-in-chat.text',
  'set-aside-request.reason',
  'tell-groups.text',
  'write-caption.text',
];
/** What a kind of file has no place for: below five answers nobody is told of any, a table has entries only, minutes have names only. */
const everywhere: Field[] = ['add-evaluation-questions.questions[].options[]', 'amend-evaluation-question.question.options[]'];
const noPlaceIn: Partial<Record<Format, Field[]>> = {
  csv: [
    'amend-agenda-item.documents[].link',
    'amend-agenda-item.documents[].section',
    'correct-transcript-turn.text',
    'title-meeting.title',
    'transcript.turn',
  ],
  irc: [
    'amend-agenda-item.documents[].link',
    'amend-agenda-item.documents[].section',
    'amend-card.organisation',
    'amend-card.region',
    'amend-card.stakeholderGroup',
    'name-placeholder.as.organisation',
  ],
};

let planted: PlantedMeeting;
const texts = {} as Record<Format, string>;
beforeAll(async () => {
  planted = await plantedMeeting();
  const { room, chair, desk } = planted;
  await does(chair, { name: 'close-meeting', input: { leftover: 'store' } });
  await does(desk, { name: 'issue-record', input: {} });
  for (const format of formatNames) {
    const answer = await fetch(`${room.url}/api/meetings/${room.code}/record.${format}`, { headers: { cookie: desk.cookie } });
    expect([format, answer.status]).toEqual([format, 200]);
    texts[format] = readAs(format, new Uint8Array(await answer.arrayBuffer()));
  }
}, 240_000);
afterAll(() => planted.close());

/** As another program reads it where one is needed. Without the ends of lines, which a page makes anywhere. */
function readAs(format: Format, bytes: Uint8Array): string {
  const text =
    format === 'docx'
      ? has('soffice')
        ? readByOffice(bytes)
        : ''
      : format === 'pdf'
        ? has('pdftotext')
          ? readByPoppler(bytes).text
          : ''
        : Buffer.from(bytes).toString();
  return text.replace(/\s/g, '');
}
const wordsIn = (text: string) =>
  names.flatMap((name) => [...planted.words[name].said()].flatMap(([field, word]) => (text.includes(word) ? [`${name} ${field}`] : [])));
const fieldsIn = (text: string) => [...new Set(wordsIn(text).map((one) => one.split(' ')[1] as Field))].toSorted();

test('what was written in every command is in the record, or is named here as what is no part of it (N31)', () => {
  const left = Object.entries(placed).flatMap(([field, place]) =>
    place === 'none' || fieldsIn(texts.json).includes(field as Field) ? [] : [field],
  );
  expect(left).toEqual(noPartOfIt);
});

for (const format of ['md', 'html', 'docx', 'pdf', 'csv', 'irc'] as const)
  test.skipIf((format === 'docx' && !has('soffice')) || (format === 'pdf' && !has('pdftotext')))(
    `what stands in the record for programs stands in its ${format} as well (N31)`,
    () => {
      const lacking = wordsIn(texts.json).filter((one) => !wordsIn(texts[format]).includes(one));
      const fields = [...new Set(lacking.map((one) => one.split(' ')[1]))];
      expect(fields.toSorted()).toEqual([...everywhere, ...(noPlaceIn[format] ?? [])].toSorted());
    },
  );
