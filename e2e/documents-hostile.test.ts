import { afterAll, beforeAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { attacks, harmless } from './attacks.ts';
import { attacker } from './attacker.ts';
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
  expect([code].flat()).toContain(with_);
  // A second; more only where others keep the whole machine busy, so that a command takes long without any attack.
  expect(at - began).toBeLessThan(Math.max(1_000, 20 * usualMs));
  expect(worst).toBeLessThan(Math.max(8 * usualMs, 250));
});

test.each(harmless)('$what harms nobody (N27, N14)', async ({ frames }) => {
  const screen = await attacker(house.url, room.id, (await mallory()).cookie);
  for (const frame of frames()) screen.send(frame);
  const worst = Math.max(...(await pressing(10)));
  const late = openEditor({ url: house.url, meeting: room.id, cookie: chair.cookie });
  await late.synced();
  late.close();
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
