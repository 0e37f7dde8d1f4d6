import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually, openEditor } from './editor.ts';
import { bytesIn } from './erasing/looking.ts';
import { does } from './erasing/planting.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let [desk, chair]: Seat[] = [];
beforeAll(async () => void (house = await openHouse({ store: 'sqlite' })));
afterAll(() => house.close());
beforeEach(async () => {
  room = await meetingAt(house.url);
  desk = await room.sit('Desk', { role: 'secretariat' });
  chair = await room.sit('Chair', { role: 'chair' });
  await does(chair, { name: 'open-meeting', input: {} });
});
afterEach(() => room.close());

async function erased(personId: string, nth = 0) {
  await does(desk!, { name: 'erase-person', input: { personId, notes: true } });
  await until(desk!, () => desk!.meeting().erasing.people[nth]?.done instanceof Object);
}

test('whoever takes the minutes is erased while they type and speak: nothing of it is left, and others go on typing (N36)', async () => {
  const other = await room.sit('Other', { role: 'rapporteur' });
  const gone = await room.sit('Gone', { role: 'rapporteur' });
  const [hers, his] = [gone, other].map(({ cookie }) => openEditor({ url: room.url, meeting: room.id, cookie, kept: true }));
  await hers!.synced();
  await his!.synced();
  let isOver = false;
  let typed = 0;
  const typing = (async () => {
    for (; !isOver; typed += 1) {
      hers!.say(`goneword${typed}`);
      his!.say(`keptword${typed}`);
      void gone.send({ name: 'say-in-chat', input: { floor: 'plenary', text: `goneword ${typed}` } });
      await wait(3);
    }
  })();
  await eventually(() => typed > 30);
  await erased(gone.personId);
  await wait(300);
  isOver = true;
  await typing;
  await eventually(() => his!.isKept());
  await eventually(() => !his!.lines().includes('goneword'));
  for (let i = 0; i < typed; i += 1) expect(his!.lines()).toContain(`keptword${i}`);
  expect(bytesIn(house.folder)).not.toContain('goneword');
  expect(JSON.stringify(await house.store.lastLines(room.id, 10_000))).not.toContain('goneword');
  hers!.close();
  his!.close();
});

test('what somebody said beside a text that nobody has begun is gone, too (N36)', async () => {
  const gone = await room.sit('Gone');
  const at = { tname: 'default', assoc: 0 };
  const input = { anchor: { start: at, end: at }, quote: 'goneword', text: 'goneword' };
  const answer = await fetch(`${room.url}/api/meetings/${room.id}/documents/plenary/margin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: gone.cookie },
    body: JSON.stringify({ id: 'a-remark', name: 'comment', input }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
  expect(bytesIn(house.folder)).toContain('goneword');
  await erased(gone.personId);
  expect(bytesIn(house.folder)).not.toContain('goneword');
});

test.each([
  ['of signs that are a pattern elsewhere', 'A.* (b|c)$1 [d]^'],
  ['that is a word like any other', 'The'],
  ['with marks that turn and hide', '\u202eגילה\u202c \u200f\u2066levi\u2069'],
  ['of letters and marks apart', 'Jose\u0301 A\u0301ngel'],
  ['of a family of emoji', '👩‍👩‍👧 Ng'],
])('a name %s is taken out of what it was mentioned in, and nothing else is (N36)', async (_what, name) => {
  const gone = await room.sit(name);
  const alike = await room.sit(`${name} Two`);
  const cards = (await house.store.roster(room.id)).cards;
  const [hers, other] = [gone, alike].map(({ personId }) => cards.find(({ id }) => id === personId)!.name);
  const texts = [`@${hers} to write to @${other}`, `${other}: the others, see https://example.org/@${hers}`];
  for (const text of texts) await does(desk!, { name: 'record-decision', input: { text } });
  await erased(gone.personId);
  const kept = desk!.meeting().actions.decisions.map(({ text }) => text);
  expect(kept).toEqual([`@Erased participant 1 to write to @${other}`, texts[1]]);
});

test('a placeholder is erased as anybody else, and two of them stay two (N36, Q10)', async () => {
  const ask = (label: string) => ({ name: 'request-floor', input: { floor: 'plenary', kind: 'intervention', for: { label } } }) as const;
  for (const label of ['gonelabelone', 'gonelabeltwo']) await does(desk!, ask(label));
  const waiting = desk!.meeting().floors['plenary']!.queue.waiting.map(({ personId }) => personId);
  await erased(waiting[0]!);
  await erased(waiting[1]!, 1);
  expect(bytesIn(house.folder)).not.toMatch(/gonelabel/);
  expect(waiting.map((id) => desk!.store.getState().people[id]?.name)).toEqual(['Erased participant 1', 'Erased participant 2']);
  const as = { personId: chair!.personId };
  const merged = await desk!.send({ name: 'name-placeholder', input: { personId: waiting[0]!, as } });
  expect(merged).toEqual({ ok: false, refusal: 'no-such-person' });
});
