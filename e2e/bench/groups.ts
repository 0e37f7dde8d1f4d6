import { setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { plenary } from '../../shared/floor-id.ts';
import { currentRound, peopleOf } from '../../shared/groups/state.ts';
import { benchOf, oneFact, type Bench } from './meeting.ts';
import { median, type Line } from './median.ts';
import { beside, type Beside } from './process.ts';
import type { Asked, Report } from './group-crowd.ts';

const people = 1000;
const groups = 50;
const warmUp = 100;
const rounds = 15;
/** The last rounds run out by themselves, a minute each; the groups of the others are done one after another. */
const closedByTime = 3;
/** Rounds in which the names of those in a group are waited for, which come after their places. */
const namedIn = [2, 4, 6];
const factsBeside = 3;
const quietMs = 2000;
/** Each as often as it was done, in ms; `fromNote`: plenary facts from when they were noted. */
type Seen = {
  plenary: number[];
  fromNote: number[];
  opening: number[];
  naming: number[];
  extending: number[];
  lastMinute: number[];
  closing: number[];
  misled: number;
  outside: number;
};
type Listening = { bench: Bench; crowd: Beside<Asked, Report> };

/** Groups open, get time and close; each is to reach the last of all people nearly as soon as one fact of the plenary does. */
export async function groupsOfMany(runs: number): Promise<Line[]> {
  const seen: Seen[] = [];
  for (let run = 0; run < runs; run++) seen.push(await oneRound());
  const about = (what: string, of: 'opening' | 'extending' | 'lastMinute' | 'closing'): Line => {
    // Nobody presses at the end of the last minute: it counts from when it is noted, and so does what it is held against.
    const beside = of === 'closing' ? 'fromNote' : 'plenary';
    const ratio = median(seen.map((one) => median(one[of]) / median(one[beside])));
    const [ms, idle] = [median(seen.map((one) => median(one[of]))), median(seen.map((one) => median(one[beside])))];
    const measured = `${ms.toFixed(0)} ms to the last, a plenary fact ${idle.toFixed(0)} ms: ${ratio.toFixed(2)} ×`;
    return { what: `${groups} groups of ${people} people: ${what}`, measured, target: '≤ 1.5 ×', held: ratio <= 1.5 };
  };
  const misled = Math.max(...seen.map((one) => one.misled));
  const outside = Math.max(...seen.map((one) => one.outside));
  const first = median(seen.map(({ opening, plenary }) => opening[0]! / median(plenary)));
  return [
    about('opening', 'opening'),
    {
      what: 'the same: the first of all openings of a secretary',
      measured: `${median(seen.map(({ opening }) => opening[0]!)).toFixed(0)} ms: ${first.toFixed(2)} ×`,
      target: '',
      held: null,
    },
    {
      what: 'the same: until all have the names of those in their group',
      measured: `${median(seen.map(({ naming }) => median(naming))).toFixed(0)} ms`,
      target: '',
      held: null,
    },
    about('giving time', 'extending'),
    about('the last minute', 'lastMinute'),
    about('closing', 'closing'),
    {
      what: `a request in one of ${groups} groups`,
      measured: `${misled} of ${people - people / groups} people outside got it; most bytes to one of them ${outside.toFixed(0)}`,
      target: '0',
      held: misled === 0,
    },
  ];
}

async function oneRound(): Promise<Seen> {
  const [bench, crowd] = [await benchOf(), await beside<Asked, Report>('./group-crowd.ts')];
  const { chair } = bench;
  const here = { bench, crowd };
  // What stands for the chair's own laptop gives way to what is measured.
  setPriority(19);
  await crowd.ask({ what: 'people', url: bench.url, meetingId: bench.room.id, code: bench.room.code, count: people });
  const plans = Array.from({ length: groups }, (_, i) => ({
    title: `Topic ${i + 1}`,
    task: 'Which three proposals?',
    place: `Room ${i + 1}`,
  }));
  const linkPattern = 'https://meet.example.org/plenary-{number}';
  await chair.send({ name: 'prepare-round', input: { minutes: 30, linkPattern, groups: plans } });
  await chair.send({ name: 'assign', input: { roundId: lastRound(bench), how: 'random' } });
  for (let i = 0; i < warmUp; i++) await oneFact(bench, i);

  const seen: Seen = {
    plenary: [],
    fromNote: [],
    opening: [],
    naming: [],
    extending: [],
    lastMinute: [],
    closing: [],
    misled: 0,
    outside: 0,
  };
  const plenaryFact = async (i: number) => {
    const { ms, fromNote } = await reaching(here, 'order-set', () => oneFact(bench, i));
    seen.plenary.push(ms);
    seen.fromNote.push(fromNote);
  };
  for (let round = 1; round <= rounds; round++) {
    await wait(1000);
    for (let i = 0; i < factsBeside; i++) await plenaryFact(i);
    const roundId = lastRound(bench);
    const start = () => chair.send({ name: 'start-round', input: { roundId } });
    if (namedIn.includes(round)) seen.naming.push((await hearing(here, '"events":[],"people":[{', start)).ms);
    else seen.opening.push((await reaching(here, 'round-started', start)).ms);
    await wait(1500);
    for (let i = 0; i < factsBeside; i++) {
      await plenaryFact(i);
      const more = () => chair.send({ name: 'extend-round', input: { roundId, seconds: 60 } });
      seen.extending.push((await reaching(here, 'round-extended', more)).ms);
      await plenaryFact(i);
      seen.lastMinute.push((await reaching(here, 'groups-closing', () => chair.send({ name: 'end-round', input: { roundId } }))).ms);
      if (i < factsBeside - 1) await chair.send({ name: 'keep-groups-open', input: { roundId } });
    }
    if (round === 1) Object.assign(seen, await requestInGroup(here));
    if (round > rounds - closedByTime) seen.closing.push(await closing(here, plenaryFact));
    else for (const { id } of currentRound(chair.meeting())!.groups) await chair.send({ name: 'finish-group', input: { groupId: id } });
    if (round < rounds) await chair.send({ name: 'copy-round', input: { roundId, places: 'kept' } });
  }
  setPriority(0);
  await Promise.all([bench.close(), crowd.stop()]);
  return seen;
}

/** The last minute runs out by itself, while the meeting goes on; from when it was noted to the last of all, in ms. */
async function closing({ bench, crowd }: Listening, plenaryFact: (i: number) => Promise<void>): Promise<number> {
  const { closesAt } = currentRound(bench.chair.meeting())!.groups[0]!;
  const left = () => closesAt! - Date.now();
  for (let i = 0; left() > quietMs; i++) {
    await plenaryFact(i);
    await wait(quietMs / 2);
  }
  await crowd.ask({ what: 'listen', for: '"round-ended"', most: people });
  const { lastAt, at } = await crowd.ask({ what: 'heard' });
  return lastAt - at;
}

const lastRound = ({ chair }: Bench) => chair.meeting().groups.rounds.at(-1)!.id;

/** Until the last of all people has it, in ms: from the press, and from when it was noted. */
type Reached = { ms: number; fromNote: number };
const reaching = (here: Listening, type: string, press: () => Promise<unknown>) => hearing(here, `"${type}"`, press);
async function hearing({ crowd }: Listening, text: string, press: () => Promise<unknown>): Promise<Reached> {
  await crowd.ask({ what: 'listen', for: text, most: people });
  const began = performance.timeOrigin + performance.now();
  await press();
  const { lastAt, at } = await crowd.ask({ what: 'heard' });
  await wait(100);
  return { ms: lastAt - began, fromNote: lastAt - at };
}

/** Somebody asks in a group: who else gets it, and how many bytes reach anybody else at most. */
async function requestInGroup({ bench, crowd }: Listening): Promise<{ misled: number; outside: number }> {
  const round = currentRound(bench.chair.meeting())!;
  const group = round.groups[0]!;
  const members = peopleOf(round, group.id);
  await wait(1500);
  await crowd.ask({ what: 'listen', for: '"floor-requested"', most: members.length });
  await crowd.ask({
    what: 'does',
    who: members[0]!,
    name: 'request-floor',
    input: { floor: group.id, kind: 'intervention', subject: plenary },
  });
  await crowd.ask({ what: 'heard' });
  await wait(1500);
  const { hearers, others, ids } = await crowd.ask({ what: 'heard' });
  const misled = hearers.filter((id) => !members.includes(id)).length;
  return { misled, outside: others / Math.max(1, ids.length - hearers.length) };
}
