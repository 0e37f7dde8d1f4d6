import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import type { WholeRecord } from '../shared/record/whole.ts';
import { does } from './full-room.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, until, type Room, type Seat } from './meeting-room.ts';

let house: House;
let room: Room;
let [chair, desk, mo, ada, ben]: Seat[] = [];
const secret = 'Who pays for this?';
const declined = 'Words that nobody is to read';

beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  room = await meetingAt(house.url, { zone: 'Asia/Tokyo' }, 'Open consultation');
  chair = await room.sit('Chair', { role: 'chair', attendance: 'on-site' });
  desk = await room.sit('Desk', { role: 'secretariat' });
  mo = await room.sit('Mo', { role: 'moderator', attendance: 'on-site' });
  ada = await room.sit('أدا', { attendance: 'on-site' });
  ben = await room.sit('Ben');
  const [c, d, m] = [chair, desk, mo];
  await does(d, { name: 'amend-card', input: { personId: ben.personId, organisation: '=Society' } });
  await does(d, { name: 'add-agenda-item', input: { title: 'Budget', minutes: 10 } });
  await does(c, { name: 'open-meeting', input: {} });
  await does(c, { name: 'open-agenda-item', input: { itemId: c.meeting().agenda.items[0]!.id } });
  await does(ben, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: 'On costs' } });
  await does(m, { name: 'request-floor', input: { floor: plenary, kind: 'question', for: { personId: ada.personId }, via: 'staff' } });
  await does(c, { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: null } });
  await does(c, { name: 'end-turn', input: { floor: plenary, turnId: c.meeting().floors[plenary]!.floor.turn!.id } });
  await does(ada, { name: 'ask-question', input: { text: secret, anonymous: true, receipt: 'a-receipt-of-this-device-0001' } });
  await does(ben, { name: 'ask-question', input: { text: declined } });
  await until(m, () => m.meeting().relay.questions.length === 2);
  await does(m, { name: 'decline-question', input: { questionId: m.meeting().relay.questions[1]!.id } });
  await does(c, { name: 'prepare-poll', input: { question: 'Go on?', options: ['Yes', 'No'], secret: false, many: false, kind: 'poll' } });
  const pollId = c.meeting().polls.polls[0]!.id;
  await does(c, { name: 'open-poll', input: { pollId } });
  await does(ben, { name: 'answer-poll', input: { pollId, options: [0] } });
  await does(c, { name: 'close-poll', input: { pollId } });
  await does(d, { name: 'record-decision', input: { text: 'We go on' } });
  await does(d, { name: 'record-action', input: { text: 'Write to the host', ownerId: ben.personId, due: '2026-02-01' } });
});
afterAll(async () => {
  await room.close();
  await house.close();
});

const get = (as: string, seat?: Seat) =>
  fetch(`${house.url}/api/meetings/${room.code}/record.${as}`, { headers: seat ? { cookie: seat.cookie } : {} });
const record = async (seat: Seat) => (await (await get('json', seat)).json()) as WholeRecord;
const entries = <What extends WholeRecord['entries'][number]['what']>(whole: WholeRecord, what: What) =>
  whole.entries.filter((entry) => entry.what === what);

test('the record says who spoke, for whom it was entered, in which item and how long (N31)', async () => {
  const whole = await record(ben!);
  expect(whole).toMatchObject({ title: 'Open consultation', phase: 'open', zone: 'Asia/Tokyo', closedAt: null });
  expect(entries(whole, 'turn')).toEqual([
    expect.objectContaining({
      personId: ben!.personId,
      channel: 'online',
      subject: 'On costs',
      order: 1,
      seconds: expect.any(Number) as number,
    }),
  ]);
  expect(entries(whole, 'request')).toEqual([
    expect.objectContaining({ personId: ada!.personId, enteredBy: mo!.personId, kind: 'question', outcome: 'waiting' }),
  ]);
  const item = whole.agenda[0]!;
  expect(entries(whole, 'turn')[0]!.itemId).toBe(item.id);
  expect(item).toMatchObject({ title: 'Budget', plannedMinutes: 10 });
  expect(entries(whole, 'decision')).toMatchObject([{ number: 1, text: 'We go on' }]);
  expect(entries(whole, 'action')).toMatchObject([{ number: 1, personId: ben!.personId, due: '2026-02-01' }]);
  expect(whole.people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Chair', 'Ben', 'أدا']));
});

test('what was unnamed, declined or not published is nowhere in it, in no format (N31, R4, P2)', async () => {
  for (const seat of [ben!, chair!])
    for (const as of ['json', 'md', 'csv']) {
      const text = await (await get(as, seat)).text();
      expect([as, text.includes(declined), text.includes('a-receipt')]).toEqual([as, false, false]);
      expect(text).toContain(secret);
    }
  const whole = await record(chair!);
  const question = entries(whole, 'question')[0]!;
  expect(question).toMatchObject({ text: secret, personId: null });
  expect(JSON.stringify(question)).not.toContain(ada!.personId);
  expect(entries(whole, 'question')[1]).toMatchObject({ text: null, personId: null, step: 'declined' });
  expect(JSON.stringify(entries(whole, 'question')[1])).not.toContain(ben!.personId);
  expect(entries(whole, 'poll')).toMatchObject([{ question: 'Go on?', answered: 1, counted: null }]);
});

test('it grows with the meeting, and every format tells the same entries (N31)', async () => {
  const before = await record(ben!);
  await does(chair!, { name: 'publish-poll', input: { pollId: chair!.meeting().polls.polls[0]!.id } });
  const after = await record(ben!);
  expect(after.upTo).toBeGreaterThan(before.upTo);
  expect(entries(after, 'poll')).toMatchObject([{ counted: { counts: [1, 0] } }]);
  expect(after.entries.map(({ id }) => id)).toEqual(expect.arrayContaining(before.entries.map(({ id }) => id)));

  const table = Papa.parse<string[]>((await (await get('csv', ben)).text()).replace(/^\ufeff/, '').trimEnd()).data;
  expect(table.slice(1).map(([anchor]) => anchor)).toEqual(after.entries.map(({ id }) => id));
  expect(table.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  const markdown = await (await get('md', ben)).text();
  for (const { id } of after.entries) expect(markdown).toContain(`<a id="${id}"></a>`);
  expect(markdown).toContain('# Record of Open consultation');
  expect(markdown).toContain('Yes: 1');
});

test('whoever is not inside has no record, and is not told that there is one (N31, S1)', async () => {
  const device = new URL(room.links.screen).hash.slice(1);
  expect(device).not.toBe('');
  for (const as of ['json', 'md', 'csv']) expect((await get(as)).status).toBe(404);
});
