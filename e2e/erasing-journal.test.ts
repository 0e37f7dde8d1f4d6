import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../server/log.ts';
import { bytesIn } from './erasing/looking.ts';
import { does } from './erasing/planting.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, until, type Room } from './meeting-room.ts';

const said: string[] = [];
const log = createLog({ level: 'info', stream: new Writable({ write: (text, _encoding, done) => (said.push(String(text)), done()) }) });
const { prototype } = Database as unknown as { prototype: { pragma: (this: unknown, source: string) => unknown } };
const { pragma } = prototype;
let house: House;
let room: Room;
/** The journal is in use, as the library says it of a file that a backup reads. */
let isBusy = false;

beforeAll(async () => {
  prototype.pragma = function (source) {
    return isBusy && source.startsWith('wal_checkpoint') ? [{ busy: 1, log: 9, checkpointed: 0 }] : pragma.call(this, source);
  };
  house = await openHouse({ store: 'sqlite', log });
  room = await meetingAt(house.url);
});
afterAll(async () => {
  prototype.pragma = pragma;
  await room.close();
  await house.close();
});

test('while the journal of the disk still holds what was erased, the secretariat and the log say so, and nobody else (N36)', async () => {
  const desk = await room.sit('Desk', { role: 'secretariat' });
  await room.sit('Chair', { role: 'chair' });
  const looker = await room.sit('Looker');
  const gone = await room.sit('Somebody to be erased');
  isBusy = true;
  await does(desk, { name: 'erase-person', input: { personId: gone.personId, notes: false } });
  await until(desk, () => desk.store.getState().isInJournal);
  await until(desk, () => desk.meeting().erasing.people[0]?.done instanceof Object);
  expect(bytesIn(house.folder)).toContain('Somebody to be erased');
  expect(said.join('')).toContain('is still in the journal');
  const late = await room.sit('Another at the desk', { role: 'secretariat' });
  await until(late, () => late.store.getState().isInJournal);
  expect(looker.store.getState().isInJournal).toBe(false);

  isBusy = false;
  await until(desk, () => !desk.store.getState().isInJournal);
  expect(bytesIn(house.folder)).not.toContain('Somebody to be erased');
  expect(said.join('')).toContain('is out of the journal');
});
