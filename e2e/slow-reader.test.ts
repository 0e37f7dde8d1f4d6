import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { wireVersion } from '../shared/wire.ts';
import { ask, wait } from './attacked-room.ts';
import { openHouse, type House } from './house.ts';
import { caughtUp, meetingAt, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let ana: Seat;
beforeAll(async () => {
  house = await openHouse({ store: 'memory', commandsPerSecond: 2000 });
  room = await meetingAt(house.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  ana = await room.sit('Ana');
  await chair.send({ name: 'open-meeting', input: {} });
});
afterAll(async () => {
  await room.close();
  await house.close();
});

/** A program that stops reading once it has joined; `reads` takes what was kept for it and says how much that was. */
async function deafTo(meeting: string, cookie: string) {
  const line = new WebSocket(`${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers: { cookie } });
  let heardBytes = 0;
  const joined = new Promise<void>((resolve) => {
    line.on('message', (bytes: Buffer) => {
      heardBytes += bytes.length;
      const frame = bytes.toString();
      if (frame.startsWith('0')) line.send(`40${JSON.stringify({ meeting, wire: wireVersion })}`);
      else if (frame.startsWith('40')) line.send('421["join",{"after":null}]');
      else if (frame.startsWith('431')) resolve();
    });
  });
  line.on('error', () => {});
  await joined;
  line.pause();
  heardBytes = 0;
  const closed = new Promise<void>((resolve) => line.once('close', () => resolve()));
  return {
    say: (frame: string) => line.send(frame),
    reads: async () => {
      line.resume();
      await Promise.race([closed, wait(4000)]);
      line.terminate();
      return { heardBytes, cut: line.readyState === WebSocket.CLOSED };
    },
  };
}
const mostKept = 16 * 1024 * 1024;
const megabyteOf = (text: string, kb: number) => Array.from({ length: 1024 / kb }, (_, i) => `40/${text.repeat(kb * 1024)}${i},`);

test('whoever asks and asks and never reads the answers is cut off, and nobody else notices', async () => {
  const deaf = await deafTo(room.id, ana.cookie);
  for (let second = 0; second < 4; second++) {
    for (let times = 0; times < 12; times++) for (const frame of megabyteOf('x', 32)) deaf.say(frame);
    await wait(1200);
  }
  expect(await ana.send({ name: 'open-meeting', input: {} })).toMatchObject({ ok: false });
  const { heardBytes, cut } = await deaf.reads();
  expect(cut).toBe(true);
  expect(heardBytes).toBeLessThan(mostKept);
});

test('a screen that does not read is not sent facts to keep, however busy its line was before they came', async () => {
  const deaf = await deafTo(room.id, ana.cookie);
  // Answers that go the usual way, so that what comes afterwards has to wait behind them.
  for (let times = 0; times < 6; times++) for (const frame of megabyteOf('y', 32)) deaf.say(frame);
  const readAloud = '👨‍👩‍👧‍👦'.repeat(2000);
  for (let times = 0; times < 500; times++) {
    const asked = await ana.send({ name: ask.name, input: { ...ask.input, readAloud } });
    if (!asked.ok) throw new Error(asked.refusal);
    await caughtUp(ana, asked.seq);
    const { id } = ana.meeting().floors[ask.input.floor]!.queue.waiting[0]!;
    await ana.send({ name: 'withdraw-request', input: { floor: ask.input.floor, requestId: id } });
  }
  const { heardBytes } = await deaf.reads();
  expect(heardBytes).toBeLessThan(mostKept);
});
