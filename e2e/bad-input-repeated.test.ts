import { describe, expect, test } from 'vitest';
import { ask, attacked, endOf, newId, wait } from './attacked-room.ts';

const here = attacked();
const chairOnly = { ok: false, refusal: 'chair-only' };
const slowDown = { ok: false, refusal: 'slow-down' };
const refusedCommand = () => ({ id: newId(), name: 'open-meeting', input: {} });
const factsSince = () => here.house.store.read(here.room.id, here.before.facts.length);
const seqOf = (answer: unknown) => (answer as { seq: number }).seq;

describe('out of order and replayed', () => {
  test('a command before joining closes the connection', async () => {
    const line = await here.comes({ meeting: here.room.id, cookie: here.ana.cookie });
    expect(await line.ask('command', { id: newId(), ...ask })).toBe('closed');
    expect(line.heard).toEqual(['42["bye",{"why":"malformed"}]']);
  });

  test('the same command again gets the first answer, on any screen of the person, and happens once (N14)', async () => {
    const [phone, laptop] = [await here.asAna(), await here.asAna()];
    const command = { id: newId(), ...ask };
    const [first, second] = await Promise.all([phone.ask('command', command), phone.ask('command', command)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await laptop.ask('command', command)).toEqual(first);
    expect(await laptop.ask('command', { id: command.id, name: 'leave-meeting', input: {} })).toEqual(first);
    expect(await factsSince()).toHaveLength(1);
    await here.takenBack(here.ana, seqOf(first));
  });

  test('a refusal is said again, too', async () => {
    const line = await here.asAna();
    const command = refusedCommand();
    for (let times = 0; times < 3; times += 1) expect(await line.ask('command', command)).toEqual(chairOnly);
  });

  test('somebody else’s command id says nothing about their command and stands in nobody’s way', async () => {
    const command = { id: newId(), ...ask };
    const mine = await (await here.asAna()).ask('command', command);
    expect(mine).toMatchObject({ ok: true });
    const line = await here.comes({ meeting: here.room.id, cookie: here.bo.cookie });
    await line.ask('join', { after: null });
    expect(await line.ask('command', { ...command, name: 'open-meeting', input: {} })).toEqual(chairOnly);
    expect(await factsSince()).toHaveLength(1);
    await here.takenBack(here.ana, seqOf(mine));
  });
});

describe('too much', () => {
  test('ten thousand messages that nobody knows close their connection, and a command meanwhile is answered at once', async () => {
    const line = await here.asAna();
    const began = performance.now();
    for (let times = 0; times < 10_000; times += 1) line.say(`42["hello ${times}",{}]`);
    expect(await here.bo.send({ name: 'open-meeting', input: {} })).toEqual(chairOnly);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await endOf(line)).toBe('closed');
    expect(line.heard.filter((said) => said.startsWith('42["bye"'))).toEqual(['42["bye",{"why":"malformed"}]']);
  });

  test('whoever sends commands without a pause is told to slow down, and nobody else is (S1)', async () => {
    const line = await here.asAna();
    const flood = Array.from({ length: 5_000 }, () => line.ask('command', refusedCommand()));
    expect(await here.bo.send({ name: 'open-meeting', input: {} })).toEqual(chairOnly);
    expect(await Promise.all(flood)).toContainEqual(slowDown);
    await wait(1_000);
  });

  test('a repeat is answered as the first time even when too much was sent meanwhile (N14)', async () => {
    const line = await here.asAna();
    const command = { id: newId(), ...ask };
    const first = await line.ask('command', command);
    expect(first).toMatchObject({ ok: true });
    const flood = Array.from({ length: 5_000 }, () => line.ask('command', refusedCommand()));
    expect(await line.ask('command', command)).toEqual(first);
    expect(await Promise.all(flood)).toContainEqual(slowDown);
    await wait(1_000);
    await here.takenBack(here.ana, seqOf(first));
  });

  test.each(['["join",{"after":null}]', '["clock"]'])('whoever sends %s without a pause is sent away for a while', async (message) => {
    const line = await here.asAna();
    for (let times = 0; times < 10_000; times += 1) line.say(`42${times + 10}${message}`);
    expect(await endOf(line)).toBe('closed');
    expect(line.heard.at(-1)).toMatch(/^42\["bye",\{"why":"again"/);
    expect(line.heard.length).toBeLessThan(2_000);
  });
});
