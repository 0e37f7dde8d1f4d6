import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenSecretary } from '../server/secretary.given.ts';
import { sqliteStore, type SqliteStore } from '../server/store.sqlite.ts';
import { eventually, openEditor } from './editor.ts';
import { newFolder } from './house.ts';
import { meetingAt, until, type Room } from './meeting-room.ts';

const { folder, remove } = newFolder();
let store: SqliteStore;
let stop: () => Promise<void>;
let room: Room;
beforeAll(async () => {
  store = await sqliteStore(join(folder, 'onefloor.db'));
  const secretary = await givenSecretary({ store });
  stop = secretary.stop;
  room = await meetingAt(secretary.url);
});
afterAll(async () => {
  await room.close();
  await stop();
  remove();
});

test('on a full disk nothing written is said to be kept or shown to others; when there is room it is asked for and kept (N27, N14)', async () => {
  const [scribe, other] = [await room.sit('Scribe', { role: 'rapporteur' }), await room.sit('Guest')];
  const [writer, reader] = [scribe, other].map(({ cookie }) => openEditor({ url: room.url, meeting: room.id, cookie, kept: true }));
  await Promise.all([writer!.synced(), reader!.synced()]);
  writer!.write('Before. ');
  await eventually(() => writer!.isKept() && reader!.read() === 'Before. ');
  store.limitPages(1);
  for (let i = 0; i < 200 && writer!.said.notKept.length === 0; i += 1) {
    writer!.write('x'.repeat(8_000));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(writer!.said.notKept).toContain('store-failing');
  await until(other, () => other.store.getState().readOnly);
  writer!.write(' While it was full.');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect([writer!.isKept(), reader!.read().includes('While')]).toEqual([false, false]);
  store.limitPages(1_000_000);
  await eventually(() => writer!.isKept() && reader!.read() === writer!.read());
  expect(reader!.read()).toContain(' While it was full.');
  for (const editor of [writer!, reader!]) editor.close();
});
