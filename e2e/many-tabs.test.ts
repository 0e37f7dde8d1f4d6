import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './attacked-room.ts';
import { openHouse, type House } from './house.ts';
import { caughtUp, meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { stranger, type Stranger } from './stranger.ts';

let house: House;
let room: Room;
let ana: Seat;
beforeAll(async () => {
  house = await openHouse({ store: 'memory', commandsPerSecond: 20 });
  room = await meetingAt(house.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  ana = await room.sit('Ana');
  await chair.send({ name: 'open-meeting', input: {} });
});
afterAll(async () => {
  await room.close();
  await house.close();
});
const tab = () => stranger(house.url, { meeting: room.id, cookie: ana.cookie });

test('one person with fifty tabs is one person with one request (Q1, N14)', async () => {
  const tabs = await Promise.all(Array.from({ length: 50 }, tab));
  const command = { id: 'fifty-tabs', ...ask };
  const asked = await Promise.all(
    tabs.map(async (one, i) => {
      await one.ask('join', { after: null });
      return one.ask('command', { ...command, id: `fifty-tabs-${i % 25}` });
    }),
  );
  const kept = asked.filter((answer) => (answer as { ok?: boolean }).ok);
  expect(new Set(kept.map((answer) => (answer as { seq: number }).seq)).size).toBe(1);
  await caughtUp(ana, (kept[0] as { seq: number }).seq);
  expect(ana.meeting().floors[ask.input.floor]!.queue.waiting.map(({ personId }) => personId)).toEqual([ana.personId]);
  await until(ana, () => ana.store.getState().presence.remote === 2);
  for (const one of tabs) one.close();
});

test('many tabs that ask for the whole meeting again and again share what one person may ask for', async () => {
  await new Promise((resolve) => setTimeout(resolve, 3500));
  const tabs = await Promise.all(Array.from({ length: 40 }, tab));
  const asking = async (one: Stranger) => {
    let told = 0;
    while ((await one.ask('join', { after: null })) !== 'closed') told++;
    return told;
  };
  const told = (await Promise.all(tabs.map(asking))).reduce((sum, times) => sum + times, 0);
  expect(told).toBeGreaterThan(20);
  expect(told).toBeLessThan(40 * 10);
});
