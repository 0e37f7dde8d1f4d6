import type { Socket } from 'node:net';
import type { RecordSum } from '../../shared/command.ts';
import { processOf } from '../thread.ts';
import type { Answered, Asked, Drawn, Handed, Takes } from './clerk.ts';
import { answersTo, framesFrom, sendFrame } from './frames.ts';
import { workedMs } from './worked.ts';

const files = { source: './clerk.ts', built: './exports-clerk.js' };
/** What a record of hundreds of thousands of facts needs, and a bound for everything else, in MiB. */
const mostMemory = 2048;
/** While somebody waits it is looked at this often how long the clerk has worked; below this part of the time, twice in a row, nothing is left to it. */
const lookMs = 1000;
const leastPart = 0.2;

export type Clerk = {
  draw(asked: Omit<Asked & { name: 'draw' }, 'name'>): Promise<Drawn>;
  sum(asked: Omit<Asked & { name: 'sum' }, 'name'>): Promise<RecordSum>;
  /** `facts`: as `take` needs them. Resolves when it is on its way to the clerk, who may be busy. Rejects when the clerk is gone. */
  hand(handed: Handed, facts?: Uint8Array): Promise<void>;
  /** It ended because others wanted all of the machine: one that takes a share would have come further. */
  wasLeftNothing(): boolean;
  stop(): Promise<void>;
};
type Answer = { answered: Answered; bytes: Uint8Array };

/**
 * A process that does one job after the other: only there all that works, the collector of garbage too, is less urgent than a floor.
 * `broke` is called when it ended by itself, took longer than `mostMs`, or was left nothing; who waits is told.
 */
export function clerkProcess(takes: Takes, mostMs: number, broke: () => void): Clerk {
  const options = [`--max-old-space-size=${mostMemory}`];
  const child = processOf(import.meta.url, files, options, [takes], ['pipe', 'ignore', 'inherit', 'pipe']);
  const [jobs, answers] = [child.stdin!, child.stdio[answersTo] as Socket];
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()).once('error', () => resolve()));
  const waiting: { settle: (answer: Answer) => void; fail: (reason: unknown) => void }[] = [];
  let watch: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let [owed, wasLeftNothing] = [0, false];
  child.unref();
  for (const pipe of [jobs as Socket, answers]) pipe.unref();

  function end(reason: Error) {
    clearTimeout(watch);
    clearInterval(looking);
    for (const { fail } of waiting.splice(0)) fail(reason);
  }
  function gone(reason: Error) {
    end(reason);
    broke();
  }
  function watchOver() {
    clearTimeout(watch);
    if (waiting.length > 0) watch = setTimeout(() => gone(new Error('a record took too long')), mostMs).unref();
  }
  function lookAfter() {
    let [before, without] = [workedMs(child.pid!), 0];
    return setInterval(() => {
      const worked = workedMs(child.pid!);
      if (worked === null || before === null) return;
      without = worked - before < lookMs * leastPart ? without + 1 : 0;
      before = worked;
      if (without < 2) return;
      wasLeftNothing = true;
      gone(new Error('nothing was left to the clerk'));
    }, lookMs).unref();
  }
  /** Until this is done the clerk has something to do. */
  async function owing<T>(work: Promise<T>): Promise<T> {
    if (++owed === 1 && takes === 'what-is-left') looking = lookAfter();
    try {
      return await work;
    } finally {
      if (--owed === 0) clearInterval(looking);
    }
  }
  async function listen() {
    for await (const { head, bytes } of framesFrom<Answered>(answers)) {
      const { settle, fail } = waiting.shift()!;
      watchOver();
      if (head.what === 'failed') fail(new Error(head.why));
      else settle({ answered: head, bytes });
    }
  }
  for (const part of [child, jobs]) part.on('error', gone);
  child.on('exit', () => gone(new Error('the clerk ended')));
  listen().catch(gone);

  const ask = (asked: Asked) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ settle: resolve, fail: reject });
      if (waiting.length === 1) watchOver();
      sendFrame(jobs, asked).catch(reject);
    });

  return {
    async draw(asked) {
      const { answered, bytes } = await owing(ask({ name: 'draw', ...asked }));
      return { ...(answered as Answered & { what: 'drawn' }).drawn, bytes };
    },
    async sum(asked) {
      const { answered } = await owing(ask({ name: 'sum', ...asked }));
      return (answered as Answered & { what: 'summed' }).sum;
    },
    hand: (handed, facts) => owing(sendFrame(jobs, handed, facts)),
    wasLeftNothing: () => wasLeftNothing,
    async stop() {
      end(new Error('the clerk was ended'));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
