import type { Dice } from '../../shared/any-input.ts';
import { afterMs, livingNow, type Life } from './life.ts';

type Rows = { next: number; rows: Map<number, Uint8Array> };
type Stores = Map<string, Rows>;
type Asked = { onsuccess?: (event: { target: Asked }) => void; onupgradeneeded?: (event: { target: Asked }) => void; result?: unknown };
type Job = { asked: Asked; work: (stores: Stores) => unknown };
type Transaction = { life: Life; jobs: Job[]; stores: Stores };
type Kept = { stores: Stores; line: Transaction[] };
type Range = (key: number) => boolean;

const copied = (stores: Stores): Stores => new Map([...stores].map(([name, { next, rows }]) => [name, { next, rows: new Map(rows) }]));

/**
 * What one device keeps: `localStorage`, and of IndexedDB what is asked of it here. A transaction is on the device when it is
 * committed; one whose page ends before is gone, or nearly done and there.
 */
export class Storage {
  readonly texts = new Map<string, string>();
  private readonly databases = new Map<string, Kept>();

  constructor(private readonly roll: Dice) {}

  readonly localStorage = {
    getItem: (key: string) => this.texts.get(key) ?? null,
    setItem: (key: string, text: string) => void this.texts.set(key, text),
    removeItem: (key: string) => void this.texts.delete(key),
  };

  readonly indexedDB = {
    open: (name: string): Asked => {
      const asked: Asked = {};
      const life = livingNow()!;
      this.soon(() =>
        life.run(() => {
          const isNew = !this.databases.has(name);
          const kept = this.databases.get(name) ?? { stores: new Map(), line: [] };
          this.databases.set(name, kept);
          asked.result = this.handle(kept);
          if (isNew) asked.onupgradeneeded?.({ target: asked });
          asked.onsuccess?.({ target: asked });
        }),
      );
      return asked;
    },
    deleteDatabase: (name: string): Asked => {
      this.databases.delete(name);
      return {};
    },
  };

  /** What would be there if the device lost its power now. */
  committed(name: string): Uint8Array[] {
    return [...(this.databases.get(name)?.stores.get('updates')?.rows.values() ?? [])];
  }

  /** Its pages are gone: what they had not finished is gone with them, mostly. */
  pageEnded(life: Life) {
    for (const kept of this.databases.values()) {
      const [first] = kept.line;
      kept.line = kept.line.filter((one) => one.life !== life);
      if (first?.life !== life) continue;
      if (first.jobs.length === 0 && this.roll() < 0.5) kept.stores = first.stores;
      this.begin(kept);
    }
  }

  private soon(what: () => void) {
    afterMs(this.roll() < 0.02 ? this.roll() ** 3 * 5_000 : this.roll() * 4, what);
  }

  private handle(kept: Kept) {
    let isClosed = false;
    return {
      createObjectStore: (name: string) => void kept.stores.set(name, { next: 1, rows: new Map() }),
      close: () => void (isClosed = true),
      transaction: () => {
        if (isClosed) throw new Error('InvalidStateError');
        const transaction: Transaction = { life: livingNow()!, jobs: [], stores: new Map() };
        kept.line.push(transaction);
        if (kept.line.length === 1) this.begin(kept);
        return { objectStore: (name: string) => storeIn(transaction, name) };
      },
    };
  }

  private begin(kept: Kept) {
    const [first] = kept.line;
    if (!first) return;
    first.stores = copied(kept.stores);
    this.soon(() => this.goOn(kept, first));
  }

  /** One request after the other; when there is none any more it is committed. */
  private goOn(kept: Kept, transaction: Transaction) {
    if (kept.line[0] !== transaction) return;
    const job = transaction.jobs.shift();
    if (!job) {
      kept.stores = transaction.stores;
      kept.line.shift();
      return this.begin(kept);
    }
    job.asked.result = job.work(transaction.stores);
    transaction.life.run(() => {
      job.asked.onsuccess?.({ target: job.asked });
      this.soon(() => this.goOn(kept, transaction));
    });
  }
}

function storeIn(transaction: Transaction, name: string) {
  const ask = (work: (rows: Rows) => unknown): Asked => {
    const asked: Asked = {};
    transaction.jobs.push({ asked, work: (stores) => work(stores.get(name)!) });
    return asked;
  };
  const keysIn = ({ rows }: Rows, range: Range | null | undefined) => [...rows.keys()].filter((key) => range?.(key) ?? true);
  return {
    add: (value: Uint8Array) =>
      ask((store) => {
        store.rows.set(store.next, Uint8Array.from(value));
        return store.next++;
      }),
    getAll: (range?: Range) => ask((store) => keysIn(store, range).map((key) => store.rows.get(key))),
    count: (range?: Range) => ask((store) => keysIn(store, range).length),
    delete: (range: Range) => ask((store) => keysIn(store, range).forEach((key) => store.rows.delete(key))),
    /** Only ever asked for the last key. */
    openKeyCursor: (range: Range | null) =>
      ask((store) => {
        const key = keysIn(store, range).at(-1);
        return key === undefined ? null : { key };
      }),
  };
}

export const keyRange = {
  lowerBound: (bound: number, isOpen: boolean): Range => (isOpen ? (key) => key > bound : (key) => key >= bound),
  upperBound: (bound: number, isOpen: boolean): Range => (isOpen ? (key) => key < bound : (key) => key <= bound),
};
