import type { Ballot, Moment, RecordSum } from '../shared/command.ts';
import type { LineWrite } from '../shared/lanes.ts';
import type { Meeting, MeetingEvent, Recorded } from '../shared/meeting.ts';
import { reduce } from '../shared/reduce.ts';
import { rolesOf, type Card, type CardChange, type Role } from '../shared/people.ts';
import type { BoxesDraft } from './ballot-boxes.ts';
import type { Beside } from './beside.ts';
import type { CaptionStreamsDraft } from './caption-streams.ts';
import type { WordsDraft } from './evaluation-words.ts';
import type { LaneDraft } from './lane-tail.ts';
import type { Rewritten } from '../shared/erasing/blanked.ts';
import { erasedIn } from '../shared/erasing/state.ts';
import type { Begun } from './erasing.ts';
import type { RosterDraft } from './roster.ts';
import type { Answered, Visit } from './store.ts';
import type { TranscriptWrite } from '../shared/transcripts/words.ts';
import type { Comings } from './was-there.ts';

/** The meeting as it will be once this is on disk: decided, not yet true. */
export type Draft = {
  meeting: Meeting;
  seq: number;
  at: number;
  recorded: Recorded[];
  answered: Answered[];
  roster: RosterDraft;
  lanes: LaneDraft;
  boxes: BoxesDraft;
  words: WordsDraft;
  comings: Comings;
  streams: CaptionStreamsDraft;
  visits: Visit[];
  transcripts: TranscriptWrite[];
  present: Set<string>;
  held: Held;
  recordSum: RecordSum | null;
  /** Of somebody who is erased with this, and what came of the documents of those for whom all is done. */
  begun: Begun[];
  finished: { begun: Begun; rewritten: Rewritten }[];
  /** Where facts that are there are to say something else: which, and the last of all as they are then. */
  anew: { tail: Recorded[]; rewritten: Recorded[] } | null;
};
/** Versions that stand until something is decided, by the id of their document. */
export type Held = Map<string, { version: number; hash: string }>;

/** `present`: people with a screen open. */
export const draftOf = (
  meeting: Meeting,
  seq: number,
  at: number,
  { roster, lanes, boxes, words, streams, comings }: Beside,
  present: Set<string> = new Set(),
  held: Held = new Map(),
  recordSum: RecordSum | null = null,
): Draft => ({
  meeting,
  seq,
  at,
  recorded: [],
  answered: [],
  roster: roster.draft(),
  lanes: lanes.draft(),
  boxes: boxes.draft(),
  words: words.draft(),
  comings,
  streams: streams.draft(),
  visits: [],
  transcripts: [],
  present,
  held,
  recordSum,
  begun: [],
  finished: [],
  anew: null,
});

/** Everybody decided on one draft has the same time; ids and chance are the server's. */
export const momentOf = ({ at, meeting, roster, lanes, boxes, words, comings, present, held, recordSum }: Draft): Moment => ({
  at,
  newId: () => crypto.randomUUID(),
  draw: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
  personOf: (id) => (erasedIn(meeting, id) ? null : roster.person(id)),
  idsOf: (id) => roster.idsOf(id),
  isPlaceholder: (id) => roster.card(id)?.placeholder === true,
  named: (name) => roster.named(name).filter(({ id }) => !erasedIn(meeting, id)),
  everybody: () => roster.all().filter(({ id }) => !erasedIn(meeting, id)),
  isHere: (id) => present.has(id) || isWithoutDevice(roster.card(id)),
  newLine: lanes.newLine,
  line: lanes.line,
  box: boxes.read,
  wasThere: (id, before) => comings.hadCome(roster.card(id), roster.idsOf(id), before, present.has(id) ? at : Infinity),
  wordsOn: (questionId) => [...words.of(questionId)].map(([id, text]) => ({ id, text })),
  held: (documentId) => held.get(documentId) ?? null,
  recordSum: () => recordSum,
});

const isWithoutDevice = (card: Card | undefined) => card?.noDevice === true && !card.apologies;

/** What comes with the events, in the same breath. */
export type With = { cards?: CardChange[]; lines?: LineWrite[]; ballots?: Ballot[]; transcripts?: TranscriptWrite[] };

/** Adds what happened, numbered and dated, to the draft. */
export function record(draft: Draft, by: string, events: MeetingEvent[], { cards = [], lines = [], ballots = [], transcripts = [] }: With) {
  draft.transcripts.push(...transcripts);
  draft.lanes.write(lines, draft.at, by);
  for (const line of lines) if ('change' in line && line.change.text !== undefined) draft.streams.leave(line.change.number);
  for (const ballot of ballots) {
    if (ballot.words === undefined) draft.boxes.put(ballot);
    else draft.words.put(ballot.pollId, ballot);
  }
  for (const change of cards) draft.roster.change(change);
  for (const event of events) {
    const recorded = { seq: ++draft.seq, at: draft.at, by, event };
    draft.recorded.push(recorded);
    draft.meeting = reduce(draft.meeting, recorded);
  }
}

/** What is true when a person sits down with this card and, from an invitation, these roles. */
export function sittingDown(
  meeting: Meeting,
  before: Card | undefined,
  card: Card,
  roles: Role[],
): { events: MeetingEvent[]; cards: CardChange[] } {
  const { id: personId, attendance, standing } = card;
  const given = roles.filter((role) => !rolesOf(meeting, personId).includes(role));
  const events: MeetingEvent[] = given.map((role) => ({ type: 'role-given', personId, role }));
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(card))
    events.unshift({ type: 'person-changed', personId, attendance, standing });
  return { events, cards: [{ ...unsaid, ...card }] };
}

/** Whoever sits down says everything anew: a field that is not on the new card is gone. */
const unsaid = {
  organisation: '',
  stakeholderGroup: '',
  region: '',
  language: '',
  capacity: false,
  newcomer: false,
  placeholder: false,
  apologies: false,
  noDevice: false,
} as const;
