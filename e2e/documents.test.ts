import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { eventually, openEditor, type Editor } from './editor.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let chair: Seat;
let scribe: Seat;
const editors: Editor[] = [];
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
});
afterAll(() => house.close());
beforeEach(async () => {
  room = await meetingAt(house.url);
  [chair, scribe] = [await room.sit('Chair', { role: 'chair' }), await room.sit('Rapporteur', { role: 'rapporteur' })];
});
afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close();
  await room.close();
});

function editing({ cookie }: { cookie: string }, about: { document?: string; kept?: boolean; schema?: number; doc?: Y.Doc } = {}) {
  const editor = openEditor({ url: house.url, meeting: room.id, cookie, ...about });
  editors.push(editor);
  return editor;
}
const names = (editor: Editor) =>
  [...editor.provider.awareness.getStates().values()].map((state) => (state['user'] as { name?: string } | undefined)?.name);

test('two stock editors write at once and read the same; somebody who comes later reads it, too (N27)', async () => {
  const [one, other] = [editing(chair), editing(scribe)];
  await Promise.all([one.synced(), other.synced()]);
  for (let i = 0; i < 40; i += 1) {
    one.text.insert(0, `a${i} `);
    other.write(`b${i} `);
    if (i % 5 === 0) await wait(3);
  }
  one.doc.getXmlFragment('prose').insert(0, [new Y.XmlElement('heading')]);
  other.doc.getMap('anything').set('key', { deep: [1, null, 'two'] });
  other.text.delete(3, 10);
  const all = (editor: Editor) => [editor.read(), editor.doc.getXmlFragment('prose').toJSON(), editor.doc.getMap('anything').toJSON()];
  await eventually(() => one.read().length > 200 && JSON.stringify(all(one)) === JSON.stringify(all(other)));
  const guest = editing(await room.sit('Guest'));
  await guest.synced();
  expect(all(guest)).toEqual(all(one));
});

test('whoever wrote for long without a line brings all of it when they come back, also more than a frame usually has (N27)', async () => {
  const doc = new Y.Doc();
  const text = doc.getText('notes');
  text.insert(0, 'An opening statement. '.repeat(30_000));
  for (let i = 0; i < 5_000; i += 1) text.insert((i * 7919) % text.length, `${i} `);
  const one = editing(scribe, { kept: true, doc });
  // On a busy machine it may be cut off, and come back.
  await eventually(one.isKept, 40_000);
  const other = editing(chair);
  const read = other.doc.getText('notes');
  await eventually(() => read.length === text.length);
  expect(JSON.stringify(read.toDelta())).toBe(JSON.stringify(text.toDelta()));
});

test('what was written is there after the secretary stopped and started, byte by byte, and once (N27)', async () => {
  const one = editing(scribe, { kept: true });
  await one.synced();
  one.write('Kept over night. ');
  one.text.delete(0, 2);
  await eventually(one.isKept);
  one.write('And what was on its way. ');
  const { goOn } = await house.stop();
  await goOn();
  one.write('Then on. ');
  await eventually(() => one.provider.synced && one.isKept());
  const guest = editing(await room.sit('Guest'));
  await guest.synced();
  expect(guest.read()).toBe('pt over night. And what was on its way. Then on. ');
  expect(Y.encodeStateAsUpdate(guest.doc)).toEqual(Y.encodeStateAsUpdate(one.doc));
  expect(new Set(one.said.kept.map(({ epoch }) => epoch)).size).toBe(1);
});

test('there are notes and a report, each by itself, and nothing else (N27)', async () => {
  const [notes, report, other] = [editing(scribe), editing(scribe, { document: 'report' }), editing(scribe, { document: 'secrets' })];
  await Promise.all([notes.synced(), report.synced()]);
  notes.write('notes');
  report.write('report');
  const again = editing(chair, { document: 'report' });
  await eventually(() => again.read() === 'report');
  await wait(200);
  expect([notes.read(), other.provider.wsconnected, other.provider.synced]).toEqual(['notes', false, false]);
});

describe('rights are asked at every frame', () => {
  test('what a reader writes reaches nobody, and the reader is told so (N27)', async () => {
    const [writer, guest] = [editing(scribe), editing(await room.sit('Guest'), { kept: true })];
    await Promise.all([writer.synced(), guest.synced()]);
    expect(guest.said.denied).toEqual([]);
    guest.write('Guests do not write here.');
    await eventually(() => guest.said.denied.length > 0);
    expect(guest.said).toMatchObject({ denied: ['permission denied'], notKept: ['writers-only'] });
    writer.write('Rapporteurs do.');
    await eventually(() => guest.read().includes('Rapporteurs do.'));
    const late = editing(chair);
    await late.synced();
    expect([writer.read(), late.read()]).toEqual(['Rapporteurs do.', 'Rapporteurs do.']);
    expect(guest.isKept()).toBe(false);
  });

  test('a role that is taken away in the middle of a word takes the pen away at once, and given back gives it back (N27, S3)', async () => {
    const [writer, reader] = [editing(scribe, { kept: true }), editing(chair)];
    await Promise.all([writer.synced(), reader.synced()]);
    const typing = setInterval(() => writer.write('x'), 5);
    await eventually(() => reader.read().length > 10);
    const desk = await room.sit('Secretariat', { role: 'secretariat' });
    const role = (name: 'take-role' | 'give-role') => desk.send({ name, input: { personId: scribe.personId, role: 'rapporteur' } });
    await room.sit('Second', { role: 'rapporteur' });
    expect(await role('take-role')).toMatchObject({ ok: true });
    await eventually(() => writer.said.notKept.length > 0);
    await wait(100);
    const then = reader.read();
    await wait(300);
    clearInterval(typing);
    expect(reader.read()).toBe(then);
    expect(writer.read().length).toBeGreaterThan(then.length);
    expect(writer.provider.wsconnected).toBe(true);

    expect(await role('give-role')).toMatchObject({ ok: true });
    await eventually(() => reader.read() === writer.read() && writer.isKept());
  });

  test('when the meeting is closed the chair reads on and the rapporteur finishes (N27)', async () => {
    const [one, other] = [editing(chair, { kept: true }), editing(scribe)];
    await Promise.all([one.synced(), other.synced()]);
    await chair.send({ name: 'open-meeting', input: {} });
    await chair.send({ name: 'close-meeting', input: {} });
    one.write('Too late. ');
    await eventually(() => one.said.notKept.includes('meeting-closed'));
    other.write('In time.');
    await eventually(() => one.read().includes('In time.'));
    expect(other.read()).toBe('In time.');
  });

  test('without a seat in this meeting there is nothing: no cookie, another meeting, another page, a captioner (S1)', async () => {
    const elsewhere = await meetingAt(house.url);
    const stranger = await elsewhere.sit('Stranger', { role: 'secretariat' });
    const captioner = await room.sit('Captions', { role: 'captioner' });
    const guest = await room.sit('Guest');
    const refused = [editing({ cookie: '' }), editing(stranger), editing(captioner), editing(guest, { document: 'report' })];
    await wait(300);
    expect(refused.map(({ provider }) => provider.synced)).toEqual([false, false, false, false]);
    const asked = async (headers: Record<string, string>) => {
      const upgrade = {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      };
      return answerTo(`${house.url}/documents/${room.id}/plenary`, { ...upgrade, ...headers });
    };
    expect(await asked({ cookie: scribe.cookie })).toBe(101);
    expect(await asked({ cookie: scribe.cookie, origin: 'https://elsewhere.example' })).toBe(404);
    expect(await asked({})).toBe(404);
    await elsewhere.close();
  });
});

describe('who writes where', () => {
  test('writers see each other under the names of the roster, whoever only reads is not shown, and whoever goes is gone', async () => {
    const [one, other, guest] = [editing(chair), editing(scribe), editing(await room.sit('Guest'))];
    one.provider.awareness.setLocalStateField('user', { name: 'The Boss', color: 'red' });
    other.provider.awareness.setLocalStateField('user', { name: 'Rapporteur' });
    guest.provider.awareness.setLocalStateField('user', { name: 'Guest' });
    await eventually(() => names(other).includes('Chair') && names(guest).includes('Rapporteur'));
    await wait(400);
    expect(names(other).toSorted()).toEqual(['Chair', 'Rapporteur']);
    expect(names(one)).not.toContain('Guest');
    one.close();
    await eventually(() => !names(other).includes('Chair'));
  });

  test('nobody speaks for another: neither under their client nor as their person', async () => {
    const [one, other] = [editing(chair), editing(scribe)];
    one.provider.awareness.setLocalStateField('user', { cursor: 1 });
    await eventually(() => names(other).includes('Chair'));
    // As if it were the chair's screen: its client id, a later clock.
    const { awareness } = other.provider;
    const { clock } = awareness.meta.get(one.doc.clientID)!;
    awareness.states.set(one.doc.clientID, { user: { id: chair.personId, cursor: 'of the chair' } });
    awareness.meta.set(one.doc.clientID, { clock: clock + 50, lastUpdated: Date.now() });
    awareness.emit('update', [{ added: [], updated: [one.doc.clientID], removed: [] }, 'local']);
    // As the chair's person, from one's own client.
    awareness.setLocalStateField('user', { id: chair.personId, name: 'Chair', cursor: 'as the chair' });
    const guest = editing(await room.sit('Guest'));
    await guest.synced();
    await wait(600);
    const seen = JSON.stringify([...guest.provider.awareness.getStates(), ...one.provider.awareness.getStates()]);
    expect(seen).not.toMatch(/(?:of|as) the chair/);
    expect(names(guest)).toContain('Chair');
    expect(one.provider.wsconnected && other.provider.wsconnected).toBe(true);
  });
});

async function answerTo(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }).on('error', reject);
    asked.on('upgrade', ({ statusCode }, connection) => {
      connection.destroy();
      resolve(statusCode);
    });
    asked.on('response', ({ statusCode }) => resolve(statusCode));
    asked.end();
  });
}

test('an editor that is older than the document is told so, writes nothing and takes nothing out (N27)', async () => {
  const [now, old, stock] = [
    editing(scribe, { document: 'report', kept: true, schema: 2 }),
    editing(chair, { document: 'report', kept: true, schema: 1 }),
    editing(scribe, { document: 'report' }),
  ];
  await Promise.all([now.synced(), old.synced(), stock.synced()]);
  old.write('One. ');
  await eventually(() => now.read().includes('One. '));
  now.write('Two. ');
  await eventually(() => old.read().includes('Two. '));
  old.text.delete(0, old.text.length);
  await eventually(() => old.said.notKept.includes('page-too-old'));
  stock.write('Three. ');
  await eventually(() => now.read().includes('Three. '));
  for (const word of ['One. ', 'Two. ']) expect(now.read()).toContain(word);
});
