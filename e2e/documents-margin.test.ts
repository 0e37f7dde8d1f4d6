import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MarginCommand, Thread } from '../shared/documents/margin.ts';
import { marginOf } from '../shared/documents/rights.ts';
import { givenSecretary } from '../server/secretary.given.ts';
import { sqliteStore } from '../server/store.sqlite.ts';
import { attacker, sameplace, syncFrame } from './attacker.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { newFolder, openHouse, type House } from './house.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let chair: Seat;
let scribe: Seat;
let ana: Seat;
const editors: Editor[] = [];
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
});
afterAll(() => house.close());
beforeEach(async () => {
  room = await meetingAt(house.url);
  [chair, scribe] = [await room.sit('Chair', { role: 'chair' }), await room.sit('Rapporteur', { role: 'rapporteur' })];
  ana = await room.sit('Ana');
});
afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close();
  await room.close();
});

function reading({ cookie }: { cookie: string }, document = marginOf('plenary')) {
  const editor = openEditor({ url: house.url, meeting: room.id, cookie, document, kept: true });
  editors.push(editor);
  return editor;
}
const threadsOn = ({ doc }: Editor) => [...doc.getMap<Thread>('threads').values()].toSorted((one, other) => one.number - other.number);

let ids = 0;
const newId = () => `id-${(ids += 1)}`;
const addressOf = (document: string) => `${house.url}/api/meetings/${room.id}/documents/${document}/margin`;
async function send(headers: Record<string, string>, body: unknown, document = 'plenary') {
  const answer = await fetch(addressOf(document), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as { ok?: boolean; thread?: number; refusal?: string }) };
}
const act = ({ cookie }: { cookie: string }, command: MarginCommand, { id = newId(), document = 'plenary' } = {}) =>
  send({ cookie }, { id, ...command }, document);

const anchor = { start: { tname: 'default', assoc: 0 }, end: { tname: 'default', assoc: 0 } };
const comment = (text = 'Which river?'): MarginCommand => ({ name: 'comment', input: { anchor, quote: 'the river', text } });
const suggest: MarginCommand = { name: 'suggest', input: { anchor, quote: 'the river', text: 'the lake' } };
const yes = (thread: number) => ({ status: 200, ok: true, thread });
const no = (refusal: string) => ({ status: 200, ok: false, refusal });

test('a comment is on the disk when it is answered, and on every screen that reads along (N27)', async () => {
  const [one, other] = [reading(scribe), reading(ana)];
  await Promise.all([one.synced(), other.synced()]);
  expect(await act(ana, comment())).toEqual(yes(1));
  expect(await act(scribe, { name: 'reply', input: { thread: 1, text: 'The one here.' } })).toEqual(yes(1));
  await eventually(() => [one, other].every((editor) => threadsOn(editor)[0]?.entries.length === 2));
  const { goOn } = await house.stop();
  await goOn();
  const late = reading(chair);
  await late.synced();
  expect(threadsOn(late)).toEqual(threadsOn(one));
  expect(threadsOn(late)[0]).toMatchObject({ number: 1, kind: 'comment', quote: 'the river', state: { is: 'open' } });
  expect(threadsOn(late)[0]!.entries.map(({ by, text }) => [by, text])).toEqual([
    [ana.personId, 'Which river?'],
    [scribe.personId, 'The one here.'],
  ]);
  expect(await act(chair, comment())).toEqual(yes(2));
});

test('the same command has one answer and happens once, also at the same time and after a restart (N27)', async () => {
  const id = newId();
  const both = await Promise.all([act(ana, comment(), { id }), act(ana, comment(), { id })]);
  expect(both).toEqual([yes(1), yes(1)]);
  const { goOn } = await house.stop();
  await goOn();
  expect(await act(ana, comment(), { id })).toEqual(yes(1));
  expect(await act(chair, comment('Mine.'), { id })).toEqual(yes(2));
  const late = reading(chair);
  await late.synced();
  expect(threadsOn(late).map(({ number }) => number)).toEqual([1, 2]);
});

test('of two who accept at once one is told to write it into the text; another takes it over later (N27)', async () => {
  await act(ana, suggest);
  const accept = (claimISaw: number): MarginCommand => ({ name: 'accept', input: { thread: 1, claimISaw } });
  const answers = await Promise.all([act(chair, accept(0)), act(scribe, accept(0))]);
  expect(answers.toSorted((one, other) => Number(other.ok) - Number(one.ok))).toEqual([yes(1), no('suggestion-taken')]);
  expect(await act(ana, accept(1))).toEqual(no('writers-only'));
  expect(await act(scribe, accept(1))).toEqual(yes(1));
});

test('on a full disk nothing is said to be kept or shown; when there is room it is said again and kept once (N27, N14)', async () => {
  const { folder, remove } = newFolder();
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  const secretary = await givenSecretary({ store });
  const there = await meetingAt(secretary.url);
  const guest = await there.sit('Guest');
  const { cookie } = guest;
  const reader = openEditor({ url: secretary.url, meeting: there.id, cookie, document: marginOf('plenary') });
  await reader.synced();
  const say = (id: string, quote = 'the river') =>
    fetch(`${secretary.url}/api/meetings/${there.id}/documents/plenary/margin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id, name: 'comment', input: { anchor, quote, text: 'Which?' } }),
    }).then((answer) => answer.json() as Promise<{ ok: boolean }>);
  await say('first');
  store.limitPages(1);
  let last = '';
  for (let i = 0; i < 19 && last === ''; i += 1) if (!(await say(`fill-${i}`, 'é'.repeat(2_000))).ok) last = `fill-${i}`;
  expect(last).not.toBe('');
  await until(guest, () => guest.store.getState().readOnly);
  const before = threadsOn(reader).length;
  expect(await say(last)).toEqual({ ok: false, refusal: 'store-failing' });
  store.limitPages(1_000_000);
  await until(guest, () => !guest.store.getState().readOnly, 20_000);
  expect(threadsOn(reader)).toHaveLength(before);
  for (let i = 0; i < 2; i += 1) expect(await say(last)).toEqual({ ok: true, thread: before + 1 });
  await eventually(() => threadsOn(reader).length === before + 1);
  reader.close();
  await there.close();
  await secretary.stop();
  remove();
});

test('whoever ends the worker with what they send holds up what others say, and loses none of it (N27)', async () => {
  const screen = await attacker(house.url, room.id, scribe.cookie);
  for (const frame of [sameplace(8_000, 50_000), sameplace(15_000, 100_000)]) screen.send(syncFrame(2, frame));
  const answers = [];
  for (let i = 1; i <= 10; i += 1) answers.push(await act(ana, comment(`${i}`)));
  await screen.cut;
  expect(answers).toEqual(Array.from({ length: 10 }, (_, i) => yes(i + 1)));
  const late = reading(chair);
  await late.synced();
  expect(threadsOn(late)).toHaveLength(10);
});

describe('who may', () => {
  test('nobody writes into a margin but the server, and nobody is cut off for reading it (N27)', async () => {
    const [writer, reader] = [reading(scribe), reading(ana)];
    await Promise.all([writer.synced(), reader.synced()]);
    writer.doc.getMap('threads').set('1', { number: 1, text: 'forged' });
    await eventually(() => writer.said.notKept.includes('writers-only'));
    expect(await act(ana, comment())).toEqual(yes(1));
    await eventually(() => threadsOn(reader).length === 1);
    expect(JSON.stringify(threadsOn(reader))).not.toContain('forged');
  });

  test('without a seat, from another page, of another document there is nothing (S1)', async () => {
    const captioner = await room.sit('Captions', { role: 'captioner' });
    expect((await act({ cookie: '' }, comment())).status).toBe(404);
    expect((await act(captioner, comment())).status).toBe(404);
    for (const document of ['secrets', 'plenary-margin', '__proto__'])
      expect((await act(scribe, comment(), { document })).status).toBe(404);
    const body = { id: newId(), ...comment() };
    expect((await send({ cookie: ana.cookie, origin: 'https://elsewhere.example' }, body)).status).toBe(403);
    expect((await send({ cookie: ana.cookie, 'content-type': 'text/plain' }, body)).status).toBe(415);
  });

  test('beside the report are those who write it and staff, and whoever loses that reads and says no more (N27, S3)', async () => {
    const document = 'report';
    expect((await act(ana, comment(), { document })).status).toBe(404);
    expect(await act(scribe, comment(), { document })).toEqual(yes(1));
    const [mine, guest] = [reading(scribe, marginOf(document)), reading(ana, marginOf(document))];
    await mine.synced();
    const desk = await room.sit('Secretariat', { role: 'secretariat' });
    await desk.send({ name: 'take-role', input: { personId: scribe.personId, role: 'rapporteur' } });
    await eventually(() => mine.said.closed.includes(4403));
    expect((await act(scribe, comment(), { document })).status).toBe(404);
    expect((await act(chair, comment('Only for us.'), { document })).status).toBe(200);
    await wait(100);
    expect(threadsOn(mine)).toHaveLength(1);
    expect(guest.provider.synced).toBe(false);
    const names = (cookie: string) => fetch(`${addressOf(document)}/names`, { headers: { cookie } });
    expect((await names(scribe.cookie)).status).toBe(404);
    expect(await (await names(desk.cookie)).json()).toEqual({ names: { [scribe.personId]: 'Rapporteur', [chair.personId]: 'Chair' } });
  });
});

describe('bad input', () => {
  const bad: { what: string; body: () => unknown; status: number }[] = [
    { what: 'no JSON', body: () => '{"id":', status: 400 },
    { what: 'an anchor of 1 MB', body: () => ({ id: 'x', ...comment(), input: { anchor: 'x'.repeat(1_000_000) } }), status: 413 },
    {
      what: 'an anchor of many parts',
      body: () => ({ id: 'x', name: 'comment', input: { anchor: { ...anchor, more: Array(5_000).fill(1) } } }),
      status: 400,
    },
    { what: 'a comment that is too long', body: () => ({ id: 'x', ...comment('x'.repeat(1_001)) }), status: 400 },
    { what: 'an unknown name', body: () => ({ id: 'x', name: 'destroy', input: {} }), status: 400 },
    { what: 'no id', body: () => comment(), status: 400 },
  ];
  test.each(bad)('$what is declined and changes nothing (S1)', async ({ body, status }) => {
    expect((await send({ cookie: ana.cookie }, body())).status).toBe(status);
    expect(await act(ana, comment())).toEqual(yes(1));
  });

  test('what looks like a page or a place that is nowhere is kept as the words and the numbers that it is (S1)', async () => {
    const text = '<img src=x onerror=alert(1)> </script> {{7*7}} \u202egnp.exe';
    const nowhere = { item: { client: 999_999, clock: 123_456 }, assoc: -1 };
    const input = { anchor: { start: nowhere, end: nowhere }, quote: '<b>river</b>', text };
    expect(await act(ana, { name: 'comment', input })).toEqual(yes(1));
    const reader = reading(scribe);
    await reader.synced();
    expect(threadsOn(reader)[0]).toMatchObject({ quote: '<b>river</b>', anchor: { start: nowhere, end: nowhere } });
    expect(threadsOn(reader)[0]!.entries[0].text).toBe('<img src=x onerror=alert(1)> </script> {{7*7}} gnp.exe');
  });

  test('the twenty-first open comment of one reader is refused (N27)', async () => {
    for (let i = 1; i <= 20; i += 1) expect(await act(ana, comment(`${i}`))).toEqual(yes(i));
    expect(await act(ana, comment('one more'))).toEqual(no('threads-enough'));
  });

  test('whoever sends many at once is slowed down, and what they repeat has its answer (N27)', async () => {
    const small = await openHouse({ store: 'memory', commandsPerSecond: 5 });
    const there = await meetingAt(small.url);
    const { cookie } = await there.sit('Ana');
    const say = (id: string) =>
      fetch(`${small.url}/api/meetings/${there.id}/documents/plenary/margin`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ id, ...comment() }),
      }).then((answer) => answer.json());
    expect(await say('first')).toEqual({ ok: true, thread: 1 });
    const flood = await Promise.all(Array.from({ length: 12 }, (_, i) => say(`more-${i}`)));
    expect(flood).toContainEqual({ ok: false, refusal: 'slow-down' });
    expect(await say('first')).toEqual({ ok: true, thread: 1 });
    await there.close();
    await small.close();
  });
});
