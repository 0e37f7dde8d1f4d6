import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSettings } from '../../shared/conduct.ts';
import { plenary } from '../../shared/floor-id.ts';
import type { Recorded } from '../../shared/meeting.ts';
import { append } from '../../server/store.given.ts';
import { sqliteStore } from '../../server/store.sqlite.ts';
import { newFolder } from '../house.ts';
import { benchOf, crowdOf, oneFact, type Bench } from './meeting.ts';
import { median, type Line } from './median.ts';
import { beside } from './process.ts';
import type { Asked } from './secretary.ts';

type Joined = { ms: number; bytes: number };

/** Joining a meeting with few facts and with very many, by turns: what a joiner waits for and is sent. */
export async function joining(runs: number): Promise<Line[]> {
  const [few, many] = [await longMeeting(10), await longMeeting(100_000)];
  const seen: [Joined, Joined][] = [];
  await few.join();
  await many.join();
  for (let run = 0; run < runs; run++) seen.push([await few.join(), await many.join()]);
  await Promise.all([few.stop(), many.stop()]);

  const line = (of: keyof Joined, unit: string): Line => {
    const ratio = median(seen.map(([a, b]) => b[of] / a[of]));
    const [a, b] = [0, 1].map((side) => median(seen.map((pair) => pair[side]![of])).toFixed(unit === 'ms' ? 1 : 0));
    const measured = `10: ${a} ${unit}, 100,000: ${b} ${unit}: ${ratio.toFixed(2)} ×`;
    return {
      what: `joining a meeting of 10 and of 100,000 facts: ${of === 'ms' ? 'time' : 'bytes'}`,
      measured,
      target: '≤ 1.2 ×',
      held: ratio <= 1.2,
    };
  };
  return [line('ms', 'ms'), line('bytes', 'B')];
}

async function longMeeting(facts: number): Promise<{ join: () => Promise<Joined>; stop: () => Promise<void> }> {
  const { folder, remove } = newFolder();
  await writeMeeting(folder, facts);
  const server = await beside<Asked, unknown>('./secretary.ts', [folder]);
  const url = (await server.ask({ what: 'address' })) as string;
  return {
    async join() {
      const crowd = await crowdOf();
      await crowd.ask({ what: 'people', url, meetingId: 'long', code: 'WNG234', count: 100, withinMs: 3000 });
      const report = await crowd.ask({ what: 'report' });
      await crowd.stop();
      return { ms: report.joinP50, bytes: report.bytes / 100 };
    },
    async stop() {
      await server.stop();
      remove();
    },
  };
}

/** A log as a meeting would have written it: one person asks and withdraws, over and over. */
async function writeMeeting(folder: string, facts: number) {
  const store = await sqliteStore(join(folder, 'onefloor.db'));
  await store.createMeeting({ id: 'long', code: 'WNG234', createdAt: Date.now() });
  const at = Date.now() - facts;
  const request = { personId: 'ana', attendance: 'remote', standing: 'member', kind: 'intervention', via: 'self' } as const;
  const recorded = Array.from({ length: facts }, (_, i): Recorded => {
    const fact = { seq: i + 1, at: at + i, by: 'ana' };
    if (i === 0) return { ...fact, event: { type: 'meeting-created', title: 'A long meeting', settings: defaultSettings } };
    if (i % 2 === 1) return { ...fact, event: { type: 'floor-requested', floor: plenary, request: { ...request, id: `r${i}` } } };
    return { ...fact, event: { type: 'request-withdrawn', floor: plenary, requestId: `r${i - 1}`, personId: 'ana' } };
  });
  const card = { id: 'ana', name: 'Ana', attendance: 'remote', standing: 'member' } as const;
  for (let i = 0; i < facts; i += 5000)
    await store.append('long', append({ recorded: recorded.slice(i, i + 5000), cards: i === 0 ? [card] : [] }));
  await store.close();
}

const most = 5000;

type Coming = { bytes: number; p99: number; memory: number };

/** Everybody comes within a minute, and the meeting goes on meanwhile. */
export async function everybodyComes(runs: number): Promise<Line[]> {
  const sizes = [most / 4, most / 2, most];
  const seen: Coming[][] = [];
  for (let run = 0; run < runs; run++) {
    const sized: Coming[] = [];
    for (const people of sizes) sized.push(await coming(people));
    seen.push(sized);
  }
  const growth = median(seen.map((sized) => sized.at(-1)!.bytes / sized[0]!.bytes));
  const p99 = median(seen.map((sized) => sized.at(-1)!.p99));
  const memory = median(seen.map((sized) => sized.at(-1)!.memory));
  const bytes = sizes.map((people, i) => `${people}: ${Math.round(median(seen.map((sized) => sized[i]!.bytes)))} B`).join(', ');
  return [
    {
      what: 'people joining within 60 s: bytes for each person',
      measured: `${bytes}; 5,000 to 1,250: ${growth.toFixed(2)} ×`,
      target: 'linear in people (≤ 1.2 ×)',
      held: growth <= 1.2,
    },
    { what: '5,000 joining: a command meanwhile, p99', measured: `${p99.toFixed(0)} ms`, target: '< 250 ms', held: p99 < 250 },
    {
      what: '5,000 connected: memory for each person',
      measured: `${(memory / 1024).toFixed(1)} KB`,
      target: '≤ 60 KB',
      held: memory <= 60 * 1024,
    },
  ];
}

async function coming(people: number): Promise<Coming> {
  const [bench, crowd] = [await benchOf(), await crowdOf()];
  const before = await bench.used();
  const trips = await whileComing(bench, () =>
    crowd.ask({ what: 'people', url: bench.url, meetingId: bench.room.id, code: bench.room.code, count: people, withinMs: 60_000 }),
  );
  await wait(2000);
  const { bytes } = await crowd.ask({ what: 'report' });
  const memory = ((await bench.used()).memory - before.memory) / people;
  await Promise.all([bench.close(), crowd.stop()]);
  return { bytes: bytes / people, p99: trips.toSorted((a, b) => a - b)[Math.floor(trips.length * 0.99)]!, memory };
}

/** Round trips of one command after another, ten a second, for as long as people come. */
async function whileComing(bench: Bench, everybody: () => Promise<unknown>): Promise<number[]> {
  const trips: number[] = [];
  let over = false;
  const come = everybody().finally(() => (over = true));
  for (let i = 0; !over; i++) {
    const began = performance.now();
    await oneFact(bench, i);
    trips.push(performance.now() - began);
    await wait(Math.max(0, 100 - (performance.now() - began)));
  }
  await come;
  return trips;
}
