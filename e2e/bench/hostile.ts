import { setTimeout as wait } from 'node:timers/promises';
import { attacks } from '../attacks.ts';
import { meetingAt, type Room } from '../meeting-room.ts';
import type { Asked as AskedCrowd, Report as Spread } from './document-crowd.ts';
import { writerIn } from './document-servers.ts';
import type { Asked as AskedMallory, Report } from './mallory.ts';
import { benchOf, oneFact, type Bench } from './meeting.ts';
import { median, type Line } from './median.ts';
import { beside, type Beside } from './process.ts';

/** Kinds whose name has this in it; all, where it is empty. */
const only = process.env['HOSTILE'] ?? '';
const kinds = attacks.filter(({ what }) => what.includes(only));
const forMs = Number(process.env['HOSTILE_MS'] ?? 8000);
const screens = 10;
const everyMs = 20;

/** p99, in ms. */
type Times = { floor: number; document: number };
type Seen = Times & { slowestMs: number };
type Crowd = Beside<AskedCrowd, Spread>;

/** One writer sends each kind of attack again and again, while a chair and another document go on, against the same without it. */
export async function hostile(runs: number): Promise<Line[]> {
  const seen: { idle: Times; during: Record<string, Seen> }[] = [];
  for (let run = 0; run < runs; run += 1) seen.push(await attacked());
  return kinds.map(({ what }): Line => {
    const of = (read: (one: Seen, idle: Times) => number) => median(seen.map(({ idle, during }) => read(during[what]!, idle)));
    const ratios = [of((one, idle) => one.floor / idle.floor), of((one, idle) => one.document / idle.document)] as const;
    const cut = Math.max(...seen.map(({ during }) => during[what]!.slowestMs));
    const part = (name: keyof Times, ratio: number) =>
      `${of((one) => one[name]).toFixed(1)} ms, without ${of((_one, idle) => idle[name]).toFixed(1)} ms: ${ratio.toFixed(2)} ×`;
    return {
      what: `hostile: ${what}`,
      measured: `floor p99 ${part('floor', ratios[0])}; another document p99 ${part('document', ratios[1])}; cut off within ${Math.round(cut)} ms`,
      target: '≤ 2 ×, ≤ 1 s',
      held: ratios.every((ratio) => ratio <= 2) && cut > 0 && cut <= 1000,
    };
  });
}

async function attacked() {
  const bench = await benchOf();
  const crowd = await beside<AskedCrowd, Spread>('./document-crowd.ts');
  const mallory = await beside<AskedMallory, Report>('./mallory.ts');
  const other = await meetingAt(bench.url);
  const address = `${bench.url.replace('http', 'ws')}/documents/${other.id}/plenary`;
  const cookies = await Promise.all(Array.from({ length: screens }, (_none, i) => writerIn(other, `Writer ${i}`)));
  await crowd.ask({ what: 'open', places: cookies.map((cookie) => ({ address, cookie, name: '' })) });
  await timesWhile(bench, crowd, forMs);
  const before = await timesWhile(bench, crowd, forMs);
  const during: Record<string, Seen> = {};
  for (const { what } of kinds) {
    const attacking = mallory.ask({ what, url: bench.url, ...(await newWriter(bench.room)), forMs });
    const times = await timesWhile(bench, crowd, forMs);
    during[what] = { ...times, slowestMs: (await attacking).slowestMs };
  }
  const after = await timesWhile(bench, crowd, forMs);
  await Promise.all([crowd.stop(), mallory.stop()]);
  await bench.close();
  const mean = (part: keyof Times) => (before[part] + after[part]) / 2;
  return { idle: { floor: mean('floor'), document: mean('document') }, during };
}

/** Nobody waits for what another did. */
const newWriter = async (room: Room) => ({ meetingId: room.id, cookie: await writerIn(room, 'Mallory') });

/** Commands of the chair and edits of another document, fifty of each a second. */
async function timesWhile(bench: Bench, crowd: Crowd, ms: number): Promise<Times> {
  const trips: Promise<number>[] = [];
  const spread = crowd.ask({ what: 'write', writers: 1, everyMs, forMs: ms });
  for (const end = performance.now() + ms; performance.now() < end; await wait(everyMs)) {
    const began = performance.now();
    trips.push(oneFact(bench, trips.length).then(() => performance.now() - began));
  }
  const sorted = (await Promise.all(trips)).toSorted((a, b) => a - b);
  const { p99, delivered, due } = await spread;
  if (delivered !== due) throw new Error(`${delivered} of ${due} edits arrived`);
  return { floor: sorted[Math.floor(sorted.length * 0.99)]!, document: p99 };
}
