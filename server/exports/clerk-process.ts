import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RecordSum } from '../../shared/command.ts';
import type { Answered, Asked, Drawn, Handed } from './clerk.ts';
import { headOf } from './clerk-jobs.ts';

/** As built it lies beside the one file of the secretary. */
const files = { source: './clerk.ts', built: './exports-clerk.js' };
/** What a record of hundreds of thousands of facts needs, and a bound for everything else, in MiB. */
const mostMemory = 2048;

export type Clerk = {
  ask(asked: Asked & { name: 'draw' }): Promise<Drawn>;
  ask(asked: Asked & { name: 'sum' }): Promise<RecordSum>;
  /** Resolves when it is on its way to the clerk, who may be busy. Rejects when the clerk is gone. */
  hand(handed: Handed): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A process that does one job after the other: only there all that works, the collector of garbage too, is less urgent than a floor.
 * `broke` is called when it ended by itself or took longer than `mostMs`; who waits is told.
 */
export function clerkProcess(mostMs: number, broke: () => void): Clerk {
  const isSource = import.meta.url.endsWith('.ts');
  const child = fork(fileURLToPath(new URL(isSource ? files.source : files.built, import.meta.url)), [], {
    execArgv: [...(isSource ? ['--import', 'tsx'] : []), `--max-old-space-size=${mostMemory}`],
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
  });
  const jobs = child.stdin!;
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()).once('error', () => resolve()));
  const waiting: { settle: (value: unknown) => void; fail: (reason: unknown) => void }[] = [];
  let watch: NodeJS.Timeout | undefined;
  child.unref();
  child.channel!.unref();

  function end(reason: Error) {
    clearTimeout(watch);
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
  child.on('message', (answered: Answered) => {
    const { settle, fail } = waiting.shift()!;
    watchOver();
    if ('value' in answered) settle(answered.value);
    else fail(new Error(answered.failed));
  });
  for (const part of [child, jobs]) part.on('error', gone);
  child.on('exit', () => gone(new Error('the clerk ended')));

  const send = (job: Handed | Asked) =>
    new Promise<void>((resolve, reject) => {
      jobs.cork();
      const written = (error?: Error | null) => (error ? reject(error) : resolve());
      jobs.write(headOf(job), job.name === 'take' ? undefined : written);
      // As they are: copies of a long log would cost the collector of garbage more than reading it.
      if (job.name === 'take') jobs.write(job.facts, written);
      jobs.uncork();
    });

  return {
    ask(asked: Asked) {
      return new Promise<never>((resolve, reject) => {
        waiting.push({ settle: resolve as (value: unknown) => void, fail: reject });
        if (waiting.length === 1) watchOver();
        send(asked).catch(reject);
      });
    },
    hand: send,
    async stop() {
      end(new Error('the clerk was ended'));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
