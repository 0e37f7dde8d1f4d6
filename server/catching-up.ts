import type { Recorded } from '../shared/meeting.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Store } from './store.ts';

/** Facts folded in one breath, as when a meeting is opened. */
const readAtOnce = 200;

/** How far the facts of a meeting were taken. */
export type Taken = { seq: number; reading: Promise<void> | null };

/** Takes every fact once and in order, up to the last, with pauses in which others are served. Rejects when the facts cannot be read. */
export async function catchUp(taken: Taken, live: LiveMeeting, readFacts: Store['read'], take: (facts: Recorded[]) => void): Promise<void> {
  while (taken.seq < live.seq) await (taken.reading ??= reading(taken, live, readFacts, take).finally(() => (taken.reading = null)));
}

async function reading(taken: Taken, live: LiveMeeting, readFacts: Store['read'], take: (facts: Recorded[]) => void): Promise<void> {
  while (taken.seq < live.seq) {
    const recent = (live.tail[0]?.seq ?? Infinity) <= taken.seq + 1;
    const missed = recent
      ? live.tail.filter(({ seq }) => seq > taken.seq).slice(0, readAtOnce)
      : await readFacts(live.id, taken.seq, readAtOnce);
    take(missed);
    taken.seq = missed.at(-1)?.seq ?? live.seq;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
