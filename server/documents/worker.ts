import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Papers } from './papers.ts';
import { busyMs, threadName } from './thread-time.ts';

/** It has begun, under this name. */
export type Ready = { thread: string | null };
/** What to do with which arguments; answered in order. */
export type Job = { name: keyof Papers; args: [key: string, ...unknown[]] };
export type Done = ({ value: unknown } | { failed: string }) & { tookMs: number };

export type Given = { progress: ArrayBufferLike; isApart: boolean };
/** The floor goes before every document, and those that take long come last. */
const urgency = { together: 5, apart: 15 };
/** More than this in one update is not done where others wait. */
const mostTogether = 1_000;

/** A thread of its own, so that whatever people send stops nobody but this, and this can be ended. */
if (parentPort) {
  const port = parentPort;
  const given = workerData as Given;
  const progress = new Int32Array(given.progress);
  // Only there a thread can be less urgent than the process it belongs to. What it needs is read after that.
  if (process.platform === 'linux') setPriority(given.isApart ? urgency.apart : urgency.together);
  const { createPapers } = await import('./papers.ts');
  const now = () => performance.now();
  const reached = (frame: number) => void Atomics.store(progress, 0, frame);
  const name = threadName();
  const clock = { now, busyMs: () => (name === null ? null : busyMs(name)) };
  const papers = createPapers(reached, { ...clock, mostAtOnce: given.isApart ? Infinity : mostTogether });
  const done = ({ name, args }: Job) => {
    try {
      return { value: (papers[name] as (...all: unknown[]) => unknown)(...args) };
    } catch (error) {
      return { failed: String(error) };
    }
  };
  port.on('message', (job: Job) => {
    const began = now();
    port.postMessage({ ...done(job), tookMs: now() - began } satisfies Done);
  });
  port.postMessage({ thread: name } satisfies Ready);
}
