import type { AgendaItem } from '../agenda/state.ts';
import type { Meeting } from '../meeting.ts';
import type { Card } from '../people.ts';
import { rolesOf } from '../people.ts';
import type { RecordVersion } from '../issuing/state.ts';
import { besideRecord, type Laid, type LaidTranscript } from '../transcripts/beside.ts';
import { peopleOf, type RecordPerson, type Visited } from './attendance.ts';
import { alsoKinds, type AlsoKind, type Entry, type MeetingRecord } from './state.ts';

/** Raised when a reader of the one before could not read it any more. */
export const recordFormat = 1;
export const recordStates = ['growing', 'draft', 'final', 'amended'] as const;

/** The whole record of a meeting, as programs and pages read it (N31). Ids of people are those of `people`; times in ms since 1970. */
export type WholeRecord = {
  format: typeof recordFormat;
  code: string;
  title: string;
  /** The place whose time stands beside UTC: an IANA zone, or empty. */
  zone: string;
  /** When the next meeting begins, and for how many minutes. */
  next: { at: number; minutes: number } | null;
  phase: Meeting['conduct']['phase'];
  /** A draft grows, then waits to be confirmed; `amended`: something was added or put right since the last version. */
  state: (typeof recordStates)[number];
  /** `stands`: nobody was erased since, so that its hash is that of the entries up to its last fact. */
  versions: (RecordVersion & { stands: boolean })[];
  /** Anchors of what was added or changed since the last version. */
  since: string[];
  openedAt: number | null;
  closedAt: number | null;
  madeAt: number;
  /** The number of the last fact that is in it. */
  upTo: number;
  people: RecordPerson[];
  agenda: (Pick<AgendaItem, 'id' | 'title' | 'kind' | 'documents'> & {
    plannedMinutes: number | null;
    tookSeconds: number;
    conclusion: string | null;
  })[];
  /** Groups by the id of their floor, with their numbers. */
  groups: { id: string; number: number; title: string }[];
  entries: Entry[];
  /** How many facts besides were noted, by what they are about. */
  also: Record<AlsoKind, number>;
  /** What transcripts say, laid beside the entries: none of it was noted by the meeting. */
  transcripts: LaidTranscript[];
};

/** What of a meeting stands in its record beside the entries. */
export type RecordedMeeting = Pick<Meeting, 'conduct' | 'agenda' | 'people' | 'issuing' | 'erasing'>;

type Given = {
  code: string;
  /** As the reader may see it. */
  meeting: RecordedMeeting;
  record: MeetingRecord;
  cards: readonly Card[];
  visits: readonly Visited[];
  /** Whether this reader may read the list of who is there. */
  isListed: boolean;
  /** Those that stand beside the record. */
  transcripts: readonly Laid[];
  upTo: number;
  at: number;
};

/** All that one reader may have of the record, in one piece. */
export function wholeRecord({ code, meeting, record, cards, visits, isListed, transcripts, upTo, at }: Given): WholeRecord {
  const { conduct, agenda } = meeting;
  const { entries, also } = record;
  const stands = (at: number) => meeting.erasing.people.every((erased) => erased.at < at);
  const versions = meeting.issuing.versions.map((version) => ({ ...version, stands: stands(version.at) }));
  const last = versions.at(-1);
  const since = last === undefined ? [] : entries.filter(({ facts }) => facts.at(-1)! > last.upTo).map(({ id }) => id);
  const opened = entries.find(({ what }) => what === 'opened');
  const closed = conduct.phase === 'closed' ? entries.findLast(({ what }) => what === 'closed') : undefined;
  const rounds = entries.flatMap((entry) =>
    entry.what === 'round' ? entry.groups.map(({ id, number, title }) => ({ id, number, title })) : [],
  );
  return {
    format: recordFormat,
    code,
    title: conduct.title,
    zone: conduct.settings.zone,
    // A meeting of before has no such setting.
    next: conduct.settings.next ?? null,
    phase: conduct.phase,
    state: stateOf(conduct.phase, last?.stands ?? null, since.length),
    versions,
    since,
    openedAt: opened?.at ?? null,
    closedAt: closed?.at ?? null,
    madeAt: at,
    upTo,
    people: peopleOf({ cards, visits, rolesOf: (id) => rolesOf(meeting, id), entries }, isListed),
    agenda: agenda.items.map(({ id, title, kind, documents, minutes, tookMs, openedAt, conclusion }) => ({
      id,
      title,
      kind,
      documents,
      plannedMinutes: minutes,
      tookSeconds: Math.round((tookMs + (openedAt === null ? 0 : Math.max(0, at - openedAt))) / 1000),
      conclusion,
    })),
    groups: rounds,
    entries,
    also: Object.fromEntries(alsoKinds.map((kind) => [kind, also[kind].length])) as Record<AlsoKind, number>,
    transcripts: transcripts.map((laid) => besideRecord(entries, laid)),
  };
}

function stateOf(phase: WholeRecord['phase'], stands: boolean | null, changed: number): WholeRecord['state'] {
  if (phase !== 'closed') return 'growing';
  if (stands === null) return 'draft';
  return stands && changed === 0 ? 'final' : 'amended';
}
