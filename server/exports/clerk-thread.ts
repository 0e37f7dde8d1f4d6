import type { RecordSum } from '../../shared/command.ts';
import { threadOf } from '../thread.ts';
import type { Answered, Drawn, Job } from './clerk.ts';

const files = { source: './clerk.ts', built: './exports-clerk.js' };
/** What a record of hundreds of thousands of facts needs, and a bound for everything else. */
const resourceLimits = { maxOldGenerationSizeMb: 2048 };

export type ClerkThread = {
  run(job: Job & { name: 'draw' }): Promise<Drawn>;
  run(job: Job & { name: 'sum' }): Promise<RecordSum>;
  run(job: Job): Promise<unknown>;
  stop(): Promise<void>;
};

/** A thread that does one job after the other. `broke` is called when it ended by itself or took longer than `mostMs`; who waits is told. */
export function clerkThread(mostMs: number, broke: () => void): ClerkThread {
  const worker = threadOf(import.meta.url, files, { resourceLimits });
  const waiting: { settle: (value: unknown) => void; fail: (reason: unknown) => void }[] = [];
  let watch: NodeJS.Timeout | undefined;
  worker.unref();

  function end(reason: Error) {
    clearTimeout(watch);
    for (const { fail } of waiting.splice(0)) fail(reason);
  }
  function watchOver() {
    clearTimeout(watch);
    if (waiting.length > 0) watch = setTimeout(() => void worker.emit('error', new Error('a record took too long')), mostMs).unref();
  }
  worker.on('message', (answered: Answered) => {
    const { settle, fail } = waiting.shift()!;
    watchOver();
    if ('value' in answered) settle(answered.value);
    else fail(new Error(answered.failed));
  });
  worker.on('error', (error) => {
    end(error);
    broke();
  });

  return {
    run(job: Job) {
      return new Promise<never>((resolve, reject) => {
        waiting.push({ settle: resolve as (value: unknown) => void, fail: reject });
        if (waiting.length === 1) watchOver();
        worker.postMessage(job);
      });
    },
    async stop() {
      end(new Error('the thread was ended'));
      await worker.terminate();
    },
  };
}
