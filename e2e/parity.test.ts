import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenSecretary } from '../server/secretary.given.ts';
import type { Secretary } from '../server/secretary.ts';
import { sqliteStore } from '../server/store.sqlite.ts';
import { plenary } from '../shared/floor-id.ts';
import type { ParityShown } from '../shared/parity/rows.ts';
import { does } from './full-room.ts';
import { newFolder } from './house.ts';
import { caughtUp, meetingAt, turnOn, type Room, type Seat } from './meeting-room.ts';

const floor = plenary;
const nine = Date.UTC(2026, 0, 1, 9);

const secret = randomBytes(32);
const { folder, remove } = newFolder();
/** Since the meeting opened, in ms: the secretary's clock stands still until told. */
let now = 0;
const open = async (port: number) =>
  givenSecretary({ store: await sqliteStore(join(folder, 'onefloor.db')), secret, port }, () => nine + now);

let secretary: Secretary;
let room: Room;
beforeAll(async () => {
  secretary = await open(0);
  room = await meetingAt(secretary.url);
});
afterAll(async () => {
  await room.close();
  await secretary.stop();
  remove();
});

const parityFor = async ({ cookie }: Seat) =>
  (await (await fetch(`${room.url}/api/meetings/${room.code}/parity`, { headers: { cookie } })).json()) as ParityShown;
const asks = { name: 'request-floor', input: { floor, kind: 'intervention' } } as const;

test('two on site, two remote, one without a device and a break: waits, turns and minutes are those a person with a watch writes down (N7, N15)', async () => {
  const chair = await room.sit('Chair', { role: 'chair', attendance: 'on-site' });
  const moderator = await room.sit('Moderator', { role: 'moderator', attendance: 'on-site' });
  const ana = await room.sit('Ana', { attendance: 'on-site' });
  const bo = await room.sit('Bo', { attendance: 'on-site' });
  const ravi = await room.sit('Ravi', { attendance: 'remote' });
  const rosa = await room.sit('Rosa', { attendance: 'remote' });

  const at = async (seconds: number, ...[seat, command]: Parameters<typeof does>) => {
    now = seconds * 1000;
    await does(seat, command);
    await caughtUp(chair, seat.seq());
  };
  const next = () => ({ name: 'give-floor-to-next', input: { floor, holderISaw: turnOn(chair) } }) as const;

  await at(0, chair, { name: 'open-meeting', input: {} });
  await at(10, ana, asks);
  await at(20, ravi, asks);
  await at(30, moderator, { name: 'enter-person', input: { name: 'Nadia', attendance: 'on-site' } });
  const nadia = await idOf(moderator, 'Nadia');
  await at(30, moderator, { ...asks, input: { ...asks.input, for: { personId: nadia } } });
  await at(60, chair, next()); // Ana waited 50 s.
  await at(90, bo, asks);
  await at(120, chair, next()); // Ravi waited 100 s; Ana spoke 60 s.
  await at(130, chair, { name: 'pause-turn', input: { floor } });
  await at(150, chair, { name: 'resume-turn', input: { floor } });
  await at(160, chair, { name: 'start-break', input: { until: new Date(nine + 3_600_000).toISOString() } });
  await at(400, chair, { name: 'end-break', input: {} });
  await at(400, chair, { name: 'resume-turn', input: { floor } });
  await at(410, rosa, asks);
  await at(430, chair, next()); // Nadia waited 400 s less 240 s of break; Ravi spoke 10 + 10 + 30 s.
  await at(490, chair, { name: 'end-turn', input: { floor, turnId: turnOn(chair)! } });
  now = 500_000;

  const onSite = { name: 'on-site', here: 4, waits: 2, waitingNow: 1, medianWaitMs: 110_000, longestWaitMs: 170_000, turns: 1, ms: 60_000 };
  const remote = { name: 'remote', here: 2, waits: 2, waitingNow: 1, medianWaitMs: 95_000, longestWaitMs: 100_000, turns: 1, ms: 50_000 };
  const noDevice = {
    name: 'no-device',
    here: 1,
    waits: 1,
    waitingNow: 0,
    medianWaitMs: 160_000,
    longestWaitMs: 160_000,
    turns: 1,
    ms: 60_000,
  };
  expect((await parityFor(rosa)).side).toEqual([onSite, remote, noDevice]);

  await at(510, chair, next()); // Bo, too early: undone.
  await at(515, chair, { name: 'take-floor-back', input: { floor, holderISaw: turnOn(chair) } });
  now = 520_000;
  const [bosSide, rosasSide] = (await parityFor(ana)).side;
  expect(bosSide).toEqual({ ...onSite, medianWaitMs: 120_000, longestWaitMs: 190_000 });
  expect(rosasSide).toEqual({ ...remote, medianWaitMs: 105_000, longestWaitMs: 110_000 });

  // Ravi had been in the room all the time.
  await at(520, ravi, { name: 'amend-card', input: { personId: ravi.personId, attendance: 'on-site' } });
  const corrected = (await parityFor(ana)).side;
  expect(corrected).toMatchObject([
    { here: 5, waits: 3, medianWaitMs: 100_000, turns: 2, ms: 110_000 },
    { here: 1, waits: 1, medianWaitMs: 110_000, turns: 0, ms: 0 },
    noDevice,
  ]);

  // What is measured is what is on disk.
  await secretary.stop();
  secretary = await open(secretary.port);
  const withoutPresence = (side: ParityShown['side']) => side.map(({ here: _here, ...figures }) => figures);
  expect(withoutPresence((await parityFor(ana)).side)).toEqual(withoutPresence(corrected));
});

async function idOf({ cookie }: Seat, name: string): Promise<string> {
  const found = await fetch(`${room.url}/api/meetings/${room.code}/people?q=${name}`, { headers: { cookie } });
  return ((await found.json()) as { people: { id: string }[] }).people[0]!.id;
}
