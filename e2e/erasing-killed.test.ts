import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteStore } from '../server/store.sqlite.ts';
import { plenary } from '../shared/floor-id.ts';
import { dyingAt, erasingPoints } from './crash-points.ts';
import { eventually, openEditor } from './editor.ts';
import { bytesIn, foundIn } from './erasing/looking.ts';
import { does } from './erasing/planting.ts';
import { newFolder } from './house.ts';
import { meetingAt, roomOf, until, type Room, type Seat } from './meeting-room.ts';
import { builtSecretary, startAfter, startProcess } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => void (built = await builtSecretary()));
afterAll(() => built.remove());

const floor = plenary;
const word = (of: string) => `${of}x${Math.random().toString(36).slice(2, 12)}`;
type Planted = { name: string; subject: string; line: string; note: string };
const planted = (): Planted => ({ name: word('name'), subject: word('subject'), line: word('line'), note: word('note') });

/** Somebody speaks, asks, chats and writes, also in a version that is kept. */
async function writes(room: Room, desk: Seat, { name, subject, line, note }: Planted): Promise<Seat> {
  const writer = await room.sit(name, { role: 'rapporteur' });
  await does(desk, { name: 'open-meeting', input: {} });
  await does(writer, { name: 'request-floor', input: { floor, kind: 'intervention', subject } });
  await does(writer, { name: 'say-in-chat', input: { floor, text: line } });
  const editor = openEditor({ url: room.url, meeting: room.id, cookie: writer.cookie, kept: true });
  await editor.synced();
  editor.say(note);
  await eventually(() => editor.isKept());
  const headers = { 'content-type': 'application/json', cookie: writer.cookie };
  const address = `${room.url}/api/meetings/${room.id}/documents/plenary/versions`;
  const kept = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ name: 'Noon' }) });
  expect(kept.status).toBe(201);
  editor.close();
  return writer;
}

/** What of these words is in the facts, on the cards and in the chat, as the disk has it while nobody runs. */
async function onDisk(folder: string, { id }: Room, { name, subject, line }: Planted): Promise<string[]> {
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  const all = JSON.stringify([await store.read(id, 0), await store.roster(id), await store.lastLines(id, 100)]);
  await store.close();
  return foundIn(all, [name, subject, line]);
}

const points = [
  ...erasingPoints.map((point) => ({ ...point, script: dyingAt(point, 1, process.cwd()) })),
  { what: 'told that it is done', script: null, isBegun: true },
];
test.each(points)(
  'killed at any moment it is not begun or brought to its end, and never half done: $what (N36)',
  async ({ script, isBegun }) => {
    const { folder, remove } = newFolder();
    const words = planted();
    let running = startProcess(built.main, folder, 0);
    const port = await running.open;
    const room = await meetingAt(`http://127.0.0.1:${port}`);
    const desk = await room.sit('Desk', { role: 'secretariat' });
    const chair = await room.sit('Chair', { role: 'chair' });
    const writer = await writes(room, chair, words);
    await running.end('SIGTERM');
    expect(await onDisk(folder, room, words)).toHaveLength(3);

    running = startAfter(script ?? '', built.main, folder, port);
    await running.open;
    await until(desk, () => desk.store.getState().link === 'live', 20_000);
    const erase = { name: 'erase-person', input: { personId: writer.personId, notes: true } } as const;
    const answered = desk.send(erase);
    if (script) await running.over;
    else {
      expect(await answered).toMatchObject({ ok: true });
      await running.end('SIGKILL');
    }
    await room.close();
    expect(await onDisk(folder, room, words)).toHaveLength(isBegun ? 0 : 3);

    running = startProcess(built.main, folder, port);
    await running.open;
    const again = await roomOf(room.url, room).sit('Desk', { role: 'secretariat' });
    if (!isBegun) {
      expect(again.meeting().erasing.people).toEqual([]);
      expect(again.meeting().floors[floor]!.queue.waiting).toHaveLength(1);
      await does(again, erase);
    }
    await until(again, () => again.meeting().erasing.people[0]?.done instanceof Object);
    expect(again.meeting().erasing.people).toHaveLength(1);
    await eventually(() => foundIn(bytesIn(folder), Object.values(words)).length === 0);
    again.connection.close();
    await running.end('SIGTERM');
    expect(foundIn(bytesIn(folder), Object.values(words))).toEqual([]);
    remove();
  },
  60_000,
);
