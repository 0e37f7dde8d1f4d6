import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOpen } from '../shared/actions/found.ts';
import { does } from './full-room.ts';
import { openHouse, type House } from './house.ts';
import { meetingAt, roomOf, until, type MadeMeeting, type Room, type Seat } from './meeting-room.ts';

let house: House;
let first: Room;
let desk: Seat;
let ana: Seat;
let next: Room;
let nextDesk: Seat;
const rooms: Room[] = [];
const formula = '=HYPERLINK("https://example.org";"Agenda")';

const post = (path: string, body: object, cookie = '') =>
  fetch(`${house.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
const get = (path: string, cookie = '') => fetch(`${house.url}${path}`, { headers: { cookie } });
const follow = (code: string, cookie = '', more: object = {}) =>
  post('/api/meetings', { title: 'Second call', follows: code, ...more }, cookie);
const said = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string; message: string } }).error,
];
const factsOf = ({ id }: Room) => house.store.read(id, 0);
const kept = (room: Room) => Promise.all([factsOf(room), house.store.roster(room.id)]);

beforeAll(async () => {
  house = await openHouse({ store: 'sqlite' });
  first = await meetingAt(house.url, { queuePublic: true, whoMayAsk: 'staff' }, 'First call');
  rooms.push(first);
  desk = await first.sit('Desk', { role: 'secretariat' });
  ana = await first.sit('Ana Lima');
  await does(desk, { name: 'amend-card', input: { personId: ana.personId, organisation: 'Society' } });
  await does(desk, { name: 'open-meeting', input: {} });
  await does(desk, { name: 'add-agenda-item', input: { title: 'Budget' } });
  await does(desk, { name: 'open-agenda-item', input: { itemId: desk.meeting().agenda.items[0]!.id } });
  await does(desk, { name: 'record-action', input: { text: 'Write to the host', ownerId: ana.personId, due: '2026-02-01' } });
  await does(desk, { name: 'record-action', input: { text: 'Book the room' } });
  await does(desk, { name: 'record-action', input: { text: formula, ownerId: ana.personId } });
  await does(desk, { name: 'record-action', input: { text: 'By mistake' } });
  await does(desk, { name: 'record-decision', input: { text: 'We meet in May' } });
  await does(desk, { name: 'drop-action', input: { actionId: desk.meeting().actions.actions[3]!.id } });
  await does(ana, { name: 'settle-action', input: { actionId: ana.meeting().actions.actions[0]!.id, state: 'done' } });
});
afterAll(async () => {
  for (const room of rooms) await room.close();
  await house.close();
});

test('everybody inside sees the same at once; who may not is refused by the server too (D1)', async () => {
  await until(desk, () => desk.meeting().actions.actions[0]?.state === 'done');
  await until(ana, () => ana.meeting().actions.actions[3]?.withdrawn === true);
  expect(ana.meeting().actions).toEqual(desk.meeting().actions);
  const [one, two] = ana.meeting().actions.actions;
  expect(one).toMatchObject({ number: 1, by: desk.personId, itemId: desk.meeting().agenda.items[0]!.id });
  expect(await ana.send({ name: 'settle-action', input: { actionId: two!.id, state: 'done' } })).toMatchObject({ refusal: 'not-yours' });
  expect(await ana.send({ name: 'record-action', input: { text: 'Mine' } })).toMatchObject({ refusal: 'recorders-only' });
});

test('as a table and for programs; no cell is a formula, and outside nobody reads it (D1)', async () => {
  const table = await get(`/api/meetings/${first.code}/actions.csv`, ana.cookie);
  expect(table.headers.get('content-disposition')).toBe(`attachment; filename="${first.code}-actions.csv"`);
  expect(table.headers.get('content-type')).toMatch(/^text\/csv/);
  const text = await table.text();
  expect(text).toContain('Action,1,Write to the host,Ana Lima,Society,2026-02-01,done,');
  expect(text).toContain(`"'=HYPERLINK(""https://example.org"";""Agenda"")"`);
  expect(text).toContain('Action,4,By mistake,,,,withdrawn,');
  expect(text).toContain('Decision,1,We meet in May,');
  const data = (await (await get(`/api/meetings/${first.code}/actions.json`, ana.cookie)).json()) as object;
  expect(data).toMatchObject({
    title: 'First call',
    follows: null,
    actions: [
      { number: 1, owner: 'Ana Lima', state: 'done', item: 'Budget', by: 'Desk' },
      { number: 2, owner: null, settled: null },
      {},
      { withdrawn: true },
    ],
    decisions: [{ number: 1, text: 'We meet in May' }],
  });
  for (const file of ['actions.csv', 'actions.json'])
    for (const cookie of ['', (await meetingAt(house.url).then((other) => (rooms.push(other), other.sit('Stranger')))).cookie])
      expect(await said(await get(`/api/meetings/${first.code}/${file}`, cookie))).toMatchObject([404, { code: 'not-found' }]);
});

describe('the next meeting of the series', () => {
  test('is not begun before this one is closed, so that no number is given twice (D1)', async () => {
    expect(await said(await follow(first.code, desk.cookie))).toMatchObject([409, { code: 'meeting-not-closed' }]);
  });

  test('is begun by the secretariat alone; for all others it is as if this one did not exist (D1)', async () => {
    await does(desk, { name: 'close-meeting', input: { leftover: 'clear' } });
    const chair = await first.sit('Chair', { role: 'chair' });
    const other = await meetingAt(house.url);
    rooms.push(other);
    const elsewhere = await other.sit('Other desk', { role: 'secretariat' });
    const missing = await said(await follow('ZZZZZZ', desk.cookie));
    expect(missing).toMatchObject([404, { code: 'not-found' }]);
    for (const cookie of ['', ana.cookie, chair.cookie, elsewhere.cookie, `${elsewhere.cookie.replace(other.id, first.id)}`])
      for (const which of [first.code, first.id]) expect(await said(await follow(which, cookie))).toEqual(missing);
    expect((await follow(first.code, desk.cookie, { follows: 7 })).status).toBe(400);
    expect((await follow(first.code, desk.cookie, { carry: [] })).status).toBe(400);
  });

  test('begins with what is open, under its number and with the card of its owner, in one breath and without a trace here (D1, N20)', async () => {
    const before = await kept(first);
    const answer = await follow(first.code, desk.cookie);
    expect(answer.status).toBe(201);
    next = roomOf(house.url, (await answer.json()) as MadeMeeting);
    rooms.push(next);
    expect(await kept(first)).toEqual(before);

    const facts = await factsOf(next);
    expect(facts.map(({ event }) => event.type)).toEqual(['meeting-created', 'series-begun']);
    expect(new Set(facts.map(({ at }) => at)).size).toBe(1);
    nextDesk = await next.sit('Desk', { role: 'secretariat' });
    const { conduct, actions } = nextDesk.meeting();
    expect(conduct).toMatchObject({ title: 'Second call', phase: 'waiting', settings: { whoMayAsk: 'staff' } });
    expect(actions).toMatchObject({
      follows: 'First call',
      actions: [
        { number: 2, text: 'Book the room', ownerId: null, from: 'First call', state: 'open' },
        { number: 3, text: formula, from: 'First call', at: desk.meeting().actions.actions[2]!.at },
      ],
      decisions: [],
      numbered: { actions: 4, decisions: 1 },
    });
    const owner = nextDesk.store.getState().people[actions.actions[1]!.ownerId!];
    expect(owner).toMatchObject({ name: 'Ana Lima', organisation: 'Society', placeholder: true });
    expect(owner!.id).not.toBe(ana.personId);
  });

  test('goes on with the numbers, also after a restart, and the public learns nothing of it (D1)', async () => {
    await does(nextDesk, { name: 'open-meeting', input: {} });
    await does(nextDesk, { name: 'record-action', input: { text: 'Invite the speakers' } });
    await (await house.stop()).goOn();
    await until(nextDesk, () => nextDesk.store.getState().link === 'live', 20_000);
    await does(nextDesk, { name: 'record-decision', input: { text: 'We meet in June' } });
    await until(nextDesk, () => nextDesk.meeting().actions.decisions.length === 1);
    expect(nextDesk.meeting().actions.actions.map(({ number }) => number)).toEqual([2, 3, 5]);
    expect(nextDesk.meeting().actions.decisions.map(({ number }) => number)).toEqual([2]);
    const guest = await next.sit('Guest');
    expect(guest.meeting().actions).toEqual(nextDesk.meeting().actions);
    const data = (await (await get(`/api/meetings/${next.id}/actions.json`, guest.cookie)).json()) as object;
    expect(data).toMatchObject({
      follows: 'First call',
      actions: [{ number: 2, from: 'First call', by: null }, {}, { number: 5, from: null }],
    });
    expect(await (await get(`/api/meetings/${next.id}`)).text()).not.toContain('Book the room');
  });

  test('whoever owed something and comes anew is found to be the same, and settles it (D1, Q10)', async () => {
    const again = await next.sit('Ana Lima');
    const { id, ownerId } = again.meeting().actions.actions[1]!;
    expect(await again.send({ name: 'settle-action', input: { actionId: id, state: 'done' } })).toMatchObject({ refusal: 'not-yours' });
    await does(nextDesk, { name: 'name-placeholder', input: { personId: ownerId!, as: { personId: again.personId } } });
    await until(again, () => again.meeting().actions.actions[1]!.ownerId === again.personId);
    await does(again, { name: 'settle-action', input: { actionId: id, state: 'done' } });
    await until(nextDesk, () => nextDesk.meeting().actions.actions[1]!.state === 'done');
  });

  test('when it has ended its secretariat settles what is left, and the one after it has only what is open (D1)', async () => {
    const [room, , speakers] = nextDesk.meeting().actions.actions;
    const chair = await next.sit('Chair', { role: 'chair' });
    await does(nextDesk, { name: 'close-meeting', input: { leftover: 'clear' } });
    await until(chair, () => chair.meeting().conduct.phase === 'closed');
    expect(await chair.send({ name: 'settle-action', input: { actionId: room!.id, state: 'done' } })).toMatchObject({
      refusal: 'meeting-closed',
    });
    await does(nextDesk, { name: 'settle-action', input: { actionId: room!.id, state: 'dropped' } });
    const third = roomOf(house.url, (await (await follow(next.code, nextDesk.cookie)).json()) as MadeMeeting);
    rooms.push(third);
    const thirdDesk = await third.sit('Desk', { role: 'secretariat' });
    const { actions, numbered } = thirdDesk.meeting().actions;
    expect(actions.filter(isOpen).map(({ id, number, from }) => [id, number, from])).toEqual([[speakers!.id, 5, 'Second call']]);
    expect(numbered).toEqual({ actions: 5, decisions: 2 });
  });
});

test('what somebody owed who was erased comes along as nobody’s, and they do not (D1, N36)', async () => {
  const room = await meetingAt(house.url, {}, 'With somebody erased');
  rooms.push(room);
  const secretary = await room.sit('Desk', { role: 'secretariat' });
  await room.sit('Chair', { role: 'chair' });
  const zoe = await room.sit('Zoe Quist');
  await does(secretary, { name: 'open-meeting', input: {} });
  await does(secretary, { name: 'record-action', input: { text: 'Write to @Zoe Quist', ownerId: zoe.personId } });
  await does(secretary, { name: 'erase-person', input: { personId: zoe.personId, notes: false } });
  await does(secretary, { name: 'close-meeting', input: {} });
  const made = (await (await follow(room.code, secretary.cookie)).json()) as MadeMeeting;
  const after = roomOf(house.url, made);
  rooms.push(after);
  const there = await after.sit('Desk', { role: 'secretariat' });
  expect(there.meeting().actions.actions).toMatchObject([{ text: 'Write to @Erased participant 1', ownerId: null }]);
  const listed = (await (await get(`/api/meetings/${after.id}/people`, there.cookie)).json()) as { people: { name: string }[] };
  expect(listed.people.map(({ name }) => name)).toEqual(['Desk']);
});
