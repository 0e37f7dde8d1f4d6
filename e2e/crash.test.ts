import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteStore } from '../server/store.sqlite.ts';
import { emptyMeeting, type Recorded } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { newFolder } from './house.ts';
import { audit, keepPressing, type Promises } from './promises.ts';
import { caughtUp, meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { builtSecretary, startProcess, type SecretaryProcess } from './secretary-process.ts';

const crashes = Number(process.env['CRASHES'] ?? 20);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let built: Awaited<ReturnType<typeof builtSecretary>>;
beforeAll(async () => {
  built = await builtSecretary();
});
afterAll(() => built.remove());

/** A meeting under load in a process of its own, with a folder of its own. */
async function underLoad() {
  const { folder, remove } = newFolder();
  const first = startProcess(built.main, folder, 0);
  const port = await first.open;
  const room = await meetingAt(`http://127.0.0.1:${port}`);
  const chair = await room.sit('Chair', { role: 'chair' });
  const moderator = await room.sit('Moderator', { role: 'moderator' });
  const speakers = await Promise.all(Array.from({ length: 16 }, (_, i) => room.sit(`Speaker ${i}`)));
  await chair.send({ name: 'open-meeting', input: {} });
  const promises = keepPressing(speakers, chair, moderator);
  return {
    room,
    promises,
    seats: [chair, moderator, ...speakers],
    first,
    restart: () => startProcess(built.main, folder, port),
    folder,
    remove,
  };
}

/** What a late joiner is shown, what everybody has on their screens, and what is on disk are one meeting. */
async function readBack(room: Room, seats: Seat[], running: SecretaryProcess, folder: string): Promise<Recorded[]> {
  const late = await room.sit('Late');
  const last = Math.max(...[...seats, late].map((seat) => seat.seq()));
  await Promise.all([...seats, late].map((seat) => caughtUp(seat, last)));
  for (const seat of seats) expect(seat.meeting()).toEqual(late.meeting());
  await room.close();
  expect(await running.end('SIGTERM')).toBe(0);
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  const kept = await store.read(room.id, 0);
  const { cards } = await store.roster(room.id);
  await store.close();
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1));
  expect(kept.slice(0, last).reduce(reduce, emptyMeeting)).toEqual(late.meeting());
  const known = new Set(cards.map(({ id }) => id));
  expect(kept.filter(({ event }) => event.type === 'floor-requested' && !known.has(event.request.personId))).toEqual([]);
  return kept;
}

const somethingWasPromised = async (promises: Promises, more: number) => {
  const before = promises.acknowledged();
  for (let waited = 0; promises.acknowledged() < before + more; waited += 10) {
    if (waited > 20_000) throw new Error('nothing is acknowledged any more');
    await wait(10);
  }
};

test(`${crashes} times kill -9 under load: nothing acknowledged is lost and nothing happens twice (N14)`, async () => {
  const { room, promises, seats, first, restart, folder, remove } = await underLoad();
  const began = performance.now();
  let running = first;
  let beforeItWasOpen = 0;
  for (let crash = 1; crash <= crashes; crash += 1) {
    // Every tenth dies while it is still reading what the one before it left.
    if (crash % 10 === 0) {
      await running.end('SIGKILL');
      running = restart();
      await wait(Math.random() * 500);
      beforeItWasOpen += 1;
    } else {
      await somethingWasPromised(promises, 25);
      await wait(Math.random() * 150);
    }
    await running.end('SIGKILL');
    promises.killed();
    running = restart();
  }
  await running.open;
  await somethingWasPromised(promises, 10);
  await promises.stop();
  const inSeconds = ((performance.now() - began) / 1000).toFixed(1);
  const { lost, doubled, ...counts } = audit(promises, await readBack(room, seats, running, folder));
  remove();
  console.log(
    `${crashes + beforeItWasOpen} kills in ${inSeconds} s: ${JSON.stringify({ ...counts, lost: lost.length, doubled: doubled.length })}`,
  );
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  expect(counts.acknowledged).toBeGreaterThan(crashes * 10);
}, 240_000);

test('a clean stop tells everybody to come back, and they do: nothing acknowledged is lost and nothing happens twice (N14)', async () => {
  const { room, promises, seats, first, restart, folder, remove } = await underLoad();
  let running = first;
  for (let stop = 1; stop <= 3; stop += 1) {
    await somethingWasPromised(promises, 50);
    const toldToComeBack = Promise.all(seats.map((seat) => until(seat, () => seat.store.getState().link === 'reconnecting')));
    const began = performance.now();
    expect(await running.end('SIGTERM')).toBe(0);
    const stoppedMs = performance.now() - began;
    await toldToComeBack;
    running = restart();
    await Promise.all(seats.map((seat) => until(seat, () => seat.store.getState().link === 'live')));
    console.log(`stopped in ${Math.round(stoppedMs)} ms, everybody back after ${Math.round(performance.now() - began)} ms`);
    expect(stoppedMs).toBeLessThan(5_000);
  }
  await promises.stop();
  const { lost, doubled, ...counts } = audit(promises, await readBack(room, seats, running, folder));
  remove();
  console.log(JSON.stringify({ ...counts, lost: lost.length, doubled: doubled.length }));
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
}, 120_000);
