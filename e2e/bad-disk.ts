import type { Dice } from '../shared/any-input.ts';
import type { Append, Store } from '../server/store.ts';
import { SeqTaken } from '../server/store.ts';

/** What the disk says when it does not keep something. */
export class DiskFailed extends Error {
  override name = 'DiskFailed';
}
/** Chance that a write fails, or is said to have failed; `broken` reads nothing either. */
const failing = { sound: 0, shaky: 0.05, failing: 0.5, broken: 1 };
export type Condition = keyof typeof failing;

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const never = new Promise<never>(() => {});

/**
 * The disk as one server process sees it: slow, failing at times, and cut off from the process when that is killed.
 * What was on its way then is lost, lands, or lands late, when another server is already writing.
 */
export function badDisk(kept: Store, dice: Dice) {
  let killed = false;
  const disk = { condition: 'sound' as Condition, failures: 0, conflicts: 0 };
  function fail(): never {
    disk.failures++;
    throw new DiskFailed();
  }
  const alive = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (killed) return never;
    if (disk.condition === 'broken') fail();
    return work();
  };

  async function land(meetingId: string, append: Append) {
    if (dice() < 0.3) return never;
    if (dice() < 0.5) await after(dice() * 1500);
    await kept.append(meetingId, append).catch(() => disk.conflicts++);
    return never;
  }
  const store: Store = {
    ...kept,
    read: (...asked) => alive(() => kept.read(...asked)),
    answered: (...asked) => alive(() => kept.answered(...asked)),
    roster: (...asked) => alive(() => kept.roster(...asked)),
    probe: () => alive(() => kept.probe()),
    async append(meetingId, append) {
      await after(dice() * 12);
      if (killed) return land(meetingId, append);
      const trouble = dice() < failing[disk.condition];
      if (trouble && dice() < 0.7) fail();
      try {
        await kept.append(meetingId, append);
      } catch (error) {
        if (error instanceof SeqTaken) disk.conflicts++;
        throw error;
      }
      await after(dice() * 4);
      if (killed) return never;
      if (trouble) fail();
    },
  };
  const kill = () => (killed = true);
  return { store, disk, kill };
}
