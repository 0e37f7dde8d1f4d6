import type { MeetingEvent } from '../meeting.ts';
import { nine, recordedFrom } from '../given.ts';
import type { Card } from '../people.ts';
import type { RequestKind } from '../queue/state.ts';
import { emptyParity, foldParity } from './fold.ts';
import { parityOf, type Row } from './rows.ts';

const floor = 'plenary';
type Timed = { at: number; fact: MeetingEvent };

/** Seconds after the meeting was opened, and what happened then. */
export const after = (seconds: number, fact: MeetingEvent): Timed => ({ at: nine + seconds * 1000, fact });
export const opened = after(0, { type: 'meeting-opened' });

/** A request has the name of its person as id. */
export const asks = (id: string, kind: RequestKind = 'intervention'): MeetingEvent => ({
  type: 'floor-requested',
  floor,
  request: { id, personId: id, attendance: 'remote', standing: 'member', kind, via: 'self' },
});

/** The turn is called after its person; whoever spoke before had this many seconds. */
export function gets(id: string, seconds: number, ended: [id: string, spoken: number][] = [], kind: RequestKind = 'intervention'): Timed {
  const at = nine + seconds * 1000;
  const about = { personId: id, attendance: 'remote', standing: 'member', kind } as const;
  const request = { id, number: 1, askedAt: at, ...about, via: 'self', overtaken: 0 } as const;
  const turn = { id: `turn of ${id}`, ...about, request, givenAt: at, runningSince: at, spokenMs: 0, allottedSeconds: 180 };
  const how = kind === 'point-of-order' ? 'interrupting' : 'next';
  return { at, fact: { type: 'floor-given', floor, turn, how, ended: ended.map(([one, spoken]) => endOf(one, spoken, kind)) } };
}
const endOf = (id: string, seconds: number, kind: RequestKind = 'intervention') =>
  ({ turnId: `turn of ${id}`, personId: id, attendance: 'remote', standing: 'member', kind, spokenMs: seconds * 1000 }) as const;
export const ends = (id: string, seconds: number, kind?: RequestKind): MeetingEvent => ({
  type: 'turn-ended',
  floor,
  why: 'done',
  ended: [endOf(id, seconds, kind)],
});

export const card = (id: string, about: Partial<Card> = {}): Card => ({ id, name: id, attendance: 'remote', standing: 'member', ...about });

/** What the secretary says of a group: nobody in it, nothing waited or spoken, but for this. */
export const parityRow = <Name>(name: Name, about: Partial<Row<Name>> = {}): Row<Name> => ({
  name,
  here: 0,
  waits: 0,
  waitingNow: 0,
  medianWaitMs: null,
  longestWaitMs: null,
  turns: 0,
  ms: 0,
  ...about,
});

/** Parity of these facts at this second, with these people in the roster, all of them present. */
export function parityAt(seconds: number, roster: Card[], ...facts: Parameters<typeof recordedFrom>[0]) {
  const parity = recordedFrom(facts).reduce(foldParity, emptyParity);
  return parityOf(parity, roster, nine + seconds * 1000, new Set(roster.map(({ id }) => id)));
}
