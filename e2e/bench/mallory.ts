import { setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { attacker } from '../attacker.ts';
import { attacks } from '../attacks.ts';
import { answering } from './process.ts';

/** One hostile screen that sends one kind of attack, and comes back as soon as it is let. */
export type Asked = { what: string; url: string; meetingId: string; cookie: string; forMs: number };
/** How often it was let in and cut off, and how long the longest of it took. */
export type Report = { cuts: number; slowestMs: number };

const againAfterMs = 25;
/** An attacker has a machine of their own: what they do to prepare is not to be counted as ours. */
const lastInLine = 19;
setPriority(lastInLine);

answering(async ({ what, url, meetingId, cookie, forMs }: Asked): Promise<Report> => {
  const frames = attacks.find((attack) => attack.what === what)!.frames();
  const end = performance.now() + forMs;
  const report = { cuts: 0, slowestMs: 0 };
  while (performance.now() < end) {
    const screen = await attacker(url, meetingId, cookie).catch(() => null);
    if (screen) {
      const began = performance.now();
      for (const frame of frames) screen.send(frame);
      const { at } = await screen.cut;
      report.cuts += 1;
      report.slowestMs = Math.max(report.slowestMs, at - began);
    } else await wait(againAfterMs);
  }
  return report;
});
