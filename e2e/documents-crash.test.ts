import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sqliteStore } from '../server/store.sqlite.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { newFolder } from './house.ts';
import { meetingAt, type Room } from './meeting-room.ts';
import { builtSecretary, startProcess } from './secretary-process.ts';

const crashes = Math.ceil(Number(process.env['CRASHES'] ?? 50) / 10);
/** So much goes into the document that its steps are put together several times. */
const filler = '.'.repeat(600);

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => {
  built = await builtSecretary();
});
afterAll(() => built.remove());

/** Writes marks that nobody else writes, and remembers which of them it was told are on disk. */
function keepMarking(editor: Editor, name: string) {
  const written: { mark: string; end: number }[] = [];
  const marks = editor.doc.getArray<string>('marks');
  const timer = setInterval(() => {
    const mark = `${name}-${written.length}`;
    marks.insert(Math.floor(Math.random() * marks.length), [`${mark}${filler}`]);
    // What is struck out again must not come back either.
    if (Math.random() < 0.3) {
      const place = Math.floor(Math.random() * marks.length);
      if (marks.get(place).startsWith('strike')) marks.delete(place);
      else marks.insert(place, ['strike']);
    }
    written.push({ mark, end: Y.getState(editor.doc.store, editor.doc.clientID) });
  }, 20);
  const onDisk = () => editor.said.kept.at(-1)?.state.get(editor.doc.clientID) ?? 0;
  return {
    promised: () => written.filter(({ end }) => end <= onDisk()).map(({ mark }) => mark),
    stop: () => clearInterval(timer),
  };
}

/** How often each mark is in the notes as they lie on the disk, without any server. */
async function onDisk(folder: string, meeting: string) {
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  const { steps } = await store.documents.open(meeting, 'plenary', 'none');
  await store.close();
  const doc = new Y.Doc();
  for (const { update } of steps) Y.applyUpdate(doc, update);
  const times = new Map<string, number>();
  for (const mark of doc.getArray<string>('marks').toArray()) {
    const name = mark.replaceAll('.', '');
    if (name !== 'strike') times.set(name, (times.get(name) ?? 0) + 1);
  }
  return { times, steps: steps.length, isWhole: doc.store.pendingStructs === null && doc.store.pendingDs === null };
}

async function writersIn(room: Room): Promise<Editor[]> {
  const seats = await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => room.sit(name, { role: 'rapporteur' })));
  return seats.map(({ cookie }) => openEditor({ url: room.url, meeting: room.id, cookie, kept: true }));
}

test(`${crashes} times kill -9 while three write: what was said to be kept is on the disk, once (N27, N14)`, async () => {
  const { folder, remove } = newFolder();
  let running = startProcess(built.main, folder, 0);
  const port = await running.open;
  const room = await meetingAt(`http://127.0.0.1:${port}`);
  const editors = await writersIn(room);
  const writers = editors.map((editor, i) => keepMarking(editor, `mark${i}`));
  const promised = () => writers.flatMap((writer) => writer.promised());
  let [fewest, most] = [Infinity, 0];
  for (let crash = 1; crash <= crashes; crash += 1) {
    const before = promised().length;
    await eventually(() => promised().length > before + 15, 20_000);
    await wait(Math.random() * 200);
    await running.end('SIGKILL');
    const kept = await onDisk(folder, room.id);
    [fewest, most] = [Math.min(fewest, kept.steps), Math.max(most, kept.steps)];
    expect({ whole: kept.isWhole, notOnce: promised().filter((mark) => kept.times.get(mark) !== 1) }).toEqual({ whole: true, notOnce: [] });
    running = startProcess(built.main, folder, port);
    await running.open;
  }
  for (const writer of writers) writer.stop();
  await eventually(() => editors.every((editor) => editor.provider.synced && editor.isKept()), 20_000);
  const { length } = promised();
  for (const editor of editors) editor.close();
  await room.close();
  expect(await running.end('SIGTERM')).toBe(0);
  const { times, steps } = await onDisk(folder, room.id);
  remove();
  console.log(
    `${crashes} kills, ${length} marks promised, all on disk once; from ${fewest} to ${most} steps at a kill, ${steps} at the end`,
  );
  expect([...times.values()].every((count) => count === 1)).toBe(true);
  expect(times.size).toBe(length);
}, 240_000);
