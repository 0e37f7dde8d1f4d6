import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archived } from '../server/archive.sqlite.ts';
import { erasedFrom } from '../server/erasing-tables.ts';
import { sqliteStore } from '../server/store.sqlite.ts';
import { plenary } from '../shared/floor-id.ts';
import { openEditor, eventually } from './editor.ts';
import { does } from './full-room.ts';
import { newFolder, openHouse, type House } from './house.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { builtSecretary } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
let house: House;
const to = newFolder();
let rooms: Room[] = [];
let everything = '';

const onefloor = (folder: string, args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built.main, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, DATA_DIR: folder, PORT: '0' },
  });
  return { status, out: stdout, said: stderr.trim() };
};

beforeAll(async () => {
  built = await builtSecretary();
  house = await openHouse({ store: 'sqlite' });
  rooms = [await meetingAt(house.url, {}, 'Первое'), await meetingAt(house.url, {}, 'Second')];
  const [room] = rooms as [Room, Room];
  const chair = await room.sit('Chair', { role: 'chair' });
  const ada = await room.sit('آدا');
  await does(chair, { name: 'open-meeting', input: {} });
  await does(ada, { name: 'request-floor', input: { floor: plenary, kind: 'question', subject: 'On costs' } });
  await does(chair, { name: 'say-in-chat', input: { floor: plenary, text: 'Welcome' } });
  await does(chair, { name: 'record-decision', input: { text: 'We go on' } });
  const scribe = await room.sit('Scribe', { role: 'rapporteur' });
  const editor = openEditor({ url: house.url, meeting: room.id, cookie: scribe.cookie, kept: true });
  await editor.synced();
  editor.write('What was said.');
  await eventually(() => editor.isKept());
  editor.close();
  for (const one of rooms) await one.close();
  await house.stop();
  const { status, out, said } = onefloor(house.folder, ['export']);
  expect([status, said]).toEqual([0, expect.stringMatching(/^Exported\. SHA-256: [0-9a-f]{64}$/)]);
  everything = out;
});
afterAll(async () => {
  await house.close();
  to.remove();
  built.remove();
});

test('what was exported and taken into an empty server is the same, to the last byte and by its hash (N31)', async () => {
  const { status, said } = onefloor(to.folder, ['import'], everything);
  expect([status, said]).toEqual([0, expect.stringContaining(rooms.map(({ code }) => code).join(', '))]);
  expect(onefloor(to.folder, ['export']).out).toBe(everything);
  const kept = async (folder: string) => {
    const store = await sqliteStore(join(folder, 'onefloor.db'));
    const { id } = rooms[0]!;
    const { epoch: _its, ...document } = await store.documents.open(id, 'plenary', 'none');
    const all = [await store.read(id, 0), await store.roster(id), await store.visits(id), document];
    await store.close();
    return all;
  };
  expect(await kept(to.folder)).toEqual(await kept(house.folder));
});

test('a meeting by its code, and nothing of another (N31)', () => {
  const { out } = onefloor(house.folder, ['export', rooms[1]!.code.toLowerCase()]);
  expect(out).toContain(rooms[1]!.id);
  expect(out).not.toContain(rooms[0]!.id);
  expect(onefloor(house.folder, ['export', 'NOSUCH'])).toMatchObject({ status: 1, said: 'There is no meeting with the code NOSUCH.' });
});

test('all of it is taken in or nothing: not twice, not damaged, not without its end (N31, S1)', () => {
  const empty = newFolder();
  const lines = everything.split('\n');
  const refused = (text: string, folder = empty.folder) => {
    const { status, said } = onefloor(folder, ['import'], text);
    return [status, said];
  };
  expect(refused(everything, to.folder)).toEqual([1, `The meeting ${rooms[0]!.code} is here already.`]);
  expect(refused(everything.replace('We go on', 'We stop'))).toEqual([1, expect.stringContaining('damaged')]);
  expect(refused(lines.slice(0, -2).join('\n'))).toEqual([1, 'The end is missing.']);
  expect(refused('{"a":1}')).toEqual([1, 'This is no archive of Onefloor.']);
  expect(refused(everything.replace('"0001-meetings"', '"9999-later"'))).toEqual([1, expect.stringContaining('newer')]);
  expect(refused(`${lines[0]}\n["kysely_migration",{"name":"x"}]`)).toEqual([1, 'Line 2 is no row of a meeting.']);
  expect(onefloor(empty.folder, ['export']).out.trim().split('\n')).toHaveLength(2);
  empty.remove();
});

test('every table is in the archive or named as left out of it (N31)', async () => {
  const store = await sqliteStore(join(to.folder, 'onefloor.db'));
  expect([...archived.tables, ...archived.left].toSorted()).toEqual(store.archive.tables().toSorted());
  // And each says what it has of a person, and what erases that (N36).
  expect(Object.keys(erasedFrom).toSorted()).toEqual(store.archive.tables().toSorted());
  await store.close();
});

test('while a secret poll is open nothing of that meeting is exported (P2)', async () => {
  const other = await openHouse({ store: 'sqlite' });
  const room = await meetingAt(other.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  await does(chair, { name: 'open-meeting', input: {} });
  await does(chair, {
    name: 'prepare-poll',
    input: { question: 'Go on?', options: ['Yes', 'No'], secret: true, many: false, kind: 'poll' },
  });
  const pollId = chair.meeting().polls.polls[0]!.id;
  await does(chair, { name: 'open-poll', input: { pollId } });
  await does(chair, { name: 'answer-poll', input: { pollId, options: [0], ballot: 'a-ballot-of-this-device-0001' } });
  await room.close();
  await other.stop();
  expect(onefloor(other.folder, ['export'])).toMatchObject({ status: 1, said: expect.stringContaining('secret poll') as string });
  await other.close();
});
