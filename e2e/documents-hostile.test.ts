import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import {
  attacker,
  gaps,
  inCircles,
  inVersion2,
  longStateVector,
  lyingStateVector,
  manyStructs,
  sameplace,
  smallGap,
  syncFrame,
} from './attacker.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let chair: Seat;
let honest: Editor[];
let usualMs: number;
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  room = await meetingAt(house.url);
  chair = await room.sit('Chair', { role: 'chair' });
  const scribe = await room.sit('Scribe', { role: 'rapporteur' });
  honest = [chair, scribe].map(({ cookie }) => openEditor({ url: house.url, meeting: room.id, cookie, kept: true }));
  await Promise.all(honest.map((editor) => editor.synced()));
  usualMs = Math.max(...(await pressing(30)));
});
afterAll(async () => {
  for (const editor of honest) editor.close();
  await room.close();
  await house.close();
});

/** Somebody who was not cut off before: whoever was has to wait. */
const mallory = () => room.sit('Mallory', { role: 'rapporteur' });
/** The chair closes and opens the list, so many times; how long each took. */
async function pressing(times: number): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    await chair.send({ name: took.length % 2 === 0 ? 'close-queue' : 'reopen-queue', input: { floor: plenary } });
    took.push(performance.now() - began);
  }
  return took;
}

const update = (bytes: Uint8Array) => syncFrame(2, bytes);
const attacks: { what: string; frames: () => Uint8Array[]; code: number }[] = [
  { what: 'gaps of 8 KB', frames: () => [update(gaps(1_200))], code: 4400 },
  { what: 'gaps of 33 KB', frames: () => [update(gaps(4_700))], code: 4400 },
  { what: 'gaps of 131 KB', frames: () => [update(gaps(18_000))], code: 4400 },
  { what: 'a gap of one step', frames: () => [update(smallGap())], code: 4509 },
  { what: 'two letters that stand behind each other', frames: () => [update(inCircles())], code: 4400 },
  { what: 'random bytes for an update', frames: () => [update(randomBytes(3_000))], code: 4400 },
  { what: 'random bytes for a frame', frames: () => [Buffer.concat([Buffer.from([9]), randomBytes(200)])], code: 4400 },
  { what: 'random bytes for somebody present', frames: () => [Buffer.concat([Buffer.from([1, 200]), randomBytes(300)])], code: 4400 },
  { what: 'a frame that ends too early', frames: () => [Uint8Array.from([0, 2, 200, 1, 5])], code: 4400 },
  { what: 'a state vector that lies', frames: () => [syncFrame(0, lyingStateVector())], code: 4400 },
  { what: 'a frame of 10 MB', frames: () => [update(randomBytes(10_000_000))], code: 1009 },
  { what: '120,000 steps in one update', frames: () => [update(manyStructs(120_000))], code: 4400 },
  { what: 'a million updates', frames: () => Array.from({ length: 5_000 }, () => update(manyStructs(200))), code: 4529 },
  { what: 'work without end', frames: () => [update(sameplace(8_000, 50_000)), update(sameplace(15_000, 100_000))], code: 4508 },
];

test.each(attacks)('whoever sends $what is cut off within a second, and the floor does not notice (N27, N14)', async ({ frames, code }) => {
  const screen = await attacker(house.url, room.id, (await mallory()).cookie);
  const all = frames();
  const began = performance.now();
  for (const frame of all) screen.send(frame);
  const floor = pressing(10);
  const { code: with_, at } = await screen.cut;
  const worst = Math.max(...(await floor));
  console.log(
    `${with_} after ${Math.round(at - began)} ms; a command took at most ${Math.round(worst)} ms, usually ${Math.round(usualMs)} ms`,
  );
  expect(with_).toBe(code);
  // A second; more only where others keep the whole machine busy, so that a command takes long without any attack.
  expect(at - began).toBeLessThan(Math.max(1_000, 20 * usualMs));
  expect(worst).toBeLessThan(Math.max(8 * usualMs, 250));
});

test('a long state vector and an update in the other encoding, which says nothing in this one, harm nobody', async () => {
  const screen = await attacker(house.url, room.id, (await mallory()).cookie);
  screen.send(syncFrame(0, longStateVector(25_000)));
  screen.send(update(inVersion2()));
  const worst = Math.max(...(await pressing(10)));
  screen.close();
  expect(worst).toBeLessThan(Math.max(8 * usualMs, 250));
});

test('after all that those who meant no harm write on and read the same, and nothing else is in the notes (N27)', async () => {
  const [one, other] = [honest[0]!, honest[1]!];
  one.write('Still here. ');
  await eventually(() => other.read().includes('Still here.'));
  other.write('So am I.');
  await eventually(() => one.read().includes('So am I.') && one.isKept() && other.isKept());
  const late = openEditor({ url: house.url, meeting: room.id, cookie: chair.cookie });
  await late.synced();
  expect([one.read(), other.read(), late.read()].map((text) => text.replaceAll('x', ''))).toEqual(Array(3).fill('Still here. So am I.'));
  expect(honest.flatMap(({ said }) => said.closed)).toEqual([]);
  late.close();
});
