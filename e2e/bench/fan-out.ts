import { setTimeout as wait } from 'node:timers/promises';
import { beside, type Used } from './process.ts';
import { benchOf, crowdOf, oneFact } from './meeting.ts';
import { median, type Line } from './median.ts';
import type { Asked as AskedPlain } from './plain-ws.ts';

const perSecond = 20;
const seconds = 8;
/** Facts before anything is measured, on both sides. */
const warmUp = 400;
type Cost = { cpuPerDelivery: number; p99: number; bytesPerDelivery: number };

/** Facts to a crowd in another process, against the least a websocket server can do with frames of the same size. */
export async function fanOut(people: number, runs: number): Promise<Line[]> {
  const ours: Cost[] = [];
  const plain: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await onefloor(people));
    plain.push(await plainWs(people, Math.round(ours.at(-1)!.bytesPerDelivery)));
  }
  const cpu = median(ours.map((one, i) => one.cpuPerDelivery / plain[i]!.cpuPerDelivery));
  const p99 = median(ours.map((one, i) => one.p99 / plain[i]!.p99));
  const [a, b] = [median(ours.map((one) => one.cpuPerDelivery)), median(plain.map((one) => one.cpuPerDelivery))];
  const [c, d] = [median(ours.map((one) => one.p99)), median(plain.map((one) => one.p99))];
  return [
    {
      what: `fan-out to ${people}: server CPU per delivery`,
      measured: `${a.toFixed(1)} µs, plain ws ${b.toFixed(1)} µs: ${cpu.toFixed(2)} ×`,
      target: '≤ 1.3 ×',
      held: cpu <= 1.3,
    },
    {
      what: `fan-out to ${people}: p99`,
      measured: `${c.toFixed(0)} ms, plain ws ${d.toFixed(0)} ms: ${p99.toFixed(2)} ×`,
      target: '≤ 1.5 ×',
      held: p99 <= 1.5,
    },
  ];
}

async function onefloor(people: number): Promise<Cost> {
  const [bench, crowd] = [await benchOf(), await crowdOf()];
  await crowd.ask({ what: 'people', url: bench.url, meetingId: bench.room.id, code: bench.room.code, count: people, withinMs: 0 });
  // A meeting that has gone on for a while: what runs once at the beginning is not what a delivery costs.
  for (let i = 0; i < warmUp; i++) await oneFact(bench, i);
  await wait(2000);
  await crowd.ask({ what: 'reset' });
  await bench.start();
  const sent: Promise<boolean>[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    sent.push(oneFact(bench, i));
    await wait(1000 / perSecond);
  }
  await Promise.all(sent);
  const used = await bench.used();
  await wait(500);
  const report = await crowd.ask({ what: 'report' });
  await Promise.all([bench.close(), crowd.stop()]);
  return costOf(used, report);
}

async function plainWs(people: number, bytes: number): Promise<Cost> {
  const [server, crowd] = [await beside<AskedPlain, unknown>('./plain-ws.ts'), await crowdOf()];
  await crowd.ask({ what: 'plain', url: (await server.ask({ what: 'address' })) as string, count: people });
  await server.ask({ what: 'send', bytes, perSecond: 200, seconds: warmUp / 200 });
  await wait(1000);
  await crowd.ask({ what: 'reset' });
  await server.ask({ what: 'start' });
  await server.ask({ what: 'send', bytes, perSecond, seconds });
  const used = (await server.ask({ what: 'used' })) as Used;
  await wait(500);
  const report = await crowd.ask({ what: 'report' });
  await Promise.all([server.stop(), crowd.stop()]);
  return costOf(used, report);
}

const costOf = ({ cpu }: Used, { deliveries, p99, bytes }: { deliveries: number; p99: number; bytes: number }): Cost => ({
  cpuPerDelivery: cpu / deliveries,
  p99: Math.max(1, p99),
  bytesPerDelivery: bytes / deliveries,
});
