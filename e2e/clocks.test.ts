import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClock, type Clock } from '../client/clock.ts';
import { plenary } from '../shared/floor-id.ts';
import { leftMsAt } from '../shared/floor/state.ts';
import { caughtUp, openRoom, type Room, type Seat } from './meeting-room.ts';
import { slowLine } from './slow-line.ts';

const floor = plenary;
const dayMs = 86_400_000;
const screens = 20;
const toleranceMs = 250;
const allottedSeconds = 3;

type Screen = { seat: Seat; clock: Clock };
let room: Room;
let chair: Seat;
let shown: Screen[];
const lines: { close: () => void }[] = [];

beforeAll(async () => {
  room = await openRoom({ settings: { seconds: { member: allottedSeconds, observer: allottedSeconds } } });
  chair = await room.sit('Chair', { role: 'chair' });
  shown = await Promise.all(Array.from({ length: screens }, (_, i) => screenOf(i)));
  await chair.send({ name: 'open-meeting', input: {} });
});
afterAll(async () => {
  await room.close();
  for (const line of lines) line.close();
});

/** Clocks from a day behind to a day ahead; lines slow one way, the other way, or both, up to 150 ms and jittering. */
async function screenOf(i: number): Promise<Screen> {
  const skewMs = Math.round(((i / (screens - 1)) * 2 - 1) * dayMs);
  const [thereMs, backMs] = [
    [150, 5],
    [5, 150],
    [120, 120],
    [10, 60],
    [2, 2],
  ][i % 5]!;
  const jittering = (ms: number) => () => ms * (0.7 + Math.random() * 0.3);
  const line = await slowLine(room.url, { thereMs: jittering(thereMs!), backMs: jittering(backMs!) });
  lines.push(line);
  const poweredUpBefore = i * 1_234_567;
  const clock = createClock(
    () => Date.now() + skewMs,
    () => performance.now() + poweredUpBefore,
  );
  return { seat: await room.sit(`Screen ${i}`, { over: line.url, clock }), clock };
}

const turnOf = ({ seat }: Screen) => seat.meeting().floors[floor]!.floor.turn!;

/** Everybody's remaining time at one instant, beside the server's. */
function spread() {
  const server = leftMsAt(chair.meeting().floors[floor]!.floor.turn!, Date.now())!;
  const left = shown.map((screen) => leftMsAt(turnOf(screen), screen.clock.serverNow())!);
  return {
    server,
    apart: Math.max(...left) - Math.min(...left),
    fromServer: Math.max(...left.map((ms) => Math.abs(ms - server))),
    all: left,
  };
}

async function done(name: 'pause-turn' | 'resume-turn'): Promise<void>;
async function done(name: 'extend-turn', seconds: number): Promise<void>;
async function done(name: 'pause-turn' | 'resume-turn' | 'extend-turn', seconds = 0): Promise<void> {
  const answer = await chair.send(name === 'extend-turn' ? { name, input: { floor, seconds } } : { name, input: { floor } });
  if (!answer.ok) throw new Error(answer.refusal);
  await everybodyHas(answer.seq);
}
const everybodyHas = (seq: number) => Promise.all([chair, ...shown.map(({ seat }) => seat)].map((seat) => caughtUp(seat, seq)));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function expectTogether(when: string) {
  const { server, apart, fromServer } = spread();
  console.log(
    `${when}: ${Math.round(server)} ms left; screens ${apart.toFixed(0)} ms apart, ${fromServer.toFixed(0)} ms from the server at most`,
  );
  expect(apart, when).toBeLessThanOrEqual(toleranceMs);
  expect(fromServer, when).toBeLessThanOrEqual(toleranceMs);
  return server;
}

test('20 screens with clocks up to 24 h wrong, on lines slow one way, show the same remaining time within 250 ms (N12, F4, F8)', async () => {
  const given = await chair.send({ name: 'give-floor', input: { floor, holderISaw: null, personId: shown[0]!.seat.personId } });
  if (!given.ok) throw new Error(given.refusal);
  await everybodyHas(given.seq);
  await wait(300);
  expect(expectTogether('running')).toBeGreaterThan(0);

  await done('pause-turn');
  const paused = spread();
  expect(paused.apart).toBe(0);
  await wait(400);
  expect(spread()).toEqual(paused);
  expectTogether('paused');

  await done('resume-turn');
  await wait(200);
  expect(expectTogether('running again')).toBeLessThan(paused.server);

  const before = spread().server;
  await done('extend-turn', 1);
  expect(expectTogether('extended')).toBeGreaterThan(before);

  await wait(Math.max(0, spread().server) + 500);
  expect(expectTogether('in overtime')).toBeLessThan(-400);
});
