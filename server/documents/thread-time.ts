import { readFileSync, readlinkSync } from 'node:fs';

/** What the system calls the thread that asks; null where it has no name for one. */
export function threadName(): string | null {
  try {
    const name = readlinkSync('/proc/thread-self').split('/').at(-1)!;
    return busyMs(name) === null ? null : name;
  } catch {
    return null;
  }
}

/** How long a thread of this process was on a processor until now; null where the system does not say, or the thread is gone. */
export function busyMs(thread: string): number | null {
  try {
    return Number(readFileSync(`/proc/self/task/${thread}/schedstat`, 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}
