import type { Server as HttpServer } from 'node:http';
import { connect, type Connection } from '../client/connection.ts';
import { createClock } from '../client/clock.ts';
import { createMeetingStore, type MeetingStore } from '../client/meeting-store.ts';
import { anyCommand } from '../shared/any-command.ts';
import { cast, dice, type Dice, oneOf } from '../shared/any-input.ts';
import { openedMeeting } from '../shared/any-meeting.ts';
import type { Command } from '../shared/decide.ts';
import { reduce } from '../shared/reduce.ts';
import { keepMeetings } from '../server/meetings.ts';
import { serveSockets } from '../server/socket.ts';
import { memoryStore } from '../server/store.memory.ts';
import { badDisk, DiskFailed, type Condition } from './bad-disk.ts';
import { BadNetwork, badSockets, fair, type NetworkCounts, type Weather } from './bad-network.ts';
import { faultsAtTheEnd } from './convergence.ts';
import type { ClientEnd } from './screen-end.ts';
import { keepLedger, personOf, stamped } from './ledger.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Screen = { name: string; end: ClientEnd; store: MeetingStore; connection: Connection };
type Counted =
  | ('restarts' | 'outages' | 'conflicts' | 'diskFailures')
  | ('accepted' | 'unanswered' | 'repeats' | 'answeredTwice')
  | ('byEvents' | 'bySnapshot' | 'anew');
/** What was wrong at the end, the facts as text, and what the meeting went through. */
export type Run = {
  seed: number;
  faults: string[];
  facts: string;
  counts: Record<Counted, number>;
  refusals: string[];
  names: string[];
  network: NetworkCounts;
};

const door = { id: 'any-meeting', code: 'ABC234', createdAt: 0 };
/** Organisation may be empty; the same person comes again with another. */
const card = (who: (typeof cast)[number], organisation: string) => {
  const { id, attendance, standing } = who;
  return { id, name: id, attendance, standing, organisation };
};

/** What the lines are like in this meeting: everything goes wrong, lines only break, or much comes twice. */
function weatherOf(seed: number): Weather {
  if (seed % 4 === 2) return { lost: 0, doubled: 0, slowestMs: 120, orderly: true };
  if (seed % 4 === 3) return { lost: 0.01, doubled: 0.4, slowestMs: 60, orderly: false };
  return { lost: 0.05, doubled: 0.1, slowestMs: 150, orderly: false };
}

/** One whole server process: the real one, but for its sockets and its disk. */
function startServer(kept: ReturnType<typeof memoryStore>, roll: Dice, fail: (what: string) => void) {
  const { store, disk, kill } = badDisk(kept, roll);
  const meetings = keepMeetings(store, () => Date.now());
  serveSockets({} as HttpServer, {
    meetings,
    readSession: async (cookie) => (cookie === 'screen' ? 'screen' : cookie ? { personId: cookie } : null),
    commandsPerSecond: 1e6,
    sameOrigin: () => true,
    lastWordsIn: () => undefined,
    observe: (seen) => {
      if (seen.what === 'failure' && !(seen.error instanceof DiskFailed)) fail(`the server broke: ${String(seen.error)}`);
    },
  });
  return { meetings, disk, kill };
}

/** A meeting of so many commands that nobody planned, and everything that is wrong with it at its end. */
export async function anyRun(seed: number, time: VirtualTime, disk: Condition = seed % 3 === 0 ? 'sound' : 'shaky'): Promise<Run> {
  const roll = dice(seed);
  const faults: string[] = [];
  const kept = memoryStore();
  await kept.createMeeting(door);
  const screens: Screen[] = [];
  const ledger = keepLedger((end) => screens.find((screen) => screen.end === end)?.store.getState().seq ?? null);
  const network = new BadNetwork(dice(seed + 1e6), weatherOf(seed), ledger.watch);
  badSockets.over(network);
  const start = () => startServer(kept, dice(roll() * 2 ** 32), (what) => faults.push(what));
  let server = start();
  const counts = { restarts: 0, outages: 0, conflicts: 0, diskFailures: 0 };

  const live = (await time.until(server.meetings.byId(door.id)))!;
  await time.until(live.note('secretary', () => ({ events: openedMeeting, cards: cast.map((who) => card(who, '')) })));

  function sit(cookie: string): Screen {
    // Some know only later how a fact changes a meeting.
    const isEarly = screens.length % 5 === 4;
    const store = createMeetingStore(isEarly ? null : reduce);
    if (isEarly) setTimeout(() => store.getState().ruled(reduce), 400 + screens.length * 60);
    const who = cookie === 'public' ? { view: 'public' as const } : { extraHeaders: { cookie } };
    const connection = connect({ meetingId: door.id, store, clock: createClock(), ...who });
    const screen = { name: cookie, end: network.screens.at(-1)!, store, connection };
    screens.push(screen);
    return screen;
  }
  function restart() {
    counts.restarts++;
    counts.conflicts += server.disk.conflicts;
    counts.diskFailures += server.disk.failures;
    server.kill();
    network.serverDies();
    server = start();
    server.disk.condition = disk;
  }
  let stamps = 0;
  function someCommand() {
    const { who, command } = anyCommand(oneOf(roll, screens).store.getState().meeting, roll);
    const own = screens.filter(({ end }) => personOf(end) === who.id);
    void oneOf(roll, own).connection.send({ name: command.name, input: stamped(command.name, command.input, ++stamps) } as Command);
  }
  async function enterAnew() {
    const who = oneOf(roll, cast);
    const meeting = await server.meetings.byId(door.id);
    await meeting?.enter(card(who, `Organisation ${Math.floor(roll() * 5)}`), []);
  }
  async function outage() {
    counts.outages++;
    const broken = server.disk;
    broken.condition = 'broken';
    await new Promise((over) => setTimeout(over, 500 + roll() * 2500));
    broken.condition = disk;
  }
  function somethingHappens() {
    const what = roll();
    if (what < 0.06) network.cut(oneOf(roll, screens).end);
    else if (what < 0.075) restart();
    else if (what < 0.085) void outage();
    else if (what < 0.105) enterAnew().catch(() => {});
    else for (let presses = roll() < 0.3 ? 3 : 1; presses > 0; presses--) someCommand();
  }

  for (const who of cast) sit(who.id);
  for (const cookie of ['chair', 'ada', 'screen', 'public', 'public']) sit(cookie);
  await time.pass(1000);
  server.disk.condition = disk;
  const steps = 40 + Math.floor(roll() * 40);
  for (let step = 0; step < steps; step++) {
    somethingHappens();
    await time.pass(roll() < 0.4 ? 0 : roll() * 500);
  }
  if (seed % 50 === 0) {
    const absent = screens[seed % screens.length]!;
    network.away.add(absent.end);
    network.cut(absent.end);
    for (let press = 0; press < 900; press++) {
      someCommand();
      await time.pass(roll() * 40);
    }
    network.away.delete(absent.end);
  }

  network.weather = fair;
  server.disk.condition = 'sound';
  await time.pass(25_000);
  server.disk.condition = 'sound';
  await time.pass(1000);
  const last = (await time.until(server.meetings.byId(door.id)))!;
  const secretary = screens.find(({ end }) => last.meeting.people.roles[personOf(end)]?.includes('secretariat'));
  const closing = await time.until(secretary!.connection.send({ name: 'title-meeting', input: { title: 'The end' } }));
  if (!closing.ok) faults.push(`the last command was refused: ${closing.refusal}`);
  const late = ['secretary', 'eve', 'screen', ...(last.meeting.conduct.settings.queuePublic ? ['public'] : [])].map(sit);
  await time.pass(2000);

  const facts = await kept.read(door.id, 0);
  faults.push(
    ...(await faultsAtTheEnd({ live: last, kept, facts, screens, late, nothingIsLost: weatherOf(seed).lost === 0 })),
    ...(await ledger.faultsAgainst(kept, door.id, facts)),
  );
  for (const { connection } of screens) connection.close();
  const { refusals, names, joins, ...told } = ledger.tally();
  counts.conflicts += server.disk.conflicts;
  counts.diskFailures += server.disk.failures;
  return { seed, faults, facts: JSON.stringify(facts), counts: { ...counts, ...told, ...joins }, refusals, names, network: network.counts };
}
