import type { FloorId } from '../floor-id.ts';
import { isWhole, type GroupsEvent } from '../groups/state.ts';
import type { Recorded } from '../meeting.ts';
import { isOpenToAll, type Reports } from '../reports/state.ts';
import { applied, insertedBy } from './edit.ts';
import { emptyNotes, onlyRead, type Notes, type NotesEvent, type Heard, type Written } from './state.ts';

/** The reports are asked only which texts everybody reads. */
export function reduceNotes(notes: Record<FloorId, Notes>, { event, by }: Recorded, reports: Reports): Record<FloorId, Notes> {
  switch (event.type) {
    case 'round-started':
      return begun(notes, event, reports);
    case 'notes-written':
      return Object.hasOwn(notes, event.floor) ? { ...notes, [event.floor]: written(notes[event.floor]!, event, by) } : notes;
    case 'placeholder-named':
      return renamed(notes, event.personId, event.as.id);
    case 'report-called': {
      // It carries the text for those who read it first now; whoever writes in it goes on.
      const { groupId, text, version } = event;
      const known = Object.hasOwn(notes, groupId) ? notes[groupId]! : emptyNotes;
      return { ...notes, [groupId]: { ...known, text, version } };
    }
    default:
      return notes;
  }
}

function written({ text, recent, writers }: Notes, { version, writer, edit }: NotesEvent, by: string): Notes {
  return {
    text: applied(text, edit),
    version,
    recent: writer ? within([...recent, { version, writer, edit }]) : [],
    writers: writer ? heard(writers, { ...writer, by }) : [],
  };
}

/** Late edits are late by seconds; beyond that a screen looks for the difference itself. */
const mostRecent = 100;
const mostRecentUnits = 6_000;
function within(recent: Written[]): Written[] {
  let units = 0;
  const from = recent.findLastIndex(({ edit }) => (units += insertedBy(edit).length) > mostRecentUnits);
  return recent.slice(Math.max(from + 1, recent.length - mostRecent));
}

const mostWriters = 50;
/** One person's screens do not make those of the others forgotten. */
const mostOfOne = 5;
function heard(writers: Heard[], writer: Heard): Heard[] {
  const others = writers.filter(({ id }) => id !== writer.id);
  const oldest = others.filter(({ by }) => by === writer.by).at(-mostOfOne);
  return [...others.filter((one) => one !== oldest), writer].slice(-mostWriters);
}

/** Whoever a placeholder turned out to be goes on writing on the same screens. */
function renamed(notes: Record<FloorId, Notes>, from: string, to: string): Record<FloorId, Notes> {
  const isTheirs = ({ writers }: Notes) => writers.some(({ by }) => by === from);
  if (from === to || !Object.values(notes).some(isTheirs)) return notes;
  const named = ({ writers, ...rest }: Notes): Notes => ({
    ...rest,
    writers: writers.map((one) => (one.by === from ? { ...one, by: to } : one)),
  });
  return Object.fromEntries(Object.entries(notes).map(([id, one]) => [id, isTheirs(one) ? named(one) : one]));
}

/** A group begins with an empty page. A screen that is not staff's forgets what it shares no longer; what all may read it reads on. */
function begun(notes: Record<FloorId, Notes>, { round, keeps }: GroupsEvent & { type: 'round-started' }, { list }: Reports) {
  const kept = Object.entries(notes).flatMap(([groupId, one]): [FloorId, Notes][] => {
    if (keeps === 'all' || keeps.includes(groupId)) return [[groupId, one]];
    return isOpenToAll(list.find((report) => report.groupId === groupId)) ? [[groupId, onlyRead(one)]] : [];
  });
  const opened = round.groups.filter(isWhole).map(({ id }): [FloorId, Notes] => [id, emptyNotes]);
  return Object.fromEntries([...opened, ...kept]);
}
