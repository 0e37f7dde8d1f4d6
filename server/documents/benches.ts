import type { Papers } from './papers.ts';
import { Ended, Workbench, type Deadlines } from './workbench.ts';

/** To read one that is longer takes long, whatever is in it; what is in a shorter one is looked at first. */
const longFrameBytes = 64 * 1024;
/** Twice within a few seconds, or once for much longer: a busy machine alone does not send a document away. */
const longJobMs = 30;
const againWithinMs = 5_000;
const veryLongJobMs = 100;
const longDocumentBytes = 512 * 1024;
const apartForMs = 60_000;
/** Nobody else waits there, and it is less urgent: a frame may take so many times as long. */
const timesApart = 2;
/** More than these share their threads. */
const mostApart = 3;
const ofOne: readonly (keyof Papers)[] = ['write', 'answer', 'presence', 'whole'];

type Apart = { bench: Workbench; keys: Set<string> };

/**
 * Where documents are worked on. Most share one thread. One that takes long, or is sent a long frame, has another one for a while,
 * which is less urgent: whatever is sent to it, the others do not wait.
 */
export class Benches {
  private readonly together: Workbench;
  private readonly apart: Apart[] = [];
  /** Begun before it is needed: until a thread has begun nobody who is to be cut off is. */
  private spare: Workbench | null = null;
  /** When a document last took long. */
  private readonly longAt = new Map<string, number>();
  /** When it last took so long that once more is too often. */
  private readonly slowAt = new Map<string, number>();

  constructor(private readonly deadlines: Deadlines) {
    this.together = new Workbench(deadlines, { tookMs: this.noteMs });
  }

  /** As a workbench for one document; when it moves its generation is another, so that it is opened anew. */
  of(key: string): Bench {
    const apartOf = () => this.apart.find(({ keys }) => keys.has(key));
    const now = () => apartOf()?.bench ?? this.together;
    return {
      get generation() {
        return now().generation;
      },
      run: async (name, ...args) => {
        const isApart = now() !== this.together;
        if (isLong(name, args)) this.longAt.set(key, performance.now());
        if (name === 'open' && !isApart && this.belongsApart(key)) this.move(key);
        if (ofOne.includes(name) && this.belongsApart(key) !== isApart) {
          this.move(key);
          throw new Ended(null);
        }
        try {
          const done = await now().run(name, ...args);
          if (name === 'open') this.keepSpare();
          if (name === 'write' && 'isLong' in (done as object)) this.longAt.set(key, performance.now());
          return done;
        } catch (error) {
          if (error instanceof Ended && error.at !== null) this.longAt.set(key, performance.now());
          throw error;
        }
      },
      rest: () => {
        this.longAt.delete(key);
        this.slowAt.delete(key);
        if (apartOf()) this.leave(key);
        else this.together.close(key);
      },
    };
  }

  /** Where nothing is open the threads go; the spare one with the last. */
  rest() {
    this.together.rest();
    if (!this.together.isBegun && this.apart.length === 0) this.spare?.rest();
  }

  async stop() {
    const spare = this.spare ? [this.spare] : [];
    await Promise.all([this.together, ...spare, ...this.apart.map(({ bench }) => bench)].map((bench) => bench.stop()));
  }

  private keepSpare(): Workbench {
    const frameMs = this.deadlines.frameMs * timesApart;
    this.spare ??= new Workbench({ ...this.deadlines, frameMs }, { tookMs: this.noteMs, isApart: true });
    this.spare.warm();
    return this.spare;
  }

  private readonly noteMs = (key: string, ms: number) => {
    if (ms <= longJobMs) return;
    const now = performance.now();
    if (ms > veryLongJobMs || now - (this.slowAt.get(key) ?? -Infinity) < againWithinMs) this.longAt.set(key, now);
    this.slowAt.set(key, now);
  };

  private belongsApart(key: string): boolean {
    const at = this.longAt.get(key);
    if (at !== undefined && performance.now() - at > apartForMs) this.longAt.delete(key);
    return this.longAt.has(key);
  }

  private move(key: string) {
    if (this.apart.some(({ keys }) => keys.has(key))) return this.leave(key);
    this.together.close(key);
    if (this.apart.length < mostApart) {
      this.apart.push({ bench: this.keepSpare(), keys: new Set([key]) });
      this.spare = null;
    } else this.apart.toSorted((a, b) => a.keys.size - b.keys.size)[0]!.keys.add(key);
  }

  private leave(key: string) {
    const place = this.apart.findIndex(({ keys }) => keys.delete(key));
    const left = this.apart[place];
    if (left?.keys.size === 0) void this.apart.splice(place, 1)[0]!.bench.stop();
    else left?.bench.close(key);
  }
}
/** `rest`: nobody needs it open; where there is no other, the thread goes, too. */
export type Bench = Pick<Workbench, 'generation' | 'run'> & { rest: () => void };

function isLong(name: keyof Papers, [, given]: unknown[]): boolean {
  if (name === 'write') return (given as Parameters<Papers['write']>[1]).some(({ frame }) => frame.length > longFrameBytes);
  return name === 'open' && (given as Uint8Array[]).reduce((sum, { length }) => sum + length, 0) > longDocumentBytes;
}
