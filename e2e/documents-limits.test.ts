import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenSecretary } from '../server/secretary.given.ts';
import { sqliteStore } from '../server/store.sqlite.ts';
import type { Store } from '../server/store.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { newFolder } from './house.ts';
import { meetingAt, type Room } from './meeting-room.ts';

const { folder, remove } = newFolder();
const idleMs = 400;
let opened = 0;
let store: Store;
let stop: () => Promise<void>;
let room: Room;
let editors: Editor[];
beforeAll(async () => {
  const kept = await sqliteStore(join(folder, 'onefloor.db'));
  const { documents } = kept;
  store = { ...kept, documents: { ...documents, open: (...what) => (opened++, documents.open(...what)) } };
  const secretary = await givenSecretary({ store, documentLimits: { idleMs, documentBytes: 60_000 } });
  stop = secretary.stop;
  room = await meetingAt(secretary.url);
  const seats = await Promise.all(['Ada', 'Bo'].map((name) => room.sit(name, { role: 'rapporteur' })));
  editors = seats.map(({ cookie }) => openEditor({ url: room.url, meeting: room.id, cookie, kept: true }));
  await Promise.all(editors.map((editor) => editor.synced()));
});
afterAll(async () => {
  for (const editor of editors) editor.close();
  await room.close();
  await stop();
  remove();
});

test('where somebody else wrote the next step first, nothing is lost: it is read, and what was refused is asked for again (N27)', async () => {
  const [one, other] = [editors[0]!, editors[1]!];
  one.write('One. ');
  await eventually(() => one.isKept() && other.read() === 'One. ');
  const { steps } = await store.documents.open(room.id, 'plenary', 'none');
  const elsewhere = new Y.Doc();
  for (const { update } of steps) Y.applyUpdate(elsewhere, update);
  const before = Y.encodeStateVector(elsewhere);
  elsewhere.getText('default').insert(0, 'Elsewhere. ');
  const step = { number: steps.at(-1)!.number + 1, update: Y.encodeStateAsUpdate(elsewhere, before) };
  await store.documents.append(room.id, 'plenary', step, { personIds: [], at: 0 });
  one.write('Two. ');
  await eventually(() => one.isKept() && one.read().includes('Elsewhere. ') && other.read() === one.read());
  expect(one.said.notKept).toContain('store-failing');
  expect(other.read()).toBe('Elsewhere. One. Two. ');
});

test('a document that nobody touches is given back, also while it lies open, and is read again when somebody writes (N27)', async () => {
  const [one, other] = [editors[0]!, editors[1]!];
  await wait(idleMs + 1_500);
  const before = opened;
  one.write('After a while. ');
  await eventually(() => one.isKept() && other.read() === one.read());
  expect(opened).toBe(before + 1);
  other.write('At once. ');
  await eventually(() => other.isKept() && other.read() === one.read());
  expect(opened).toBe(before + 1);
});

test('a document takes what there is room for; more is said not to be kept, and is kept when some was taken out (N27)', async () => {
  const [one, other] = [editors[0]!, editors[1]!];
  other.write('x'.repeat(50_000));
  await eventually(() => other.isKept() && other.read() === one.read());
  one.write('y'.repeat(20_000));
  await eventually(() => one.said.notKept.includes('notes-full'));
  expect([one.said.notKept.at(-1), one.isKept(), other.read().includes('y')]).toEqual(['notes-full', false, false]);
  const place = other.read().indexOf('x');
  other.text.delete(place, 50_000);
  await eventually(() => one.isKept() && other.read() === one.read(), 30_000);
  expect([other.read().includes('x'), other.read().endsWith('y')]).toEqual([false, true]);
});
