import { emptyParity, foldParity, type Parity } from '../shared/parity/fold.ts';
import { parityOf, type ParityShown } from '../shared/parity/rows.ts';
import { catchUp, type Taken } from './catching-up.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Store } from './store.ts';

/** How far the facts of a meeting are folded; begun when somebody looks for the first time, so that a meeting without lookers pays nothing. */
type Folded = Taken & { rewordings: number; parity: Parity; shown: ParityShown | null };
const folds = new WeakMap<LiveMeeting, Folded>();

/** However many look at once, figures are drawn up this seldom. */
const steadyMs = 1000;

/** Parity as of now (server time), with who is present. Rejects when the facts cannot be read. */
export async function parityIn(
  meeting: LiveMeeting,
  readFacts: Store['read'],
  now: () => number,
  present: Set<string>,
): Promise<ParityShown> {
  const { rewordings } = meeting;
  const before = folds.get(meeting);
  const folded = before?.rewordings === rewordings ? before : { rewordings, seq: 0, parity: emptyParity, reading: null, shown: null };
  folds.set(meeting, folded);
  await catchUp(folded, meeting, readFacts, (facts) => {
    folded.parity = facts.reduce(foldParity, folded.parity);
  });
  const at = now();
  if (folded.shown?.seq === folded.seq && at - folded.shown.at < steadyMs) return folded.shown;
  folded.shown = { seq: folded.seq, at, ...parityOf(folded.parity, meeting.cards(), at, present) };
  return folded.shown;
}
