import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { longestReport } from '../shared/reports/written.ts';
import { textOf } from '../shared/reports/state.ts';
import { does } from './full-room.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { newFolder } from './house.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { builtSecretary, startProcess, type SecretaryProcess } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
const { folder, remove } = newFolder();
let running: SecretaryProcess;
let port: number;
let room: Room;
let [chair, desk, ada, bo, dee] = [] as unknown as [Seat, Seat, Seat, Seat, Seat];
let roundId: string;
const groupId = 'g1';
const editors: Editor[] = [];
beforeAll(async () => {
  built = await builtSecretary();
  running = startProcess(built.main, folder, 0);
  port = await running.open;
});
afterAll(async () => {
  await running.end('SIGTERM');
  remove();
  built.remove();
});
/** Ada and Bo are in the first group, which Bo reports for; Dee is in the second. */
beforeEach(async () => {
  room = await meetingAt(`http://127.0.0.1:${port}`);
  chair = await room.sit('Chair', { role: 'chair' });
  desk = await room.sit('Desk', { role: 'secretariat' });
  [ada, bo, dee] = [await room.sit('Ada'), await room.sit('Bo'), await room.sit('Dee')];
  await does(chair, { name: 'open-meeting', input: {} });
  await does(desk, { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'Access' }, { title: 'Costs' }] } });
  roundId = desk.meeting().groups.rounds[0]!.id;
  const list = [ada, bo, dee].map(({ personId }) => ({ personId, groupId: personId === dee.personId ? 'g2' : groupId }));
  await does(desk, { name: 'assign', input: { roundId, how: 'list', list } });
  await does(chair, { name: 'start-round', input: { roundId } });
  await does(bo, { name: 'name-rapporteur', input: { groupId, personId: bo.personId } });
});
afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close();
  await room.close();
});

async function editing({ cookie }: Seat) {
  const editor = openEditor({ url: room.url, meeting: room.id, cookie, document: groupId, kept: true });
  editors.push(editor);
  await editor.synced();
  return editor;
}
async function says(editor: Editor, words: string) {
  editor.say(words);
  await eventually(editor.isKept);
}
const finish = () => does(bo, { name: 'finish-group', input: { groupId } });
const read = (seat: Seat) => textOf(seat.meeting(), groupId).text;
const reads = (seat: Seat, text: string) => until(seat, () => read(seat) === text);
async function call() {
  await does(chair, { name: 'add-agenda-item', input: { title: 'Reports', kind: 'report-back' } });
  await does(chair, { name: 'open-agenda-item', input: { itemId: chair.meeting().agenda.items[0]!.id } });
  await does(chair, { name: 'call-report', input: { groupId, holderISaw: null } });
}
async function killedAndBack(between: () => Promise<void> | void = () => {}) {
  await running.end('SIGKILL');
  await between();
  running = startProcess(built.main, folder, port);
  await running.open;
  await until(chair, () => chair.store.getState().link === 'live', 20_000);
}

test('what a group wrote is its report when it ends, for its people and staff; everybody reads it from the call on, as its rapporteur mends it (G8, N26)', async () => {
  const hers = await editing(ada);
  await says(hers, 'We agree.');
  await says(hers, 'Access comes first.');
  expect(read(desk)).toBe('');
  await finish();
  for (const seat of [desk, chair, ada, bo]) await reads(seat, 'We agree.\nAccess comes first.');
  expect(read(dee)).toBe('');

  const his = await editing(bo);
  await says(his, 'As written in the break.');
  await call();
  await reads(dee, 'We agree.\nAccess comes first.\nAs written in the break.');
  const began = performance.now();
  await says(his, 'And as I say now.');
  await reads(dee, 'We agree.\nAccess comes first.\nAs written in the break.\nAnd as I say now.');
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('whoever reads a report has it every 3 s while its rapporteur writes without a rest, and not with each letter (G8)', async () => {
  const his = await editing(bo);
  await finish();
  await call();
  const before = dee.seq();
  const lengths = new Set<number>();
  const typing = setInterval(() => his.say('x'), 40);
  const looking = setInterval(() => lengths.add(read(dee).length), 10);
  await wait(7_000);
  clearInterval(typing);
  await wait(3_500);
  clearInterval(looking);
  expect(lengths.size).toBeGreaterThanOrEqual(3);
  expect(lengths.size).toBeLessThanOrEqual(6);
  expect(dee.seq() - before).toBeLessThanOrEqual(6);
});

test('a text that is said again is no new fact, and one of a group that wrote nothing is none at all (N26)', async () => {
  const his = await editing(bo);
  await says(his, 'We agree.');
  await finish();
  await does(chair, { name: 'end-round', input: { roundId } });
  await reads(desk, 'We agree.');
  await says(his, 'x');
  his.unsay();
  await eventually(his.isKept);
  const before = desk.seq();
  await call();
  await wait(1_500);
  // The item, its opening, the turn and the call.
  expect(desk.seq() - before).toBe(4);
});

test('a secretary that is killed between the end of a group and the taking of its text makes up for it (N26, N14)', async () => {
  const his = await editing(bo);
  await says(his, 'Before the end.');
  const sent = bo.send({ name: 'finish-group', input: { groupId } });
  await until(desk, () => desk.meeting().reports.list.length === 1);
  await killedAndBack();
  await sent;
  await reads(desk, 'Before the end.');
  await says(his, 'After it.');
  await killedAndBack();
  await reads(desk, 'Before the end.\nAfter it.');
});

test('when the meeting is closed the record has all that was written in time (N26, N31)', async () => {
  const his = await editing(bo);
  await finish();
  await says(his, 'The last sentence.');
  await does(chair, { name: 'close-meeting', input: {} });
  await reads(desk, 'The last sentence.');
  const file = await fetch(`${room.url}/api/meetings/${room.id}/reports.md`, { headers: { cookie: desk.cookie } });
  expect(await file.text()).toContain('\nThe last sentence.\n');
});

test('a report is cut where screens could not carry it, says so, and the document has all of it (N26, N27)', async () => {
  const his = await editing(bo);
  await says(his, 'word '.repeat(longestReport / 4));
  await finish();
  await until(desk, () => textOf(desk.meeting(), groupId).cut);
  expect(read(desk).length).toBeLessThanOrEqual(longestReport);
  const at = (path: string) => fetch(`${room.url}/api/meetings/${room.id}/${path}`, { headers: { cookie: desk.cookie } });
  expect(await (await at('reports.md')).text()).toContain('There is more of it in the notes of the group.');
  expect((await (await at(`documents/${groupId}.md`)).text()).length).toBeGreaterThan(longestReport);
});
