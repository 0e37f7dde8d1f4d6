import { readFileSync } from 'node:fs';

/** Linux tells of processes in hundredths of a second, whatever its own clock does (proc(5), `sysconf(_SC_CLK_TCK)`). */
const msPerTick = 10;
/** `utime` and `stime` of /proc/[pid]/stat, counted from the first field after the name, which may hold anything. */
const [inUser, inSystem] = [11, 12];

/** How long all threads of a process have worked so far, in ms; null where the system does not say, or there is no such process. */
export function workedMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    return (Number(fields[inUser]) + Number(fields[inSystem])) * msPerTick;
  } catch {
    return null;
  }
}
