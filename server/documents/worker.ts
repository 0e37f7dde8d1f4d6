import { parentPort, workerData } from 'node:worker_threads';
import { createPapers, type Papers } from './papers.ts';

/** What to do with which arguments; answered in order. */
export type Job = { name: keyof Papers; args: unknown[] };
export type Done = { value: unknown } | { failed: string };

/** A thread of its own, so that whatever people send stops nobody but this, and this can be ended. */
if (parentPort) {
  const port = parentPort;
  const progress = new Int32Array(workerData as SharedArrayBuffer);
  const papers = createPapers((frame) => Atomics.store(progress, 0, frame));
  const done = ({ name, args }: Job): Done => {
    try {
      return { value: (papers[name] as (...all: unknown[]) => unknown)(...args) };
    } catch (error) {
      return { failed: String(error) };
    }
  };
  port.on('message', (job: Job) => port.postMessage(done(job)));
  port.postMessage('ready');
}
