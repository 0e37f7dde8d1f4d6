import { setTimeout as wait } from 'node:timers/promises';
import { captionAddress, captionerAt } from '../captioner.ts';
import type { Asked, Report } from './caption-crowd.ts';
import { benchOf } from './meeting.ts';
import { median, type Line } from './median.ts';
import { beside } from './process.ts';

const readers = 2000;
const posts = 200;
const everyMs = 100;

type Read = { p50: number; p99: number; lost: number; differing: number; outOfOrder: number };

/** A captioner's software with its retries, gaps, corrections and a restart writes for two thousand: who sees what, and how soon. */
export async function captionsForMany(runs: number): Promise<Line[]> {
  const seen: Read[] = [];
  for (let run = 0; run < runs; run++) seen.push(await read());
  const middle = (of: keyof Read) => median(seen.map((one) => one[of]));
  const worst = (of: keyof Read) => Math.max(...seen.map((one) => one[of]));
  const [lost, differing, outOfOrder] = [worst('lost'), worst('differing'), worst('outOfOrder')];
  return [
    {
      what: `captions to ${readers} readers, ten a second: from the post to the screen`,
      measured: `p50 ${middle('p50').toFixed(0)} ms, p99 ${middle('p99').toFixed(0)} ms`,
      target: 'p99 ≤ 300 ms',
      held: middle('p99') <= 300,
    },
    {
      what: `the same: every caption once and in order at every reader`,
      measured: `${posts} posts: ${lost} missing, ${outOfOrder} readers out of order, ${differing} with another text than was sent`,
      target: 'all',
      held: lost + differing + outOfOrder === 0,
    },
  ];
}

async function read(): Promise<Read> {
  const bench = await benchOf();
  const crowd = await beside<Asked, Report>('./caption-crowd.ts');
  const desk = await bench.room.sit('Desk', { role: 'secretariat' });
  await crowd.ask({ what: 'people', url: bench.url, meetingId: bench.room.id, code: bench.room.code, count: readers });
  const software = captionerAt(await captionAddress(desk, bench.room));
  const sent: { mark: string; at: number }[] = [];
  let [seq, expected] = [0, ''];
  const post = async (text: string) => {
    seq += 1;
    for (let tries = 0; (await software.post(seq, text)).status !== 200 && tries < 100; tries++) await wait(20);
  };
  for (let i = 0; i < posts; i++) {
    const mark = `m${String(i).padStart(4, '0')}`;
    const at = performance.timeOrigin + performance.now();
    sent.push({ mark, at });
    // It begins to count anew, a number is left out, a post comes twice, and a word is taken back letter by letter.
    if (i === posts / 2) seq = 0;
    if (i % 25 === 7) seq += 3;
    await post(`${mark} what the speaker sayz\n`);
    if (i % 10 === 3) await software.post(seq, `${mark} what the speaker sayz\n`);
    if (i % 4 === 1) await post('\b\bs\n');
    expected += `${mark}whatthespeakersay${i % 4 === 1 ? 's' : 'z'}`;
    await wait(Math.max(0, everyMs - (performance.timeOrigin + performance.now() - at)));
  }
  await crowd.ask({ what: 'seen', mark: sent.at(-1)!.mark });
  await wait(500);
  const report = await crowd.ask({ what: 'report' });
  await Promise.all([bench.close(), crowd.stop()]);
  const took = sent.flatMap(({ mark, at }) => (report.first[mark] ?? []).map((seen) => seen - at)).toSorted((a, b) => a - b);
  return {
    p50: took[Math.floor(took.length / 2)]!,
    p99: took[Math.floor(took.length * 0.99)]!,
    lost: readers * posts - took.length,
    differing: report.shown.filter((text) => text !== expected).length,
    outOfOrder: report.outOfOrder,
  };
}
