import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { does } from './full-room.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let desk: Seat;
/** Ada and Bo in the first group, Cem in the second, Dee in neither. */
let [ada, bo, cem, dee] = [] as unknown as [Seat, Seat, Seat, Seat];
let roundId: string;
const [first, second] = ['g1', 'g2'] as const;
const editors: Editor[] = [];
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
});
afterAll(() => house.close());
beforeEach(async () => {
  room = await meetingAt(house.url);
  desk = await room.sit('Desk', { role: 'secretariat' });
  [ada, bo, cem, dee] = [await room.sit('Ada'), await room.sit('Bo'), await room.sit('Cem'), await room.sit('Dee')];
  await does(desk, { name: 'open-meeting', input: {} });
  await does(desk, { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'Access' }, { title: 'Costs' }] } });
  roundId = desk.meeting().groups.rounds[0]!.id;
  const places = [
    [ada, first],
    [bo, first],
    [cem, second],
  ] as const;
  const list = places.map(([{ personId }, groupId]) => ({ personId, groupId }));
  await does(desk, { name: 'assign', input: { roundId, how: 'list', list } });
});
afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close();
  await room.close();
});

function editing({ cookie }: Seat, document: string = first) {
  const editor = openEditor({ url: house.url, meeting: room.id, cookie, document, kept: true });
  editors.push(editor);
  return editor;
}
const start = () => does(desk, { name: 'start-round', input: { roundId } });
const finish = async (groupId: string, by: Seat) => {
  await does(by, { name: 'finish-group', input: { groupId } });
  await until(desk, () => desk.meeting().reports.list.some((report) => report.groupId === groupId));
};
const isShut = async (editor: Editor) => {
  await wait(300);
  return !editor.provider.synced && !editor.provider.wsconnected;
};

test('two of a group write at once and have the same text, staff too; it is there after a restart (G4, N27)', async () => {
  await start();
  const [one, other, staff] = [editing(ada), editing(bo), editing(desk)];
  await Promise.all([one, other, staff].map((editor) => editor.synced()));
  for (let i = 0; i < 30; i += 1) {
    one.text.insert(0, `a${i} `);
    other.write(`b${i} `);
    if (i % 5 === 0) await wait(3);
  }
  await eventually(() => one.isKept() && other.isKept() && one.read() === other.read() && staff.read() === one.read());
  const text = one.read();
  expect(text.match(/[ab]\d+ /g)).toHaveLength(60);
  const { goOn } = await house.stop();
  await goOn();
  other.write('Then on.');
  await eventually(() => other.isKept() && one.read() === `${text}Then on.`);
  const late = editing(desk);
  await late.synced();
  expect(late.read()).toBe(`${text}Then on.`);
});

test('nobody else comes in: not before the round, not from another group, plenary or the public, not to comments, files and versions (G4, S1)', async () => {
  const early = [editing(ada), editing(desk)];
  for (const editor of early) expect(await isShut(editor)).toBe(true);
  await start();
  const own = editing(ada);
  await own.synced();
  own.write('Ours.');
  await eventually(own.isKept);
  for (const { cookie } of [cem, dee, { cookie: '' }]) {
    for (const document of [first, `${first}-margin`]) expect(await isShut(editing({ cookie } as Seat, document))).toBe(true);
    const of = `${room.url}/api/meetings/${room.id}/documents/${first}`;
    for (const path of ['.md', '.html', '/versions', '/versions/1.md'])
      expect((await fetch(`${of}${path}`, { headers: { cookie } })).status).toBe(404);
  }
  for (const path of ['.md', '.html', '/versions'])
    expect(
      (await fetch(`${room.url}/api/meetings/${room.id}/documents/${first}-margin${path}`, { headers: { cookie: ada.cookie } })).status,
    ).toBe(404);
  const file = await fetch(`${room.url}/api/meetings/${room.id}/documents/${first}.html`, { headers: { cookie: ada.cookie } });
  expect([file.headers.get('content-disposition'), (await file.text()).includes('Notes of group 1, Access')]).toEqual([
    expect.stringContaining(`${room.code}-group-1.html`),
    true,
  ]);
});

test('whoever is moved away in the middle of a word is sent out, hears no more and writes no more (G4, G7)', async () => {
  await start();
  const [one, other] = [editing(ada), editing(bo)];
  await Promise.all([one.synced(), other.synced()]);
  const typing = setInterval(() => one.write('x'), 5);
  await eventually(() => other.read().length > 10);
  await does(desk, { name: 'move-person', input: { roundId, personId: ada.personId, groupId: second } });
  await eventually(() => one.said.closed.includes(4403));
  clearInterval(typing);
  await wait(100);
  const then = other.read();
  const before = one.read();
  other.write(' Without Ada.');
  await eventually(other.isKept);
  await wait(300);
  expect(one.read()).toBe(before);
  expect(other.read()).toBe(`${then} Without Ada.`);
  const there = editing(ada, second);
  await there.synced();
});

test('when the group comes back its rapporteur writes on, on the same line; the others read along; when it is called all do (G5, G8)', async () => {
  await start();
  await does(bo, { name: 'name-rapporteur', input: { groupId: first, personId: bo.personId } });
  const [hers, his] = [editing(ada), editing(bo)];
  await Promise.all([hers.synced(), his.synced()]);
  const typing = setInterval(() => his.write('x'), 5);
  await finish(first, bo);
  await does(cem, { name: 'name-group-chair', input: { groupId: second, personId: cem.personId } });
  await finish(second, cem);
  await wait(100);
  clearInterval(typing);
  his.write(' Written after it.');
  await eventually(() => his.isKept() && hers.read() === his.read());
  expect(his.said).toMatchObject({ notKept: [], closed: [] });
  hers.write('No');
  await eventually(() => hers.said.notKept.includes('not-your-notes'));
  expect(await isShut(editing(dee))).toBe(true);

  await does(desk, { name: 'add-agenda-item', input: { title: 'Reports', kind: 'report-back' } });
  const chair = await room.sit('Chair', { role: 'chair' });
  await does(chair, { name: 'open-agenda-item', input: { itemId: chair.meeting().agenda.items[0]!.id } });
  await does(chair, { name: 'call-report', input: { groupId: first, holderISaw: null } });
  const all = editing(dee);
  await all.synced();
  his.write(' And while it is read.');
  await eventually(() => all.read().endsWith('Written after it. And while it is read.'));
});
