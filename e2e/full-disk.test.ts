import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenSecretary } from '../server/secretary.given.ts';
import { sqliteStore, type SqliteStore } from '../server/store.sqlite.ts';
import { plenary } from '../shared/floor-id.ts';
import { newFolder } from './house.ts';
import { caughtUp, meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { stranger } from './stranger.ts';

const floor = plenary;
const fewPages = 60;
const enoughPages = 1_000_000;
const { folder, remove } = newFolder();

let store: SqliteStore;
let stop: () => Promise<void>;
let room: Room;
let desk: Seat;
let ana: Seat;
beforeAll(async () => {
  store = await sqliteStore(join(folder, 'onefloor.db'));
  const secretary = await givenSecretary({ store });
  stop = secretary.stop;
  room = await meetingAt(secretary.url);
  desk = await room.sit('Secretariat', { role: 'secretariat' });
  ana = await room.sit('Ana');
});
afterAll(async () => {
  await room.close();
  await stop();
  remove();
});

const isReadOnly = (seat: Seat) => seat.store.getState().readOnly;
const asks = (text: string) => ({ name: 'request-floor', input: { floor, kind: 'intervention', readAloud: text } }) as const;
const enter = (label: string) =>
  ({ name: 'request-floor', input: { floor, kind: 'intervention', readAloud: 'x'.repeat(2000), for: { label } } }) as const;

/** Presses until the disk says no; what was promised before is in `promised`. */
async function fill(promised: number[]): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    const answer = await desk.send(enter(`Guest ${i}`));
    if (answer.ok) promised.push(answer.seq);
    else return expect(answer).toEqual({ ok: false, refusal: 'store-failing' });
  }
  throw new Error('the disk was never full');
}

async function answerAtTheDoor() {
  const response = await fetch(`${room.url}/api/meetings/${room.code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Guest', attendance: 'remote' }),
  });
  return { status: response.status, said: (await response.json()) as unknown };
}

test('a full disk makes the meeting read-only with a banner, promises nothing, and goes on by itself once there is room (N14)', async () => {
  const promised: number[] = [];
  const before = await desk.send(asks('Before'));
  store.limitPages(fewPages);
  await fill(promised);
  expect(promised.length).toBeGreaterThan(5);

  await Promise.all([desk, ana].map((seat) => until(seat, () => isReadOnly(seat))));
  const seen = ana.meeting();
  const kept = await store.read(room.id, 0);
  const refused = await Promise.all(Array.from({ length: 20 }, () => ana.send(asks('x'.repeat(2000)))));
  for (const answer of refused) expect(answer).toEqual({ ok: false, refusal: 'store-failing' });
  expect(await store.read(room.id, 0)).toEqual(kept);
  expect(ana.meeting()).toEqual(seen);

  const late = await stranger(room.url, { meeting: room.id, cookie: ana.cookie });
  expect(await late.ask('join', { after: null })).toMatchObject({ seq: kept.length, me: { id: ana.personId } });
  await expect.poll(() => late.heard).toContain('42["condition",{"readOnly":true}]');
  expect(await answerAtTheDoor()).toMatchObject({ status: 503, said: { error: { code: 'store-failing' } } });
  expect(await desk.send({ name: 'close-queue', input: { floor } })).toEqual({ ok: false, refusal: 'store-failing' });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect([desk, ana].map(isReadOnly)).toEqual([true, true]);

  store.limitPages(enoughPages);
  const began = performance.now();
  await Promise.all([desk, ana].map((seat) => until(seat, () => !isReadOnly(seat))));
  console.log(
    `${promised.length} promises until the disk was full; writable again ${Math.round(performance.now() - began)} ms after there was room`,
  );
  await expect.poll(() => late.heard.at(-1)).toBe('42["condition",{"readOnly":false}]');
  late.close();

  const after = await ana.send(asks('After'));
  if (!after.ok || !before.ok) throw new Error('not taken');
  await caughtUp(desk, after.seq);
  const facts = new Map((await store.read(room.id, 0)).map(({ seq, event }) => [seq, event.type]));
  for (const seq of [before.seq, ...promised, after.seq]) expect(facts.get(seq)).toBe('floor-requested');
  expect(desk.meeting().floors[floor]!.queue.waiting.filter(({ personId }) => personId === ana.personId)).toHaveLength(1);
  expect([...facts.keys()]).toEqual(Array.from({ length: after.seq }, (_, i) => i + 1));
  expect(desk.meeting()).toEqual(ana.meeting());
});
