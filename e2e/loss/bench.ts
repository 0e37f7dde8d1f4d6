import { createPapers, type Papers } from '../../server/documents/papers.ts';
import { Ended } from '../../server/documents/workbench.ts';
import { fate } from './fate.ts';

export { Ended, type Deadlines } from '../../server/documents/workbench.ts';
type Waiting = { name: keyof Papers; args: unknown[]; settle: (value: unknown) => void; fail: (reason: unknown) => void };

let generations = 0;

/** In the place of the worker thread: the same papers, one job after the other; now and then it has to be ended. */
export class Workbench {
  generation = ++generations;
  private papers = createPapers(() => {});
  private waiting: Waiting[] = [];

  run<Name extends keyof Papers>(name: Name, ...args: Parameters<Papers[Name]>): Promise<ReturnType<Papers[Name]>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ name, args: structuredClone(args), settle: resolve as (value: unknown) => void, fail: reject });
      if (this.waiting.length === 1) this.soon();
    });
  }
  warm() {}
  close(key: string) {
    void this.run('close', key).catch(() => {});
  }
  get isBegun() {
    return true;
  }
  rest() {}
  stop = () => Promise.resolve();

  private soon() {
    setTimeout(() => this.next(), Math.random() * 3);
  }

  private next() {
    if (fate.endsWorker()) return this.end();
    const { name, args, settle, fail } = this.waiting[0]!;
    try {
      settle(structuredClone((this.papers[name] as (...all: unknown[]) => unknown)(...args)));
    } catch (error) {
      fail(error);
    }
    this.waiting.shift();
    if (this.waiting.length > 0) this.soon();
  }

  private end() {
    this.generation = ++generations;
    this.papers = createPapers(() => {});
    const [first, ...others] = this.waiting.splice(0);
    first!.fail(new Ended(Math.random() < 0.2 ? 0 : null));
    for (const { fail } of others) fail(new Ended(null));
  }
}
