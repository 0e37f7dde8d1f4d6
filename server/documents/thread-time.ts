import { readFileSync, readlinkSync } from 'node:fs';

/** The name by which another thread may ask how long this one has worked; null where the system does not say. */
export function thisThread(): string | null {
  try {
    return readlinkSync('/proc/thread-self').split('/').at(-1) ?? null;
  } catch {
    return null;
  }
}

/**
 * For how long a thread of this process has had a processor, in ms, so that nobody is to blame for a machine that others keep busy; null
 * where the system does not say, or the thread has gone.
 */
export function workedMs(thread: string | null): number | null {
  if (thread === null) return null;
  try {
    const [ns] = readFileSync(`/proc/self/task/${thread}/schedstat`, 'latin1').split(' ');
    return Number(ns) / 1e6;
  } catch {
    return null;
  }
}

/** What is shorter is not worth asking the system for. */
const shortMs = 2;

/** A clock (ms) that stands still while others have the processor; to be read by that thread itself. */
export function workClock(thread: string | null): () => number {
  let [seen, worked, asked] = [performance.now(), 0, workedMs(thread)];
  return () => {
    const passed = performance.now() - seen;
    seen += passed;
    if (passed < shortMs || asked === null) return (worked += passed);
    const now = workedMs(thread) ?? Infinity;
    worked += Math.min(passed, now - asked);
    asked = now;
    return worked;
  };
}
