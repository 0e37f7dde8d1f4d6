import { defaultSettings } from '../conduct.ts';
import { groupCalled } from '../groups/groups.given.ts';
import { roundOf } from '../groups/preparing.ts';
import type { Group } from '../groups/state.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Report } from '../reports/state.ts';
import type { Edit } from './edit.ts';

const working = (id: string, about: Partial<Group> = {}) => groupCalled(id, { title: 'Access', phase: 'open', ...about });

/** Two groups begin to work: g1, which Cleo chairs and Bo reports for, and g2. */
export const roundStarted = (places: Record<string, string>): MeetingEvent => ({
  type: 'round-started',
  roundId: 'round',
  keeps: 'all',
  round: {
    ...roundOf('round', 30),
    title: 'Groups',
    reportSeconds: null,
    phase: 'running',
    groups: [working('g1', { chairId: 'cleo', rapporteurId: 'bo' }), working('g2')],
    places: Object.fromEntries(Object.entries(places).map(([id, group]) => [id, { group, how: 'by-hand' }])),
  },
});
/** An open meeting with two groups at work: Ana, Bo and Cleo in g1, Dan in g2. */
export const atWork: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Open consultation', settings: defaultSettings },
  { type: 'meeting-opened' },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'sec', role: 'secretariat' },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  roundStarted({ ana: 'g1', bo: 'g1', cleo: 'g1', dan: 'g2' }),
];

const report: Report = {
  groupId: 'g1',
  roundId: 'round',
  number: 1,
  title: 'Access',
  chairId: 'cleo',
  rapporteurId: 'bo',
  roster: [],
  startedAt: 0,
  endedAt: 1,
  state: 'waiting',
  turnId: null,
  calledAt: null,
  doneAt: null,
};
/** g1 has come back and its report is filed. */
export const cameBack: MeetingEvent[] = [{ type: 'groups-ended', roundId: 'round', groupIds: ['g1'], why: 'done' }];
/** It is called, and everybody reads it from now on. */
export const called = (text: string, version: number): MeetingEvent => ({
  type: 'report-called',
  groupId: 'g1',
  turnId: 't',
  report,
  text,
  version,
});

/** Facts of these edits in turn, each by the next number of Ana's screen. */
export const wrote = (...edits: Edit[]): MeetingEvent[] =>
  edits.map((edit, i) => ({
    type: 'notes-written',
    floor: 'g1',
    version: i + 1,
    writer: { id: 'screen-of-ana', number: i + 1 },
    edit,
    shown: false,
  }));
