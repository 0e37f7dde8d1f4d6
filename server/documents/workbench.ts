import type { Worker } from 'node:worker_threads';
import { threadOf } from '../thread.ts';
import type { Papers } from './papers.ts';
import { busyMs } from './thread-time.ts';
import type { Done, Given, Job, Ready } from './worker.ts';

/** How long one frame may keep a processor busy, and how long what we wrote ourselves may. */
export type Deadlines = { frameMs: number; ownMs: number };
const tickMs = 25;
/** However busy the machine is with others. */
const mostTimesLonger = 2.5;
const own: readonly (keyof Papers)[] = [
  'open',
  'whole',
  'mentions',
  'mentionsOf',
  'takeOut',
  'holds',
  'markdownOf',
  'markdown',
  'words',
  'page',
  'close',
];
const files = { source: './worker.ts', built: './documents-worker.js' };
/** What is thrown away is collected early: a thread keeps little beside its documents. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 };

/** The worker had to be ended: which frame of the job it was at, or null where it was at another job. Nothing is open in the next one. */
export class Ended extends Error {
  override name = 'Ended';
  constructor(readonly at: number | null) {
    super('the worker was ended');
  }
}
/** `name`: as the system calls it, once it has begun. */
type Thread = { worker: Worker; progress: Int32Array; ready: boolean; name: string | null };
type Waiting = { job: Job; settle: (value: unknown) => void; fail: (reason: unknown) => void };

/** `tookMs` is told how long the thread was busy with a document. */
type Manner = { tookMs?: (key: string, ms: number) => void; isApart?: boolean };

let generations = 0;

/** A thread in which documents are read. One that takes too long is ended and replaced; whoever waited hears so. */
export class Workbench {
  /** Another number for each thread that there ever was: what was opened in another one is not open in this. */
  generation = ++generations;
  private readonly waiting: Waiting[] = [];
  private busy: Waiting | null = null;
  private thread: Thread | null = null;
  private watch: NodeJS.Timeout | undefined;
  private stopped = false;
  private readonly open = new Set<string>();

  constructor(
    private readonly deadlines: Deadlines,
    private readonly manner: Manner = {},
  ) {}

  run<Name extends keyof Papers>(name: Name, ...args: Parameters<Papers[Name]>): Promise<ReturnType<Papers[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.stopped) return reject(new Ended(null));
      this.waiting.push({ job: { name, args }, settle: resolve as (value: unknown) => void, fail: reject });
      this.next();
    });
  }

  /** Where it is open it is not any more; what it took is given back. */
  close(key: string) {
    if (this.open.has(key)) void this.run('close', key).catch(() => {});
  }

  get isBegun(): boolean {
    return this.thread !== null;
  }

  /** Begins the thread before there is a job. */
  warm() {
    if (!this.stopped) this.thread ??= this.begin();
  }

  /** Gives the thread back while nothing is open in it; the next job begins another. */
  rest() {
    if (this.thread?.ready && !this.busy && this.waiting.length === 0 && this.open.size === 0) void this.end();
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
    this.watchOver(thread, next);
  }

  /**
   * Counts how long the thread itself was busy with one frame, or ticks of our own loop where the system does not say: while that
   * stands still, or the machine is busy with others, nobody here is to blame.
   */
  private watchOver({ progress, name }: Thread, { job }: Waiting) {
    const mostMs = own.includes(job.name) ? this.deadlines.ownMs : this.deadlines.frameMs;
    const busy = () => (name === null ? null : busyMs(name));
    let [ticks, at, from] = [0, 0, busy()];
    this.watch = setInterval(() => {
      const [frame, now] = [Atomics.load(progress, 0), busy()];
      if (frame === at) ticks += 1;
      else [ticks, at, from] = [0, frame, now];
      const passed = ticks * tickMs;
      const spent = from === null || now === null ? passed : now - from;
      if (spent > mostMs || passed > mostMs * mostTimesLonger) void this.end();
    }, tickMs);
  }

  private begin() {
    const progress = new Int32Array(new SharedArrayBuffer(4));
    const { isApart = false } = this.manner;
    const worker = threadOf(import.meta.url, files, { workerData: { progress: progress.buffer, isApart } satisfies Given, resourceLimits });
    const thread: Thread = { worker, progress, ready: false, name: null };
    worker.unref();
    worker.on('message', (said: Done | Ready) => {
      if (this.thread !== thread) return;
      if ('thread' in said) [thread.ready, thread.name] = [true, said.thread];
      else this.done(said);
      this.next();
    });
    // It has no more memory, or broke: as if it had taken too long.
    worker.on('error', () => this.thread === thread && void this.end());
    return thread;
  }

  private done(said: Done) {
    clearInterval(this.watch);
    const { job, settle, fail } = this.busy!;
    this.busy = null;
    if (job.name === 'open') this.open.add(job.args[0]);
    if (job.name === 'close') this.open.delete(job.args[0]);
    this.manner.tookMs?.(job.args[0], said.tookMs);
    if ('value' in said) settle(said.value);
    else fail(new Error(said.failed));
  }

  private async end() {
    clearInterval(this.watch);
    const { thread, busy } = this;
    const at = thread ? Atomics.load(thread.progress, 0) : null;
    [this.thread, this.busy] = [null, null];
    this.generation = ++generations;
    this.open.clear();
    busy?.fail(new Ended(at));
    for (const { fail } of this.waiting.splice(0)) fail(new Ended(null));
    await thread?.worker.terminate();
  }
}
