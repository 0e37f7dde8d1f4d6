import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, openEditor, type Editor } from './editor.ts';
import { does } from './full-room.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, type Room } from './meeting-room.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
});
afterAll(() => house.close());

/** What stands in the room and is nobody. */
async function comesIn(room: Room, device: 'screen' | 'kiosk'): Promise<{ cookie: string }> {
  const joined = await fetch(`${room.url}/api/meetings/${room.code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invitation: new URL(room.links[device]).hash.slice(1) }),
  });
  return { cookie: joined.headers.getSetCookie()[0]!.split(';')[0]! };
}

test('the report reaches the screen of the room and all inside while it is presented, and no byte of it later (A3, N27, S1)', async () => {
  const room = await meetingAt(house.url);
  const chair = await room.sit('Chair', { role: 'chair' });
  const devices = [await comesIn(room, 'screen'), await comesIn(room, 'kiosk')];
  const seats = [await room.sit('Guest'), ...devices];
  const opened: Editor[] = [];
  const editing = ({ cookie }: { cookie: string }, document = 'report') => {
    const editor = openEditor({ url: house.url, meeting: room.id, cookie, document });
    opened.push(editor);
    return editor;
  };
  const present = (documentId: string | null) => does(chair, { name: 'present', input: { documentId } });
  const author = editing(chair);
  await author.synced();
  author.write('Before. ');
  const [guest, screen, kiosk] = seats.map((seat) => editing(seat)) as [Editor, Editor, Editor];
  const notes = editing(devices[0]!, 'plenary');
  await wait(300);
  expect([guest, screen, kiosk, notes].map(({ provider }) => provider.synced)).toEqual([false, false, false, false]);

  await present('report');
  await eventually(() => guest.read() === 'Before. ' && screen.read() === 'Before. ');
  screen.write('A screen writes nothing. ');
  await eventually(() => screen.said.denied.length > 0);
  author.write('Meanwhile. ');
  await eventually(() => guest.read().includes('Meanwhile.') && screen.read().includes('Meanwhile.'));
  await present(null);
  author.write('Afterwards. ');
  await eventually(() => guest.said.closed.includes(4403) && screen.said.closed.includes(4403));
  await wait(300);
  expect(author.read()).toBe('Before. Meanwhile. Afterwards. ');
  for (const one of [guest, screen, kiosk, notes]) expect(one.read()).not.toContain('Afterwards');
  expect([kiosk, notes].map((one) => one.read())).toEqual(['', '']);
  for (const editor of opened) editor.close();
  await room.close();
});
