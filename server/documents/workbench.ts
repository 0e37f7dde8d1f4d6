import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Papers } from './papers.ts';
import type { Done, Job } from './worker.ts';

/** How long one frame may take, and how long what we wrote ourselves may. */
export type Deadlines = { frameMs: number; ownMs: number };
const tickMs = 25;
const own: readonly (keyof Papers)[] = ['open', 'whole', 'markdown', 'page', 'close'];
const mostMemoryMb = 512;

/** The worker had to be ended: which frame of the job it was at, or null where it was at another job. Nothing is open in the next one. */
export class Ended extends Error {
  override name = 'Ended';
  constructor(readonly at: number | null) {
    super('the worker was ended');
  }
}
type Waiting = { job: Job; settle: (value: unknown) => void; fail: (reason: unknown) => void };

/** The thread in which documents are read. One that takes too long is ended and replaced; whoever waited hears so. */
export class Workbench {
  /** How many threads there were; what was opened in an earlier one is not open. */
  generation = 0;
  private readonly waiting: Waiting[] = [];
  private busy: Waiting | null = null;
  private thread: { worker: Worker; progress: Int32Array; ready: boolean } | null = null;
  private watch: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly deadlines: Deadlines) {}

  run<Name extends keyof Papers>(name: Name, ...args: Parameters<Papers[Name]>): Promise<ReturnType<Papers[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.stopped) return reject(new Ended(null));
      this.waiting.push({ job: { name, args }, settle: resolve as (value: unknown) => void, fail: reject });
      this.next();
    });
  }

  async stop() {
    this.stopped = true;
    await this.end();
  }

  private next() {
    if (this.busy || this.stopped) return;
    const thread = (this.thread ??= this.begin());
    const next = thread.ready ? this.waiting.shift() : undefined;
    if (!next) return;
    this.busy = next;
    Atomics.store(thread.progress, 0, 0);
    thread.worker.postMessage(next.job);
    this.watchOver(thread.progress, next);
  }

  /** Counts in ticks of our own loop: while that stands still itself, nobody else is to blame. */
  private watchOver(progress: Int32Array, { job }: Waiting) {
    const mostTicks = (own.includes(job.name) ? this.deadlines.ownMs : this.deadlines.frameMs) / tickMs;
    let [ticks, at] = [0, 0];
    this.watch = setInterval(() => {
      const now = Atomics.load(progress, 0);
      [ticks, at] = now === at ? [ticks + 1, at] : [0, now];
      if (ticks > mostTicks) void this.end();
    }, tickMs);
  }

  private begin() {
    const progress = new Int32Array(new SharedArrayBuffer(4));
    const worker = threadWith({ workerData: progress.buffer, resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb } });
    const thread = { worker, progress, ready: false };
    worker.unref();
    worker.on('message', (said: Done | 'ready') => {
      if (this.thread !== thread) return;
      if (said === 'ready') thread.ready = true;
      else this.done(said);
      this.next();
    });
    // It has no more memory, or broke: as if it had taken too long.
    worker.on('error', () => this.thread === thread && void this.end());
    return thread;
  }

  private done(said: Done) {
    clearInterval(this.watch);
    const { settle, fail } = this.busy!;
    this.busy = null;
    if ('value' in said) settle(said.value);
    else fail(new Error(said.failed));
  }

  private async end() {
    clearInterval(this.watch);
    const { thread, busy } = this;
    const at = thread ? Atomics.load(thread.progress, 0) : null;
    [this.thread, this.busy] = [null, null];
    this.generation += 1;
    busy?.fail(new Ended(at));
    for (const { fail } of this.waiting.splice(0)) fail(new Ended(null));
    await thread?.worker.terminate();
  }
}

/** As built it lies beside the one file of the secretary. From the sources it needs the loader again that this process has. */
function threadWith(options: WorkerOptions): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new Worker(new URL('./documents-worker.js', here), options);
  const file = JSON.stringify(new URL('./worker.ts', here).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}
