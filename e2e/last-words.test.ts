import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { does } from './full-room.ts';
import { eventually, openEditor, type Editor } from './editor.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let chair: Seat;
let ada: Seat;
const editors: Editor[] = [];
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
});
afterAll(() => house.close());
beforeEach(async () => {
  room = await meetingAt(house.url);
  [chair, ada] = [await room.sit('Chair', { role: 'chair' }), await room.sit('Ada', { role: 'rapporteur' })];
});
afterEach(async () => {
  for (const editor of editors.splice(0)) editor.close();
  await room.close();
});

/** Ada reports for a group of her own. */
async function grouped() {
  const desk = await room.sit('Desk', { role: 'secretariat' });
  await does(desk, { name: 'open-meeting', input: {} });
  await does(desk, { name: 'prepare-round', input: { minutes: 30, groups: [{ title: 'Access' }] } });
  const roundId = desk.meeting().groups.rounds[0]!.id;
  await does(desk, { name: 'assign', input: { roundId, how: 'list', list: [{ personId: ada.personId, groupId: 'g1' }] } });
  await does(desk, { name: 'start-round', input: { roundId } });
  await does(desk, { name: 'name-rapporteur', input: { groupId: 'g1', personId: ada.personId } });
  return desk;
}
function editing({ cookie }: Seat, document = 'plenary') {
  const editor = openEditor({ url: house.url, meeting: room.id, cookie, document, kept: true });
  editors.push(editor);
  return editor;
}
const toldTo = (seat: Seat) => seat.store.getState().presence.words;
const wordsOf = ({ personId }: Seat, document = 'plenary', seat = chair) =>
  toldTo(seat)?.find((one) => one.documentId === document && one.personId === personId);
const hasWords = (one: ReturnType<typeof wordsOf>) => typeof one?.at === 'number';
const known = () => eventually(() => wordsOf(ada) !== undefined);

test('the chair sees when the last words of each rapporteur came to the disk, and of whom none came (N27)', async () => {
  await known();
  expect(wordsOf(ada)).toEqual({ documentId: 'plenary', personId: ada.personId, at: null, isHere: false });
  const editor = editing(ada);
  await editor.synced();
  await eventually(() => wordsOf(ada)?.isHere === true);
  expect(wordsOf(ada)?.at).toBeNull();
  const before = Date.now();
  editor.write('We agree. ');
  await eventually(editor.isKept);
  const kept = Date.now();
  await eventually(() => hasWords(wordsOf(ada)));
  expect(wordsOf(ada)!.at).toBeGreaterThanOrEqual(before - 50);
  expect(wordsOf(ada)!.at).toBeLessThanOrEqual(kept + 50);
  expect(wordsOf(ada, 'report')?.at).toBeNull();
  editor.close();
  await eventually(() => wordsOf(ada)?.isHere === false);
  expect(wordsOf(ada)?.at).not.toBeNull();
});

test('opening, reading along, moving about and saying the same again are no words; taking out is (N27)', async () => {
  const bo = await room.sit('Bo', { role: 'rapporteur' });
  const [hers, his] = [editing(ada), editing(bo)];
  await Promise.all([hers.synced(), his.synced()]);
  hers.write('We agree. ');
  await eventually(() => his.read() === 'We agree. ' && hasWords(wordsOf(ada)));
  his.provider.awareness.setLocalStateField('user', { cursor: 3 });
  his.provider.disconnect();
  his.provider.connect();
  await his.synced();
  await wait(1_500);
  expect(wordsOf(bo)).toMatchObject({ at: null, isHere: true });
  const { at } = wordsOf(ada)!;
  his.text.delete(0, 3);
  await eventually(() => hasWords(wordsOf(bo)));
  expect(wordsOf(ada)!.at).toBe(at);
});

test('it goes to staff alone, and is true after a restart, before anybody writes again (N27)', async () => {
  const [guest, moderator] = [await room.sit('Guest'), await room.sit('Mo', { role: 'moderator' })];
  const editor = editing(ada, 'report');
  await editor.synced();
  editor.write('Draft.');
  await eventually(() => hasWords(wordsOf(ada, 'report', moderator)));
  const { at } = wordsOf(ada, 'report')!;
  expect([toldTo(guest), toldTo(ada)]).toEqual([undefined, undefined]);
  editor.close();
  const { goOn } = await house.stop();
  await goOn();
  const late = await room.sit('Late', { role: 'secretariat' });
  await eventually(() => wordsOf(ada, 'report', late) !== undefined);
  expect(wordsOf(ada, 'report', late)).toMatchObject({ at, isHere: false });
});

test('of the rapporteur of a group, too: while it works and until it has reported (N23, N27)', async () => {
  const desk = await grouped();
  await eventually(() => wordsOf(ada, 'g1') !== undefined);
  expect(wordsOf(ada, 'g1')).toMatchObject({ at: null, isHere: false });
  const editor = editing(ada, 'g1');
  await editor.synced();
  editor.write('We agree. ');
  await eventually(() => hasWords(wordsOf(ada, 'g1')) && wordsOf(ada, 'g1')!.isHere);
  await does(desk, { name: 'finish-group', input: { groupId: 'g1' } });
  await does(desk, { name: 'add-agenda-item', input: { title: 'Reports', kind: 'report-back' } });
  await does(desk, { name: 'open-agenda-item', input: { itemId: desk.meeting().agenda.items[0]!.id } });
  await wait(1_500);
  expect(hasWords(wordsOf(ada, 'g1'))).toBe(true);
  await does(chair, { name: 'call-report', input: { groupId: 'g1', holderISaw: null } });
  await does(chair, { name: 'end-turn', input: { floor: 'plenary', turnId: chair.meeting().floors['plenary']!.floor.turn!.id } });
  await eventually(() => wordsOf(ada, 'g1') === undefined);
  expect(wordsOf(ada)).toBeDefined();
});
