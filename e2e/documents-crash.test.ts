import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openPaper, type Paper } from '../client/document-paper.ts';
import { savedAt } from '../client/document-saved.ts';
import { sqliteStore } from '../server/store.sqlite.ts';
import { brokenLine } from './broken-line.ts';
import { crashPoints, dyingAt, type CrashPoint } from './crash-points.ts';
import { eventually, socketWith } from './editor.ts';
import { newFolder } from './house.ts';
import { meetingAt, type Seat } from './meeting-room.ts';
import { builtSecretary, startAfter, startProcess } from './secretary-process.ts';

const crashes = Math.ceil(Number(process.env['CRASHES'] ?? 50) / 10);
/** So much is written that steps are put together several times in a life; and no document is written until it is full. */
const filler = '.'.repeat(600);
const livesOfOne = 5;

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => {
  built = await builtSecretary();
});
afterAll(() => built.remove());

/** Somebody at the real client's end, in bursts: what they wrote counts as promised when it is shown as saved. */
function keepMarking(seat: Seat, meetingId: string, origin: string, name: string) {
  Object.assign(globalThis, { WebSocket: socketWith(seat.cookie), location: { origin } });
  const paper = openPaper({ whose: { meetingId, documentId: 'plenary', personId: seat.personId }, mayWrite: true, now: Date.now });
  const marks = paper.doc.getArray<string>('marks');
  const [promised, written] = [new Set<string>(), [] as string[]];
  const look = () => {
    if (savedAt(paper.state().keeping, Date.now()).is === 'saved') for (const mark of written) promised.add(mark);
  };
  paper.subscribe(look);
  let beats = 0;
  const timer = setInterval(() => {
    look();
    beats += 1;
    if (beats % 20 > 8) return;
    const mark = `${name}-${written.length}`;
    paper.doc.transact(() => {
      marks.insert(Math.floor(Math.random() * marks.length), [`${mark}${filler}`]);
      // What is struck out again must not come back either.
      const place = Math.floor(Math.random() * marks.length);
      if (Math.random() < 0.3 && marks.get(place).startsWith('strike')) marks.delete(place);
      else if (Math.random() < 0.3) marks.insert(place, ['strike']);
    });
    written.push(mark);
  }, 20);
  return { paper, promised, written, stop: () => clearInterval(timer) };
}

/** How often each mark is in the notes as they lie on the disk, without any server. */
async function onDisk(folder: string, meeting: string) {
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  const { steps } = await store.documents.open(meeting, 'plenary', 'none');
  await store.close();
  const doc = new Y.Doc();
  for (const { update } of steps) Y.applyUpdate(doc, update);
  return { times: timesIn(doc), steps: steps.length, isWhole: doc.store.pendingStructs === null && doc.store.pendingDs === null };
}
function timesIn(doc: Y.Doc) {
  const times = new Map<string, number>();
  for (const mark of doc.getArray<string>('marks').toArray()) {
    const name = mark.replaceAll('.', '');
    if (name !== 'strike') times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}
const atRest = ({ state, provider }: Paper) => provider.synced && savedAt(state().keeping, Date.now()).is === 'saved';

/** One meeting that is written in while its secretary dies at each of these points. */
async function lives(points: CrashPoint[]) {
  const { folder, remove } = newFolder();
  let running = startProcess(built.main, folder, 0);
  const port = await running.open;
  const room = await meetingAt(`http://127.0.0.1:${port}`);
  const seats = await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => room.sit(name, { role: 'rapporteur' })));
  const line = await brokenLine(port);
  const writers = seats.map((seat, i) => keepMarking(seat, room.id, line.origin, `mark${i}`));
  const promised = () => writers.flatMap((writer) => [...writer.promised]);
  const notOnce = (times: Map<string, number>) => promised().filter((mark) => times.get(mark) !== 1);
  const steps: number[] = [];

  for (const point of points) {
    const before = promised().length;
    await running.end('SIGKILL');
    const nth = 1 + Math.floor(Math.random() * (point.at === 'append' ? 30 : 1));
    running = startAfter(dyingAt(point, nth, resolve('.')), built.main, folder, port);
    await running.open;
    const hasDied = await Promise.race([running.over.then(() => true), wait(60_000, false)]);
    await running.end('SIGKILL');
    const kept = await onDisk(folder, room.id);
    steps.push(kept.steps);
    expect([point.what, hasDied, kept.isWhole, notOnce(kept.times)]).toEqual([point.what, true, true, []]);
    running = startProcess(built.main, folder, port);
    await running.open;
    await eventually(() => promised().length > before + 10, 60_000);
  }

  for (const writer of writers) writer.stop();
  line.calm();
  await eventually(() => writers.every(({ paper }) => atRest(paper)), 60_000);
  const everything = writers.flatMap(({ written }) => written).toSorted();
  await eventually(() => writers.every(({ paper }) => timesIn(paper.doc).size === everything.length), 20_000);
  const replicas = writers.map(({ paper }) => timesIn(paper.doc));
  for (const { paper } of writers) paper.close();
  line.close();
  await room.close();
  expect(await running.end('SIGTERM')).toBe(0);
  const { times } = await onDisk(folder, room.id);
  remove();
  for (const found of [times, ...replicas]) {
    expect([...found.keys()].toSorted()).toEqual(everything);
    expect([...found.values()].every((count) => count === 1)).toBe(true);
  }
  return { promised: promised().length, fewest: Math.min(...steps), most: Math.max(...steps), ...line.done };
}

const all = Array.from({ length: crashes }, (_, i) => crashPoints[i % crashPoints.length]!);
const meetings = Array.from({ length: Math.ceil(crashes / livesOfOne) }, (_, i) => all.slice(i * livesOfOne, (i + 1) * livesOfOne));

test.each(meetings.map((points, i) => ({ points, i: i + 1, times: points.length })))(
  'meeting $i: $times times killed in the middle of writing, on lines that stall and break: what was shown as saved is on the disk, once (N27, N14)',
  async ({ points }) => console.log(JSON.stringify(await lives(points))),
  600_000,
);
