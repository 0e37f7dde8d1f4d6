import { expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
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

test('whoever asks without a name asks no more at once than with one, and still nobody writes down who it was (R1, R4)', async () => {
  const house = await openHouse({ store: 'sqlite', commandsPerSecond: 10 });
  const room = await meetingAt(house.url);
  const [ana, bo] = [await room.sit('Ana'), await room.sit('Bo')];
  const ask = { name: 'ask-question', input: { text: 'Why?', anonymous: true } } as const;
  const asked = async (seat: typeof ana, times: number) => {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push(await seat.send(ask));
    return answers;
  };
  const answers = await asked(ana, 15);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
  expect(answers.at(-1)).toEqual({ ok: false, refusal: 'questions-enough' });
  expect(await asked(bo, 1)).toMatchObject([{ ok: true }]);
  const facts = await house.store.read(room.id, 0);
  expect(facts.filter(({ event }) => event.type === 'question-asked').map(({ by }) => by)).toEqual(
    Array.from({ length: 11 }, () => 'nobody'),
  );
  await room.close();
  await house.close();
});

test('what everybody is made to read comes from one person as fast as a hand can type, and the floor is still theirs (S1)', async () => {
  const house = await openHouse({ store: 'sqlite', commandsPerSecond: 10 });
  const room = await meetingAt(house.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  const ana = await room.sit('Ana');
  await chair.send({ name: 'open-meeting', input: {} });
  const said = [];
  for (let i = 0; i < 15; i++) said.push(await ana.send({ name: 'say-in-chat', input: { floor: plenary, text: `line ${i}` } }));
  expect(said.filter(({ ok }) => ok).length).toBeLessThan(13);
  expect(said.at(-1)).toEqual({ ok: false, refusal: 'slow-down' });
  expect(await ana.send(ask)).toMatchObject({ ok: true });
  for (let i = 0; i < 15; i++)
    expect(await chair.send({ name: 'say-in-chat', input: { floor: plenary, text: `line ${i}` } })).toMatchObject({ ok: true });
  await room.close();
  await house.close();
});
