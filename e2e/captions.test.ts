import { WebVTTParser } from 'webvtt-parser';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { does } from './breakout/room.ts';
import { askAddress, captionAddress, captionerAt, captionsRead, linkOf, type Captioner } from './captioner.ts';
import { newFolder } from './house.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';
import { builtSecretary, startProcess, type SecretaryProcess } from './secretary-process.ts';

let built: Awaited<ReturnType<typeof builtSecretary>>;
const { folder, remove } = newFolder();
let running: SecretaryProcess;
let port: number;
let room: Room;
let chair: Seat;
let desk: Seat;
let reader: Seat;
let software: Captioner;

beforeAll(async () => {
  built = await builtSecretary();
  running = startProcess(built.main, folder, 0);
  port = await running.open;
  room = await meetingAt(`http://127.0.0.1:${port}`);
  [chair, desk, reader] = await Promise.all([
    room.sit('Chair', { role: 'chair' }),
    room.sit('Desk', { role: 'secretariat' }),
    room.sit('Reader'),
  ]);
});
afterAll(async () => {
  await room.close();
  await running.end('SIGTERM');
  remove();
  built.remove();
});

const texts = async (floor = plenary, who = reader) => (await captionsRead(who, room, floor)).map(({ text }) => text);
/** What a screen was told, in order, without asking for it. */
const heard = (floor = plenary, who = reader) =>
  who.store
    .getState()
    .heard.lines.filter((line) => line.floor === floor && line.lane === 'captions')
    .map(({ text }) => text);

test('captions are taken when the meeting is open, and answered with the time (N30)', async () => {
  software = captionerAt(await captionAddress(desk, room));
  expect((await software.post(1, 'Too early')).status).toBe(400);
  expect(await software.lastSeq()).toEqual({ status: 200, text: '0' });
  await does(chair, { name: 'open-meeting', input: {} });
  const { status, text } = await software.says('Good morning, ');
  expect(status).toBe(200);
  expect(Math.abs(Date.parse(text) - Date.now())).toBeLessThan(5000);
  await software.says('everyboby');
  await until(reader, () => heard().includes('Good morning, everyboby'));
  await software.says('\b\bdy.\nWe begin');
  await until(reader, () => heard().includes('We begin'));
  expect(heard()).toEqual(['Good morning, everybody.', 'We begin']);
  expect(await texts()).toEqual(heard());
  expect(await software.lastSeq()).toEqual({ status: 200, text: '3' });
  expect(reader.meeting().captions).toMatchObject({ languages: { plenary: ['en'] }, links: [] });
});

test('what is sent twice is there once; gaps, latecomers and a counter that begins anew are taken (N30)', async () => {
  await software.post(4, '\nfour');
  expect((await software.post(4, '\nfour')).status).toBe(200);
  await software.post(7, '\nseven');
  await software.post(6, '\nsix');
  await software.post(6, '\nsix');
  expect((await software.lastSeq()).text).toBe('7');
  await software.post(1, '\nanew', '');
  await software.post(2, '\ntwo', 'jp-JP');
  await software.post(2, '\ntwo', 'jp-JP');
  expect((await software.lastSeq()).text).toBe('2');
  expect(await texts()).toEqual(['Good morning, everybody.', 'We begin', 'four', 'seven', 'six', 'anew', 'two']);
  await software.resume();
});

test('what cannot be read is refused, and harms nothing (N30)', async () => {
  const before = await texts();
  for (const seq of ['', '-1', '1.5', 'x', '1e3', '9'.repeat(30)]) expect([400, 403]).toContain((await software.post(seq, 'no')).status);
  expect((await software.post(50, new Uint8Array([0xff, 0xfe, 0x41]))).status).toBe(400);
  expect((await software.post(50, 'x'.repeat(9000))).status).toBe(413);
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
    expect((await software.send(method, `${software.address}&seq=50`)).status).toBe(405);
  expect((await software.send('POST', software.address.replace('/closedcaption', '/closedcaption/seq'), 'no')).status).toBe(405);
  expect(await texts()).toEqual(before);
});

test('a link that was changed in any part of it is none (N30)', async () => {
  const url = new URL(software.address);
  for (const name of ['id', 'ns', 'expire', 'signature']) {
    for (const value of ['', 'x', `${url.searchParams.get(name)}1`]) {
      const other = new URL(url);
      other.searchParams.set(name, value);
      expect((await captionerAt(other.href).post(60, 'no')).status, `${name}=${value}`).toBe(403);
    }
  }
});

test('a link is for one floor and language, is shown once it is made, to the secretariat alone, and ends when it is revoked or made anew (N30)', async () => {
  const first = captionerAt(await captionAddress(desk, room, { lang: 'fr' }));
  await first.says('Bonjour.');
  const french = linkOf(desk, plenary, 'fr');
  for (const other of [chair, reader]) expect((await askAddress(other, room, french.id)).status).toBe(404);
  const second = captionerAt(await captionAddress(desk, room, { lang: 'fr' }));
  expect((await first.says('Encore.')).status).toBe(403);
  expect((await second.says('Encore une fois.')).status).toBe(200);
  const more = Array.from({ length: 20 }, (_, i) => second.post(10 + i, ` ${i}`));
  await does(desk, { name: 'revoke-caption-link', input: { linkId: linkOf(desk, plenary, 'fr').id } });
  const statuses = (await Promise.all(more)).map(({ status }) => status);
  expect(statuses.every((status) => status === 200 || status === 403 || status === 429)).toBe(true);
  expect((await second.says('Non.')).status).toBe(403);
  expect((await second.lastSeq()).status).toBe(403);
  const lines = (await captionsRead(reader, room)).filter(({ lang }) => lang === 'fr');
  expect(lines.map(({ text }) => text).join(' ')).not.toContain('Non.');
  expect((await software.says('\nStill here')).status).toBe(200);
});

test('a group is captioned by a link of its own, for its people and staff, while it is open (N30, G4)', async () => {
  const member = await room.sit('Member');
  await does(desk, { name: 'prepare-round', input: { minutes: 10, groups: [{ title: 'One' }, { title: 'Two' }] } });
  const { id: roundId, groups } = desk.meeting().groups.rounds[0]!;
  const floor = groups[0]!.id;
  const inGroup = captionerAt(await captionAddress(desk, room, { floor }));
  await does(desk, { name: 'assign', input: { roundId, how: 'list', list: [{ personId: member.personId, groupId: floor }] } });
  expect((await inGroup.post(1, 'Too early')).status).toBe(400);
  await does(chair, { name: 'start-round', input: { roundId } });
  expect((await inGroup.says('In the group')).status).toBe(200);
  await until(member, () => heard(floor, member).includes('In the group'));
  expect(await texts(floor, reader)).toEqual([]);
  expect(heard(floor)).toEqual([]);
});

test('kill -9 while captions come: each is there once and whole, corrections of earlier ones too (N30)', async () => {
  await software.resume();
  await software.insists('\nbegin:');
  let crashed = 0;
  for (let word = 1; word <= 60; word++) {
    const taken = software.insists(word % 5 === 0 ? `\b\b\bx${word}y` : ` w${String(word).padStart(2, '0')}`);
    if (word % 20 === 7) {
      await running.end('SIGKILL');
      crashed++;
      running = startProcess(built.main, folder, port);
      await running.open;
    }
    await taken;
  }
  expect(crashed).toBe(3);
  const expected = Array.from({ length: 60 }, (_, i) => i + 1).reduce(
    (said, word) => (word % 5 === 0 ? `${said.slice(0, -3)}x${word}y` : `${said} w${String(word).padStart(2, '0')}`),
    'begin:',
  );
  const lines = await texts();
  expect(lines.slice(lines.findIndex((text) => text.startsWith('begin:'))).join(' ')).toBe(expected);
  await until(reader, () => reader.store.getState().link === 'live', 20_000);
});

test('screens show a caption at once: p99 within 300 ms of the post (N30)', async () => {
  await software.resume();
  const took: number[] = [];
  for (let i = 0; i < 150; i++) {
    const mark = `mark-${i}-`;
    const began = performance.now();
    const seen = until(reader, () => heard().some((text) => text.includes(mark)));
    await software.insists(` ${mark}`);
    await seen;
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)]!).toBeLessThan(300);
});

test('off the record nothing is taken: no byte of it is in the data folder, and the software goes on counting (N30)', async () => {
  await software.resume();
  await does(desk, { name: 'set-off-record', input: { on: true } });
  // Answered with yes: at most it came a little too fast for its budget.
  expect(await software.insists(' unspeakable words')).toBeLessThan(10);
  await does(desk, { name: 'set-off-record', input: { on: false } });
  await software.insists('\b\b\bOn the record again');
  expect((await texts()).at(-1)).toBe('On the record again');
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  expect(bytes.some((one) => one.includes('unspeakable'))).toBe(false);
  expect(bytes.some((one) => one.includes('On the record again'))).toBe(true);
});

test('a caption that staff hide is nowhere, though its software could still take it back letter by letter (N30)', async () => {
  await software.insists('\nregrettable slip');
  const line = (await captionsRead(reader, room)).at(-1)!;
  await does(desk, { name: 'hide-line', input: { number: line.number } });
  await software.insists('\b\bgoes on');
  expect((await texts()).at(-1)).toBe('goes on');
  for (const name of readdirSync(folder).filter((one) => one.startsWith('onefloor.db')))
    expect(readFileSync(join(folder, name)).includes('regrettable'), name).toBe(false);
});

test('the captions of a floor and language are files, for those who read them there, without what was off the record or hidden (N30, N31)', async () => {
  const file = (name: string, { cookie }: Pick<Seat, 'cookie'> = reader) =>
    fetch(`${room.url}/api/meetings/${room.code}/captions.${name}`, { headers: { cookie } });
  const vtt = await file('vtt?lang=en');
  expect([vtt.status, vtt.headers.get('content-type')]).toEqual([200, 'text/vtt; charset=utf-8']);
  const said = await vtt.text();
  expect(said).toMatch(/^WEBVTT\n/);
  expect(said).toContain('Good morning, everybody.');
  expect(said).not.toMatch(/unspeakable|regrettable|Bonjour|In the group/);
  const { cues, errors } = new WebVTTParser().parse(said);
  expect(errors).toEqual([]);
  expect(cues.map(({ text }) => text).join('\n')).toContain('Good morning, everybody.');
  const french = await (await file('txt?lang=fr')).text();
  expect(french).toContain('Bonjour.');
  expect(french).toContain('not a verbatim record');
  expect((await file('vtt', { cookie: '' })).status).toBe(404);
  const group = desk.meeting().groups.rounds[0]!.groups[0]!.id;
  expect((await file(`vtt?floor=${group}`)).status).toBe(404);
  expect(await (await file(`vtt?floor=${group}`, desk)).text()).toContain('In the group');
});

test('a link whose time is over is none, and whoever makes a new one goes on (N30)', async () => {
  await running.end('SIGKILL');
  running = startProcess(built.main, folder, port, 8 * 24 * 60 * 60 * 1000);
  await running.open;
  await until(desk, () => desk.store.getState().link === 'live', 20_000);
  expect((await software.says('Too late')).status).toBe(403);
  expect((await software.lastSeq()).status).toBe(403);
  const fresh = captionerAt(await captionAddress(desk, room));
  expect((await fresh.says('A week later.')).status).toBe(200);
  expect((await texts()).at(-1)).toBe('A week later.');
});
