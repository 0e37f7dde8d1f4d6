import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsFor } from '../shared/audience.ts';
import { plenary } from '../shared/floor-id.ts';
import { formatNames, type Format } from '../server/exports/names.ts';
import { alsoKinds } from '../shared/record/state.ts';
import type { WholeRecord } from '../shared/record/whole.ts';
import { does } from './full-room.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, turnOn, until, type Room, type Seat } from './meeting-room.ts';
import { askedOfJq, checkedFiles, has, readByOffice, readByPoppler } from './other-programs.ts';

/** A person for each script, and what each of them says: none of it may be missing anywhere. */
const people = [
  ['José Ñandú', 'La orilla izquierda se planta primero'],
  ['Ольга Ивановна Преображенская', 'О содержании насыпи после окончания программы'],
  ['王小明', '左岸的维护费用由两市共同承担'],
  ['عبد الرحمن بن محمد', 'تكاليف غرس الضفة اليسرى'],
  ['अनीता शर्मा', 'रखरखाव का प्रश्न अगली बैठक में आएगा'],
  ['สมชาย ใจดี', 'ฝั่งซ้ายของแม่น้ำจะปลูกก่อน'],
] as const;
const decision = 'Both banks are planted: #let x = 1; $a^2$ <b>bold</b> @e1';
let house: House;
let room: Room;
let [chair, ben]: Seat[] = [];
const files = {} as Record<Format, Buffer>;
let record: WholeRecord;

beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  room = await meetingAt(house.url, {}, 'Assembly of the river – جمعية النهر – 河流大会');
  const c = (chair = await room.sit('Bruno Costa', { role: 'chair', attendance: 'on-site' }));
  await does(c, { name: 'open-meeting', input: {} });
  for (const [i, [name, subject]] of people.entries()) {
    const seat = (ben = await room.sit(name, { attendance: i % 2 === 0 ? 'on-site' : 'remote' }));
    await does(c, { name: 'add-agenda-item', input: { title: `${i + 1}. ${subject}`, minutes: 10 } });
    await does(c, { name: 'open-agenda-item', input: { itemId: c.meeting().agenda.items[i]!.id } });
    await does(seat, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject } });
    await until(c, () => c.meeting().floors[plenary]!.queue.waiting.length > 0);
    await does(c, { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: turnOn(c) } });
    await does(seat, { name: 'ask-question', input: { text: `${subject}?` } });
    await does(c, { name: 'record-action', input: { text: subject, ownerId: seat.personId, due: `2027-03-0${i + 1}` } });
  }
  await does(c, { name: 'change-settings', input: { settings: { next: { at: Date.UTC(2027, 2, 9, 13), minutes: 90 } } } });
  await does(c, { name: 'record-decision', input: { text: decision } });
  await does(c, { name: 'close-meeting', input: { leftover: 'clear' } });
  for (const format of formatNames) files[format] = await fileOf(format);
  record = JSON.parse(files.json.toString()) as WholeRecord;
});
afterAll(async () => {
  await room.close();
  await house.close();
});

async function fileOf(format: Format): Promise<Buffer> {
  const answer = await fetch(`${house.url}/api/meetings/${room.code}/record.${format}`, { headers: { cookie: chair!.cookie } });
  expect([format, answer.status]).toEqual([format, 200]);
  return Buffer.from(await answer.arrayBuffer());
}
/** Without what only places letters on a page. */
const letters = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
const everything = () => [room.code, ...people.flat()].filter((text) => text !== room.code);

test('every fact of the log that staff may know is in the record once, as an entry or counted beside (N31)', async () => {
  const facts = factsFor('staff', await house.store.read(room.id, 0)).map(({ seq }) => seq);
  const told = new Set(record.entries.flatMap((entry) => entry.facts));
  const beside = alsoKinds.reduce((sum, kind) => sum + record.also[kind], 0);
  expect([...told].filter((seq) => !facts.includes(seq))).toEqual([]);
  expect(told.size + beside).toBe(facts.length);
});

test('every entry and every word in six scripts is in each text format (N31, N35)', () => {
  for (const format of ['md', 'html', 'csv', 'irc'] as const) {
    const text = letters(files[format].toString().replace(/\\(?=[^\w\s])/g, ''));
    for (const one of everything()) expect([format, one, text.includes(letters(one))]).toEqual([format, one, true]);
  }
  for (const { id } of record.entries) {
    expect(files.md.toString()).toContain(`<a id="${id}"></a>`);
    expect(files.html.toString()).toContain(`id="${id}"`);
  }
  expect(files.html.toString()).toContain('&lt;b&gt;bold&lt;/b&gt;');
  expect(files.html.toString()).not.toMatch(/<script|<b>bold/);
});

test.skipIf(!has('soffice'))('LibreOffice reads the whole record in the document of Word (N31)', { timeout: 120_000 }, () => {
  const text = letters(readByOffice(files.docx));
  for (const one of [...everything(), decision]) expect([one, text.includes(letters(one))]).toEqual([one, true]);
});

test.skipIf(!has('pdftotext'))('the PDF is tagged, brings its letters, and poppler reads the whole record in it (N31, N34)', () => {
  const { text, about, fonts } = readByPoppler(files.pdf);
  expect(about).toMatch(/Tagged:\s+yes/);
  expect(about).toMatch(/Title:\s+Record of Assembly/);
  const kinds = fonts.trimEnd().split('\n').slice(2);
  expect(kinds.length).toBeGreaterThan(4);
  for (const line of kinds) expect(line).toMatch(/ yes yes yes /);
  const found = letters(text);
  for (const one of everything()) expect([one, found.includes(letters(one))]).toEqual([one, true]);
  expect(found).toContain(letters('#let x = 1; $a^2$ <b>bold</b> @e1'));
});

test('a calendar reads the next meeting at its time and each open deadline on its day (N31)', () => {
  const calendar = new ICAL.Component(ICAL.parse(files.ics.toString()) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const [next, ...deadlines] = events;
  expect([next!.startDate.toJSDate(), next!.endDate.toJSDate()].map((at) => at.toISOString())).toEqual([
    '2027-03-09T13:00:00.000Z',
    '2027-03-09T14:30:00.000Z',
  ]);
  expect(deadlines.map(({ summary, startDate }) => [summary, startDate.toString()])).toEqual(
    people.map(([, subject], i) => [`Action ${i + 1}: ${subject}`, `2027-03-0${i + 1}`]),
  );
});

test('the log reads as minutes: a topic for each item, who said what, actions and resolutions (N31)', () => {
  const lines = files.irc.toString().trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^\d\d:\d\d:\d\d <onefloor> \S/);
  const said = lines.map((line) => line.slice('00:00:00 <onefloor> '.length));
  expect(said.filter((line) => line.startsWith('Topic: ')).length).toBe(people.length);
  expect(said.filter((line) => line.startsWith('ACTION: '))).toEqual(
    people.map(([name, subject], i) => `ACTION: ${name} - ${subject} - due 2027-03-0${i + 1}`),
  );
  for (const [name, subject] of people) expect(said).toContain(`${name}: ${subject}`);
  expect(said.filter((line) => line.startsWith('RESOLUTION: ')).length).toBe(1);
});

test.skipIf(!has('jq'))('another program counts in the JSON what the record counts (N31)', () => {
  expect(askedOfJq(files.json, '[.entries[] | select(.what == "turn")] | length')).toBe(String(people.length));
  expect(askedOfJq(files.json, '[.entries[].id] | (length - (unique | length))')).toBe('0');
});

test('the JSON is as its published schema says, and nothing else is (N31)', async () => {
  const schema = (await (await fetch(`${house.url}/api/record.schema.json`)).json()) as AnySchema;
  const isValid = new Ajv2020({ strict: false }).compile(schema);
  expect([isValid(record), isValid.errors]).toEqual([true, null]);
  const [first, ...others] = record.entries;
  for (const wrong of [
    { ...record, more: 1 },
    { ...record, entries: [{ ...first, at: 'noon' }, ...others] },
    { ...record, people: null },
  ])
    expect(isValid(wrong)).toBe(false);
});

test.skipIf(!has('python3'))('everything is in one file, and each file in it is as its sum says (N31)', async () => {
  const url = `${house.url}/api/meetings/${room.code}/record.zip`;
  const answer = await fetch(url, { headers: { cookie: chair!.cookie } });
  const names = checkedFiles(Buffer.from(await answer.arrayBuffer()));
  const others = ['reports.md', 'messages.md', 'actions.csv', 'notes.md'];
  const wanted = [...formatNames.map((format) => `record.${format}`), ...others].map((name) => `${room.code}-${name}`);
  expect(names).toEqual(expect.arrayContaining(wanted));
  expect((await fetch(url)).status).toBe(404);
});

test('whoever asks without gzip gets the same bytes, and outsiders nothing (N31, S1)', async () => {
  const url = `${house.url}/api/meetings/${room.code}/record.html`;
  const plain = await fetch(url, { headers: { cookie: ben!.cookie, 'accept-encoding': 'identity' } });
  const packed = await fetch(url, { headers: { cookie: ben!.cookie } });
  expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip']);
  expect(await plain.text()).toBe(await packed.text());
  for (const format of formatNames) expect((await fetch(url.replace('html', format))).status).toBe(404);
});
