import { expect, test } from 'vitest';
import { ask, newId } from './attacked-room.ts';
import { openHouse } from './house.ts';
import { meetingAt } from './meeting-room.ts';
import { stranger } from './stranger.ts';

/** Milliseconds that one in a hundred takes at least, of commands sent one every 10 ms whatever became of those before. */
async function slowestMs(send: () => Promise<unknown>, times: number): Promise<number> {
  const took: Promise<number>[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    took.push(send().then(() => performance.now() - began));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return (await Promise.all(took)).toSorted((a, b) => a - b)[Math.floor(times * 0.99)]!;
}

test('one person who floods the line with the largest commands there are does not make the others wait', async () => {
  const house = await openHouse({ store: 'sqlite', commandsPerSecond: 10 });
  const room = await meetingAt(house.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  const [ana, bo] = [await room.sit('Ana'), await room.sit('Bo')];
  await chair.send({ name: 'open-meeting', input: {} });
  const line = await stranger(house.url, { meeting: room.id, cookie: ana.cookie });
  await line.ask('join', { after: null });
  const readAloud = 'á\u200d'.repeat(7_000);
  const flooding = setInterval(() => {
    for (let i = 0; i < 5; i++)
      line.say(`42${i}${JSON.stringify(['command', { id: newId(), name: ask.name, input: { ...ask.input, readAloud } }])}`);
  }, 10);
  const slowest = await slowestMs(() => bo.send({ name: 'open-meeting', input: {} }), 300);
  clearInterval(flooding);
  expect(line.heard.join()).toContain('slow-down');
  expect(slowest).toBeLessThan(250);
  line.close();
  await room.close();
  await house.close();
});
