import { audienceOf, factsFor, viewOf, type Audience } from '../shared/audience.ts';
import { isStaff } from '../shared/people.ts';
import { recording } from '../shared/record/fold.ts';
import { recordMarkdown } from '../shared/record/markdown.ts';
import { recordRows } from '../shared/record/rows.ts';
import { speakingOf } from '../shared/record/speaking.ts';
import { wholeRecord, type WholeRecord } from '../shared/record/whole.ts';
import type { Asked, Route } from './api.ts';
import { catchUp, type Taken } from './catching-up.ts';
import { csvOf } from './csv.ts';
import { notFound } from './declined.ts';
import type { Entered } from './entering.ts';
import { isDevice, type Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { Store } from './store.ts';
import { tongueFor, type Tongue } from './words.ts';

type Kept = Pick<Store, 'read' | 'visits'>;
type Growing = Taken & { growing: ReturnType<typeof recording>; whole: { seq: number; at: number; record: WholeRecord } | null };
/** One for staff and one for everybody else: what happened in a group is told to all by its report. */
type Reader = Extract<Audience, 'staff' | 'everyone'>;
const records = new WeakMap<LiveMeeting, { rewordings: number; byReader: Map<string, Growing> }>();

/** However many look at once, it is drawn up this seldom. */
const steadyMs = 1000;

/** The record as it stands, for whoever is inside (N31). Answers 404 to all others. */
async function recordFor(live: LiveMeeting, session: Session | null, kept: Kept, now: () => number): Promise<WholeRecord> {
  const who = session && !isDevice(session) ? live.whoIs(session.personId) : null;
  if (!who) throw notFound();
  const reader: Reader = audienceOf(live.meeting, who) === 'staff' ? 'staff' : 'everyone';
  const isListed = live.meeting.conduct.settings.peopleVisibleTo === 'everyone' || isStaff(live.meeting, who);
  const growing = growingOf(live, `${reader} ${isListed}`);
  await catchUp(growing, live, kept.read, (facts) => factsFor(reader, facts).forEach(growing.growing.take));
  const [at, known] = [now(), growing.whole];
  if (known?.seq === growing.seq && at - known.at < steadyMs) return known.record;
  const visits = isListed ? await kept.visits(live.id) : [];
  const { code, meeting } = live;
  const record = wholeRecord({
    code,
    meeting: viewOf(reader, meeting),
    record: growing.growing.record(),
    cards: live.cards(),
    visits,
    isListed,
    upTo: growing.seq,
    at,
  });
  growing.whole = { seq: growing.seq, at, record };
  return record;
}

function growingOf(live: LiveMeeting, reader: string): Growing {
  const { rewordings } = live;
  const before = records.get(live);
  // What was folded of other words is forgotten with them.
  const ofMeeting = before?.rewordings === rewordings ? before : { rewordings, byReader: new Map<string, Growing>() };
  records.set(live, ofMeeting);
  const growing = ofMeeting.byReader.get(reader) ?? { seq: 0, reading: null, growing: recording(), whole: null };
  ofMeeting.byReader.set(reader, growing);
  return growing;
}

type File = { name: string; type: string; text: string };

function recordFile(live: LiveMeeting, record: WholeRecord, { say }: Tongue, as: (typeof formats)[number]): File {
  const speaking = speakingOf(record, {
    say,
    nameOf: (id) => live.cardOf(id)?.name ?? say('common.unnamed'),
    hour: (at) => new Date(at).toISOString().slice(11, 16),
  });
  const name = `${live.code}-record.${as}`;
  switch (as) {
    case 'json':
      return { name, type: 'application/json; charset=utf-8', text: `${JSON.stringify(record, null, 1)}\n` };
    case 'md':
      return { name, type: 'text/markdown; charset=utf-8', text: recordMarkdown(record, speaking) };
    case 'csv':
      return { name, type: 'text/csv; charset=utf-8', text: csvOf(recordRows(record, speaking)) };
  }
}

const formats = ['json', 'md', 'csv'] as const;

/** The record in each of its formats. */
export function recordRoutes(
  enter: (asked: Pick<Asked, 'meeting' | 'cookies'>) => Promise<Entered>,
  kept: Kept,
  now: () => number,
): Record<string, Route['answer']> {
  const routeOf = (as: (typeof formats)[number]): [string, Route['answer']] => [
    `get /api/meetings/:meeting/record.${as}`,
    async (asked) => {
      const { meeting, session } = await enter(asked);
      const record = await recordFor(meeting, session, kept, now);
      return { as: 'file', ...recordFile(meeting, record, tongueFor(asked.languages), as) };
    },
  ];
  return Object.fromEntries(formats.map(routeOf));
}
