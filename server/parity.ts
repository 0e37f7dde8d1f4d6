import { emptyParity, foldParity, type Parity } from '../shared/parity/fold.ts';
import { parityOf, type ParityShown } from '../shared/parity/rows.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Store } from './store.ts';

/** How far the facts of a meeting are folded; begun when somebody looks for the first time, so that a meeting without lookers pays nothing. */
type Folded = { seq: number; parity: Parity; reading: Promise<void> | null; shown: ParityShown | null };
const folds = new WeakMap<LiveMeeting, Folded>();

/** Facts folded in one breath, as when a meeting is opened. */
const readAtOnce = 1000;
/** However many look at once, figures are drawn up this seldom. */
const steadyMs = 1000;

/** Parity as of now (server time), with who is present. Rejects when the facts cannot be read. */
export async function parityIn(
  meeting: LiveMeeting,
  readFacts: Store['read'],
  now: () => number,
  present: Set<string>,
): Promise<ParityShown> {
  const folded = folds.get(meeting) ?? { seq: 0, parity: emptyParity, reading: null, shown: null };
  folds.set(meeting, folded);
  while (folded.seq < meeting.seq) await (folded.reading ??= catchUp(folded, meeting, readFacts).finally(() => (folded.reading = null)));
  const at = now();
  if (folded.shown?.seq === folded.seq && at - folded.shown.at < steadyMs) return folded.shown;
  folded.shown = { seq: folded.seq, at, ...parityOf(folded.parity, meeting.cards(), at, present) };
  return folded.shown;
}

async function catchUp(folded: Folded, meeting: LiveMeeting, readFacts: Store['read']): Promise<void> {
  while (folded.seq < meeting.seq) {
    const recent = (meeting.tail[0]?.seq ?? Infinity) <= folded.seq + 1;
    const missed = recent
      ? meeting.tail.filter(({ seq }) => seq > folded.seq).slice(0, readAtOnce)
      : await readFacts(meeting.id, folded.seq, readAtOnce);
    folded.parity = missed.reduce(foldParity, folded.parity);
    folded.seq = missed.at(-1)?.seq ?? meeting.seq;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
