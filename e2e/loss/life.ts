import { AsyncLocalStorage } from 'node:async_hooks';
import type { Storage } from './storage.ts';

const lives = new AsyncLocalStorage<Life>();

/** A page or a process: all that it set going stops when it ends, and waits while it is frozen. */
export class Life {
  isOver = false;
  isFrozen = false;
  /** What an interval missed is made up for once, everything else in order. */
  private readonly waiting = new Set<() => void>();
  private readonly atEnd: (() => void)[] = [];

  constructor(readonly storage: Storage | null = null) {}

  run(what: () => void) {
    if (this.isOver) return;
    if (this.isFrozen) this.waiting.add(what);
    else lives.run(this, what);
  }
  thaw() {
    this.isFrozen = false;
    const missed = [...this.waiting];
    this.waiting.clear();
    for (const what of missed) this.run(what);
  }
  whenOver(what: () => void) {
    this.atEnd.push(what);
  }
  end() {
    if (this.isOver) return;
    this.isOver = true;
    for (const what of this.atEnd) what();
  }
}

/** Whose work goes on now. */
export const livingNow = (): Life | undefined => lives.getStore();

type Later = (run: () => void, ms: number) => unknown;
let later: Later = () => {
  throw new Error('no story has begun');
};

/** Happens whoever is alive or frozen by then: what the wire and the disk do. */
export const afterMs = (ms: number, what: () => void): void => void later(() => lives.exit(what), ms);

/** From now on every timer is of whoever set it. The timers that are there are those of virtual time, which takes them all away again. */
export function bindTimers() {
  const { setTimeout: once, setInterval: often } = globalThis as unknown as Record<'setTimeout' | 'setInterval', Later>;
  later = once;
  const bound = (run: (...args: unknown[]) => void, args: unknown[]) => {
    const life = livingNow();
    const what = () => run(...args);
    return life ? () => life.run(what) : what;
  };
  type Run = (...args: unknown[]) => void;
  Object.assign(globalThis, {
    setTimeout: (run: Run, ms: number, ...args: unknown[]) => once(bound(run, args), ms),
    setInterval: (run: Run, ms: number, ...args: unknown[]) => often(bound(run, args), ms),
  });
}
