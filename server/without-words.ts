import { blanking, lastReportsIn, nothingRewritten, type Erasure, type LastReports, type Rewritten } from '../shared/erasing/blanked.ts';
import { erasedName } from '../shared/erasing/state.ts';
import { emptyMeeting, type Recorded } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { withoutPerson } from '../shared/transcripts/erasing.ts';
import { written } from '../shared/transcripts/words.ts';
import type { Draft } from './draft.ts';
import type { Store } from './store.ts';
import { transcriptWords } from './transcripts.ts';

/** Facts gone through in one breath: an erasing in a long meeting holds up nobody in another one. */
const takenAtOnce = 250;
type From = { meetingId: string; store: Pick<Store, 'read' | 'linesBy' | 'transcriptHead' | 'transcriptTurns'>; tailLength: number };
/** Takes one person's words out of one fact after the other, and counts in how many it found some. */
type Pass = { take: (fact: Recorded) => Recorded; changed: number };

/**
 * Whoever is erased with this draft has no words left in any fact, nor a name on any card; what the meeting is, is folded anew from
 * what is left. To be done while nobody else writes in this meeting: whoever waits is decided after it.
 */
export async function withoutWords(draft: Draft, { meetingId, store, tailLength }: From): Promise<void> {
  const people = draft.recorded.flatMap(({ event }) => (event.type === 'person-erased' ? [event] : []));
  if (people.length + draft.finished.length === 0) return;
  const slices = () => slicesOf(store, meetingId);
  const last = await lastReports(draft, slices);
  const finishing = draft.finished.map(({ begun, rewritten }) => passOf(blanking(begun, rewritten, last)));
  const erasures = people.map(({ ids, number }) => ({
    ids,
    number,
    called: draft.roster.calledUnder(ids),
    others: draft.roster.othersCalled(ids),
  }));
  const beginning = erasures.map((erasure) => passOf(blanking(erasure, nothingRewritten, last)));
  const passes = [...finishing, ...beginning];
  const said = (fact: Recorded) => passes.reduce((now, { take }) => take(now), fact);

  const rewritten: Recorded[] = [];
  let [meeting, tail] = [emptyMeeting, [] as Recorded[]];
  for await (const kept of slices()) {
    const now = kept.map(said);
    rewritten.push(...now.filter((fact, i) => fact !== kept[i]));
    meeting = now.reduce(reduce, meeting);
    tail = [...tail, ...now].slice(-tailLength);
  }
  draft.recorded = draft.recorded.map(said);
  draft.meeting = draft.recorded.reduce(reduce, meeting);
  draft.anew = { tail, rewritten };

  for (const [i, { personId, ids, number, notes }] of people.entries()) {
    const lines = await store.linesBy(meetingId, ids);
    draft.lanes.forget(ids, lines);
    const { attendance, standing } = draft.roster.card(personId)!;
    for (const id of ids) draft.roster.put({ id, name: erasedName(number), attendance, standing });
    const texts = beginning[i]!.changed + lines.length + (await transcriptsWithout(draft, erasures[i]!, meetingId, store));
    draft.begun.push({ ids, number, called: [], others: [], personId, notes, texts });
  }
}

/** Says in how many places of transcripts there were words or a name of theirs, also of those that come with this draft. */
async function transcriptsWithout(draft: Draft, erasure: Erasure, meetingId: string, store: From['store']): Promise<number> {
  const before = draft.transcripts.length;
  for (const one of draft.meeting.transcripts.drafts) {
    const kept = await transcriptWords(store, meetingId, one.id);
    const words = draft.transcripts.filter(({ transcriptId }) => transcriptId === one.id).reduce(written, kept);
    if (words) draft.transcripts.push(...withoutPerson(one, words, erasure));
  }
  return draft.transcripts.length - before;
}

function passOf(blank: (fact: Recorded) => Recorded): Pass {
  const pass: Pass = {
    changed: 0,
    take: (fact) => {
      const now = blank(fact);
      if (now !== fact) pass.changed += 1;
      return now;
    },
  };
  return pass;
}

async function* slicesOf(store: From['store'], meetingId: string): AsyncGenerator<Recorded[]> {
  for (let after = 0; ;) {
    const slice = await store.read(meetingId, after, takenAtOnce);
    if (slice.length === 0) return;
    yield slice;
    after = slice.at(-1)!.seq;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** Asked of all facts only where a report says something else from now on. */
async function lastReports(draft: Draft, slices: () => AsyncIterable<Recorded[]>): Promise<LastReports> {
  const last: LastReports = new Map();
  if (!draft.finished.some(({ rewritten }) => changesReports(rewritten))) return last;
  for await (const slice of slices()) lastReportsIn(slice, last);
  return lastReportsIn(draft.recorded, last);
}
const changesReports = ({ reports }: Rewritten) => Object.keys(reports).length > 0;
