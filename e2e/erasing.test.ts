import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '../server/log.ts';
import { plenary } from '../shared/floor-id.ts';
import type { Command } from '../shared/decide.ts';
import { fullMessage } from '../shared/every-fact.given.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { newFolder, openHouse, type House } from './house.ts';
import { caughtUp, meetingAt, roomOf, until, type Room, type Seat } from './meeting-room.ts';
import { builtSecretary, startProcess } from './secretary-process.ts';

const floor = plenary;
const said: string[] = [];
const log = createLog({ level: 'debug', stream: new Writable({ write: (text, _encoding, done) => (said.push(String(text)), done()) }) });

/** A word of its own for each field, which nobody else writes. */
const mark = (whose: string, field: string) => `${whose}x${field}x${Math.random().toString(36).slice(2, 10)}`;
const fields = [
  'name',
  'organisation',
  'region',
  'group',
  'subject',
  'question',
  'declined',
  'line',
  'objection',
  'comment',
  'reply',
  'suggestion',
  'note',
  'removed',
  'label',
] as const;
type Marks = Record<(typeof fields)[number], string>;
const marksOf = (whose: string) => Object.fromEntries(fields.map((field) => [field, mark(whose, field)])) as Marks;
/** Of somebody who stays these go by themselves: what was deleted in a text is in no step, and a label gave way to a name. */
const lasting = (marks: Marks) => Object.entries(marks).flatMap(([field, word]) => (['removed', 'label'].includes(field) ? [] : [word]));

async function does(seat: Seat, command: Command) {
  const answer = await seat.send(command);
  expect(answer, command.name).toMatchObject({ ok: true });
  // Whoever acts next has heard of it.
  if (chair && 'seq' in answer && command.name !== 'erase-person') await caughtUp(chair, answer.seq);
}
const bytesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
const foundIn = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

const anchor = { start: { tname: 'default', assoc: 0 }, end: { tname: 'default', assoc: 0 } };
let ids = 0;
async function margin({ url, id }: Room, { cookie }: Seat, name: string, input: object): Promise<number> {
  const body = JSON.stringify({ id: `margin-${(ids += 1)}`, name, input });
  const answer = await fetch(`${url}/api/meetings/${id}/documents/plenary/margin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body,
  });
  return ((await answer.json()) as { thread: number }).thread;
}

/** Everything that a meeting lets be read of it, by this person. */
async function readable(room: Room, { cookie }: { cookie: string }): Promise<string> {
  const files = [
    'record.json',
    'record.md',
    'record.csv',
    'record.html',
    'reports.md',
    'captions.txt',
    'captions.vtt',
    'actions.csv',
    'actions.json',
  ];
  const more = ['messages.md', 'messages.json', 'people', 'lines/chat?floor=plenary', 'parity', 'messages/m1/answers'];
  const documents = ['documents/plenary.md', 'documents/plenary.html', 'documents/plenary/versions', 'documents/plenary/margin/names'];
  const versions = [1, 2, 3, 4].flatMap((n) => [`documents/plenary/versions/${n}`, `documents/plenary/versions/${n}.md`]);
  const plain = ['', '/captions', '/queue'].map((page) => `${room.url}/m/${room.code}/plain${page}`);
  const api = [...files, ...more, ...documents, ...versions].map((file) => `${room.url}/api/meetings/${room.id}/${file}`);
  const texts = await Promise.all(
    [...api, ...plain].map((address) => fetch(address, { headers: { cookie } }).then((answer) => answer.text())),
  );
  return texts.join('\n');
}
const held = ({ store }: Seat) => {
  const { meeting, people, heard } = store.getState();
  return JSON.stringify({ meeting, people, heard });
};

/** Somebody fills everything that somebody can fill. */
async function plant(room: Room, chair: Seat, scribe: Seat, seat: Seat, words: Marks, messageId: string): Promise<Editor> {
  const { personId } = seat;
  const card = { organisation: words.organisation, region: words.region, stakeholderGroup: words.group, capacity: 'organisation' as const };
  await does(seat, { name: 'amend-card', input: { personId, ...card } });
  await does(chair, { name: 'request-floor', input: { floor, kind: 'intervention', for: { label: words.label } } });
  const placeholder = chair.meeting().floors[floor]!.queue.waiting.at(-1)!;
  await does(chair, { name: 'give-floor', input: { floor, requestId: placeholder.id, holderISaw: null } });
  await does(chair, { name: 'end-turn', input: { floor, turnId: chair.meeting().floors[floor]!.floor.turn!.id } });
  await does(chair, { name: 'name-placeholder', input: { personId: placeholder.personId, as: { personId } } });
  await does(seat, { name: 'request-floor', input: { floor, kind: 'intervention', subject: words.subject } });
  await does(seat, { name: 'ask-question', input: { text: words.question } });
  await does(seat, { name: 'ask-question', input: { text: words.declined } });
  const refused = chair.meeting().relay.questions.find((one) => 'text' in one && one.text === words.declined)!;
  await does(chair, { name: 'decline-question', input: { questionId: refused.id, reason: 'Twice' } });
  await does(seat, { name: 'say-in-chat', input: { floor, text: words.line } });
  await does(seat, { name: 'respond-to-message', input: { messageId, stance: 'object', comment: words.objection } });
  const thread = await margin(room, scribe, 'comment', { anchor, quote: 'a passage', text: 'Which river?' });
  await margin(room, seat, 'comment', { anchor, quote: 'a passage', text: words.comment });
  await margin(room, seat, 'suggest', { anchor, quote: 'a passage', text: words.suggestion });
  await does(desk!, { name: 'give-role', input: { personId, role: 'rapporteur' } });
  await margin(room, seat, 'reply', { thread, text: words.reply });
  const editor = openEditor({ url: room.url, meeting: room.id, cookie: seat.cookie, kept: true });
  await editor.synced();
  editor.say(words.removed);
  await eventually(() => editor.isKept());
  editor.unsay();
  editor.say(words.note);
  const mention = new Y.XmlElement('mention');
  mention.setAttribute('kind', 'person');
  mention.setAttribute('id', personId);
  (editor.doc.getXmlFragment('default').get(0) as Y.XmlElement).push([mention]);
  await eventually(() => editor.isKept());
  return editor;
}

let house: House;
let room: Room;
let [desk, chair, scribe, gone, stays]: Seat[] = [];
const words = { gone: marksOf('gone'), stays: marksOf('stays') };
let before = { archive: '', facts: 0, record: [] as unknown[] };
const editors: Editor[] = [];
const theirs = Object.values(words.gone);
const others = lasting(words.stays);

const entriesOf = async (seat: Seat) => {
  const answer = await fetch(`${room.url}/api/meetings/${room.id}/record.json`, { headers: { cookie: seat.cookie } });
  const { entries } = (await answer.json()) as { entries: Record<string, unknown>[] };
  return entries.map(({ what, seconds, kind, attendance, standing, counts, at }) => ({
    what,
    seconds,
    kind,
    attendance,
    standing,
    counts,
    at,
  }));
};

beforeAll(async () => {
  house = await openHouse({ store: 'sqlite', log });
  room = await meetingAt(house.url);
  desk = await room.sit('Desk', { role: 'secretariat' });
  chair = await room.sit('Chair', { role: 'chair' });
  scribe = await room.sit('Scribe', { role: 'rapporteur' });
  gone = await room.sit(words.gone.name);
  stays = await room.sit(words.stays.name);
  await does(chair, { name: 'open-meeting', input: {} });
  const { text, policyQuestion, audience, wayForward, theme } = fullMessage;
  await does(scribe, { name: 'draft-message', input: { text, policyQuestion, audience, wayForward, theme } });
  const messageId = scribe.meeting().messages.list[0]!.id;
  await does(scribe, { name: 'start-read-back', input: { messageIds: [messageId] } });
  editors.push(await plant(room, chair, scribe, stays, words.stays, messageId));
  editors.push(await plant(room, chair, scribe, gone, words.gone, messageId));
  await does(chair, { name: 'end-read-back', input: {} });
  await does(scribe, { name: 'freeze-document', input: { documentId: 'plenary' } });
  before = { archive: [...archive()].join(''), facts: desk.seq(), record: await entriesOf(stays) };
}, 60_000);
afterAll(async () => {
  for (const editor of editors) editor.close();
  await room.close();
  await house.close();
});
const archive = () => (house.store as unknown as { archive: { give: (codes: string[]) => Iterable<string> } }).archive.give([]);

/** Where any of these words may be read. */
async function everywhere(): Promise<string> {
  const seats = [desk!, chair!, scribe!, stays!];
  const fresh = await room.sit('Fresh');
  const read = await Promise.all([...seats, { cookie: '' }].map((seat) => readable(room, seat)));
  return [...read, ...[...seats, fresh].map(held), [...archive()].join(''), bytesIn(house.folder), said.join('')].join('\n');
}

test('what is planted is found before, so that it could be found after (N36)', async () => {
  const all = await everywhere();
  expect(foundIn(all, lasting(words.gone)).length).toBe(13);
});

test('erasing a person leaves none of their words anywhere, and all of the others’ (N36)', async () => {
  await does(desk!, { name: 'erase-person', input: { personId: gone!.personId, notes: true } });
  await until(desk!, () => desk!.meeting().erasing.people[0]?.done instanceof Object);
  const all = await everywhere();
  expect(foundIn(all, theirs)).toEqual([]);
  expect(foundIn(all, others)).toEqual(others);
  expect(all).toContain('Erased participant 1');
  expect(foundIn(said.join(''), [...theirs, ...others])).toEqual([]);
  expect(gone!.store.getState().link).toBe('refused');
});

test('the record adds up as before: every entry, second and count, and no number is missing (N36, N31)', async () => {
  expect((await entriesOf(stays!)).slice(0, before.record.length)).toEqual(before.record);
  const facts = await house.store.read(room.id, 0);
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1));
  expect(desk!.meeting().messages.list[0]!.readBacks[0]!.counts!.remote).toEqual([0, 0, 2]);
});

test('a frozen version in which they wrote keeps its number, and its hash is good no more (N36, M4)', async () => {
  const [frozen] = desk!.meeting().documents['plenary']!;
  expect(frozen).toMatchObject({ version: 1, hash: '' });
});

test('their cookie is nobody’s, and whoever comes with it comes as somebody new (N36)', async () => {
  const about = { method: 'POST', headers: { 'content-type': 'application/json', cookie: gone!.cookie } };
  const answer = await fetch(`${room.url}/api/meetings/${room.code}/join`, {
    ...about,
    body: JSON.stringify({ name: 'Again', attendance: 'remote' }),
  });
  const { personId } = (await answer.json()) as { personId: string };
  expect([answer.status, personId === gone!.personId]).toEqual([200, false]);
});

test('after a restart it is all as it was after the erasing (N36)', async () => {
  const { goOn } = await house.stop();
  await goOn();
  await until(desk!, () => desk!.store.getState().link === 'live');
  const bytes = bytesIn(house.folder);
  expect(foundIn(bytes, theirs)).toEqual([]);
  expect(held(desk!)).not.toContain(words.gone.name);
});

test('killed right after it was begun, it is brought to its end when the secretary is back (N36)', async () => {
  const built = await builtSecretary();
  const { folder, remove } = newFolder();
  let process = startProcess(built.main, folder, 0);
  const port = await process.open;
  const there = await meetingAt(`http://127.0.0.1:${port}`);
  const secretary = await there.sit('Desk', { role: 'secretariat' });
  const name = mark('killed', 'name');
  const note = mark('killed', 'note');
  const writer = await there.sit(name, { role: 'rapporteur' });
  const editor = openEditor({ url: there.url, meeting: there.id, cookie: writer.cookie, kept: true });
  await editor.synced();
  editor.say(note);
  await eventually(() => editor.isKept());
  expect(foundIn(bytesIn(folder), [name, note])).toHaveLength(2);
  void secretary.send({ name: 'erase-person', input: { personId: writer.personId, notes: true } });
  await until(secretary, () => secretary.meeting().erasing.people.length > 0);
  await process.end('SIGKILL');
  editor.close();
  process = startProcess(built.main, folder, port);
  await process.open;
  await eventually(() => foundIn(bytesIn(folder), [name, note]).length === 0);
  const again = await roomOf(there.url, there).sit('Desk', { role: 'secretariat' });
  await until(again, () => again.meeting().erasing.people[0]?.done instanceof Object);
  await there.close();
  again.connection.close();
  await process.end('SIGTERM');
  remove();
  built.remove();
}, 60_000);
