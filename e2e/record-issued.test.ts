import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import type { WholeRecord } from '../shared/record/whole.ts';
import { does } from './full-room.ts';
import { openHouse } from './house.ts';
import { meetingAt, turnOn, until } from './meeting-room.ts';
import { askedOfJq, has } from './other-programs.ts';

/** By another program where it is there: the hash that a version names is that of its entries as `jq` prints them. */
const summed = (record: Buffer) =>
  createHash('sha256')
    .update(has('jq') ? askedOfJq(record, '.entries') : JSON.stringify((JSON.parse(record.toString()) as WholeRecord).entries))
    .digest('hex');

test('a record is issued, verified by its sum, amended by errata and issued again, in every file and after a restart (N31)', async () => {
  const house = await openHouse({ store: 'sqlite' });
  const room = await meetingAt(house.url, {}, 'Assembly of the river');
  const [chair, secretary] = [await room.sit('Bruno Costa', { role: 'chair' }), await room.sit('Olga Ивановна', { role: 'secretariat' })];
  const mira = await room.sit('王小明');
  await does(chair, { name: 'open-meeting', input: {} });
  await does(mira, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: 'الضفة اليسرى' } });
  await until(chair, () => chair.meeting().floors[plenary]!.queue.waiting.length > 0);
  await does(chair, { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: turnOn(chair) } });
  const tooEarly = await secretary.send({ name: 'issue-record', input: {} });
  expect(tooEarly).toMatchObject({ ok: false, refusal: 'not-closed-yet' });
  await does(chair, { name: 'close-meeting', input: { leftover: 'clear' } });
  await until(secretary, () => secretary.meeting().conduct.phase === 'closed');

  const file = async (format: string): Promise<Buffer> => {
    const answer = await fetch(`${house.url}/api/meetings/${room.code}/record.${format}`, { headers: { cookie: mira.cookie } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const read = async () => {
    const json = await file('json');
    return { ...(JSON.parse(json.toString()) as WholeRecord), sum: summed(json) };
  };
  expect(await read()).toMatchObject({ state: 'draft', versions: [] });

  await does(secretary, { name: 'issue-record', input: {} });
  const first = await read();
  expect(first).toMatchObject({ state: 'final', since: [], versions: [{ number: 1, by: secretary.personId, hash: first.sum }] });
  expect(await secretary.send({ name: 'issue-record', input: {} })).toMatchObject({ ok: false, refusal: 'record-issued' });

  const turn = first.entries.find(({ what }) => what === 'turn')!;
  const text = 'Она говорила за город, не за себя: <b>2</b>';
  await does(secretary, { name: 'note-erratum', input: { entryId: turn.id, text } });
  const amended = await read();
  expect(amended).toMatchObject({ state: 'amended', versions: [{ hash: first.sum }] });
  expect(amended.since).toEqual([amended.entries.find(({ what }) => what === 'erratum')!.id]);
  for (const entry of first.entries) expect(amended.entries).toContainEqual(entry);
  expect((await file('md')).toString()).toContain('Erratum: Она говорила за город, не за себя');
  expect((await file('csv')).toString()).toContain('Она говорила за город');
  expect((await file('irc')).toString()).toContain('… Erratum: Она говорила за город');
  expect((await file('html')).toString()).toContain('&lt;b&gt;2&lt;/b&gt;');

  const { goOn } = await house.stop();
  await goOn();
  await does(secretary, { name: 'issue-record', input: {} });
  const second = await read();
  expect(second).toMatchObject({ state: 'final', since: [], versions: [{ number: 1 }, { number: 2, hash: second.sum }] });
  expect(second.sum).not.toBe(first.sum);
  expect((await file('md')).toString()).toContain(`SHA-256 of version 2: ${second.sum}`);
  await room.close();
  await house.close();
});
