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
const facts = 15;
const rounds = 5;
type Seen = {
  plenary: number;
  fromNote: number;
  opening: number;
  extending: number;
  lastMinute: number;
  closing: number;
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
    const ratio = median(seen.map((one) => one[of] / one[beside]));
    const [ms, idle] = [median(seen.map((one) => one[of])), median(seen.map((one) => one[beside]))];
    const measured = `${ms.toFixed(0)} ms to the last, a plenary fact ${idle.toFixed(0)} ms: ${ratio.toFixed(2)} ×`;
    return { what: `${groups} groups of ${people} people: ${what}`, measured, target: '≤ 1.5 ×', held: ratio <= 1.5 };
  };
  const misled = Math.max(...seen.map((one) => one.misled));
  const outside = Math.max(...seen.map((one) => one.outside));
  return [
    about('opening', 'opening'),
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

  const plenaryFacts: Reached[] = [];
  const opening: Reached[] = [];
  for (let round = 1; round <= rounds; round++) {
    await wait(1000);
    for (let i = 0; i < facts / rounds; i++) plenaryFacts.push(await reaching(here, 'order-set', () => oneFact(bench, i)));
    const input = { roundId: lastRound(bench) };
    opening.push(await reaching(here, 'round-started', () => chair.send({ name: 'start-round', input })));
    if (round < rounds) await closeAndCopy(bench);
  }
  const roundId = lastRound(bench);
  await wait(1500);
  const extending: Reached[] = [];
  for (let i = 0; i < facts; i++) {
    plenaryFacts.push(await reaching(here, 'order-set', () => oneFact(bench, i)));
    extending.push(await reaching(here, 'round-extended', () => chair.send({ name: 'extend-round', input: { roundId, seconds: 60 } })));
  }
  const { misled, outside } = await requestInGroup(here);
  const lastMinute: Reached[] = [];
  for (let i = 0; i < facts; i++) {
    await chair.send({ name: 'keep-groups-open', input: { roundId } });
    lastMinute.push(await reaching(here, 'groups-closing', () => chair.send({ name: 'end-round', input: { roundId } })));
  }
  await crowd.ask({ what: 'listen', for: '"round-ended"', most: people });
  const { lastAt, at } = await crowd.ask({ what: 'heard' });
  await Promise.all([bench.close(), crowd.stop()]);
  return {
    plenary: median(plenaryFacts.map(({ ms }) => ms)),
    fromNote: median(plenaryFacts.map(({ fromNote }) => fromNote)),
    opening: median(opening.map(({ ms }) => ms)),
    extending: median(extending.map(({ ms }) => ms)),
    lastMinute: median(lastMinute.map(({ ms }) => ms)),
    closing: lastAt - at,
    misled,
    outside,
  };
}

const lastRound = ({ chair }: Bench) => chair.meeting().groups.rounds.at(-1)!.id;

/** The groups are done one after another, and stand ready again with the same people. */
async function closeAndCopy({ chair }: Bench) {
  const { id: roundId, groups } = currentRound(chair.meeting())!;
  for (const { id } of groups) await chair.send({ name: 'finish-group', input: { groupId: id } });
  await chair.send({ name: 'copy-round', input: { roundId, places: 'kept' } });
}

/** Until the last of all people has it, in ms: from the press, and from when it was noted. */
type Reached = { ms: number; fromNote: number };
async function reaching({ crowd }: Listening, type: string, press: () => Promise<unknown>): Promise<Reached> {
  await crowd.ask({ what: 'listen', for: `"${type}"`, most: people });
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
