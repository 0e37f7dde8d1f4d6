import { dice } from '../shared/any-input.ts';

/** Time that passes only when told to, one timer after the other, and between two of them everything that can happen at once. */
export type VirtualTime = { pass: (ms: number) => Promise<void>; until: <Value>(promise: Promise<Value>) => Promise<Value> };

type Timer = { at: number; run: () => void; everyMs: number | null; unref: () => Timer };

const began = Date.UTC(2026, 0, 1, 9);
const longestMs = 60_000;
const breathe = () => new Promise<void>((done) => setImmediate(done));

/** Timers by time, those of one moment in the order in which they were set. */
function virtualTimers() {
  const moments = new Map<number, Timer[]>();
  /** A heap: the next moment is the first. */
  const times: number[] = [];
  const clock = { now: began };

  function swap(i: number, j: number) {
    [times[i], times[j]] = [times[j]!, times[i]!];
  }
  function push(at: number) {
    times.push(at);
    for (let i = times.length - 1; i > 0 && times[i]! < times[(i - 1) >> 1]!; i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
  }
  function shift() {
    const last = times.pop()!;
    if (times.length === 0) return;
    times[0] = last;
    for (let i = 0, least = 0; ; i = least) {
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < times.length && times[child]! < times[least]!) least = child;
      if (least === i) return;
      swap(i, least);
    }
  }
  function put(timer: Timer) {
    const sameMoment = moments.get(timer.at);
    if (sameMoment) return void sameMoment.push(timer);
    moments.set(timer.at, [timer]);
    push(timer.at);
  }
  function set(run: () => void, ms: number | undefined, everyMs: number | null): Timer {
    const timer: Timer = { at: clock.now + Math.max(everyMs === null ? 0 : 1, Math.ceil(ms ?? 0)), run, everyMs, unref: () => timer };
    put(timer);
    return timer;
  }
  function clear(timer: Timer | undefined) {
    if (timer) timer.run = () => {};
    if (timer) timer.everyMs = null;
  }
  function next() {
    const at = times[0];
    if (at === undefined) return;
    const due = moments.get(at)!;
    const timer = due.shift();
    if (due.length === 0) {
      moments.delete(at);
      shift();
    }
    if (!timer) return;
    clock.now = at;
    timer.run();
    if (timer.everyMs !== null) put(Object.assign(timer, { at: at + Math.max(1, timer.everyMs) }));
  }
  return { clock, set, clear, next };
}

/** Runs without the clock and the chance of this machine: the same seed is the same run. */
export async function inVirtualTime<Value>(seed: number, run: (time: VirtualTime) => Promise<Value>): Promise<Value> {
  const { clock, set, clear, next } = virtualTimers();
  const roll = dice(seed + 2e6);
  let ids = 0;
  const putBack = [
    instead(globalThis, 'setTimeout', (run: () => void, ms?: number) => set(run, ms, null)),
    instead(globalThis, 'setInterval', (run: () => void, ms: number) => set(run, ms, ms)),
    instead(globalThis, 'clearTimeout', clear),
    instead(globalThis, 'clearInterval', clear),
    instead(Date, 'now', () => clock.now),
    instead(performance, 'now', () => clock.now - began),
    instead(Math, 'random', roll),
    instead(crypto, 'getRandomValues', (numbers: Uint8Array | Uint32Array) => {
      for (const i of numbers.keys()) numbers[i] = Math.floor(roll() * 2 ** 32);
      return numbers;
    }),
    instead(crypto, 'randomUUID', () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`),
  ];
  async function goOn(isOver: () => boolean) {
    await breathe();
    while (!isOver()) {
      next();
      await breathe();
    }
  }
  async function pass(ms: number) {
    let due = false;
    set(() => (due = true), ms, null);
    await goOn(() => due);
  }
  async function until<Value>(promise: Promise<Value>): Promise<Value> {
    let settled = false;
    const settle = () => void (settled = true);
    promise.then(settle, settle);
    const end = clock.now + longestMs;
    await goOn(() => settled || clock.now > end);
    if (!settled) throw new Error('nothing happened for a minute');
    return promise;
  }
  try {
    return await run({ pass, until });
  } finally {
    putBack.forEach((put) => put());
  }
}

function instead<Owner extends object, Name extends keyof Owner>(owner: Owner, name: Name, other: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value: other, configurable: true, writable: true });
  return () => (own ? Object.defineProperty(owner, name, own) : delete owner[name]);
}
