import { defaultSettings } from '../conduct.ts';
import { nine } from '../given.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Card } from '../people.ts';
import { emptyPlan, groupOf, roundOf } from './preparing.ts';
import type { Group, Place, Round } from './state.ts';

/** An open meeting that Cat chairs, with a secretary and a moderator. */
export const opened: MeetingEvent[] = [
  { type: 'meeting-created', title: 'Open consultation', settings: defaultSettings },
  { type: 'role-given', personId: 'cat', role: 'chair' },
  { type: 'role-given', personId: 'sec', role: 'secretariat' },
  { type: 'role-given', personId: 'mo', role: 'moderator' },
  { type: 'meeting-opened' },
];

export const groupCalled = (id: string, about: Partial<Group> = {}): Group => {
  const number = Number(id.slice(1));
  return { ...groupOf({ ...emptyPlan, title: `Group ${number}` }, number - 1, 0), number, ...about };
};

/** Groups g1, g2 and g3 for half an hour, with nobody in them. */
export const plannedRound: Round = {
  ...roundOf('round', 30),
  title: 'First round',
  groups: ['g1', 'g2', 'g3'].map((id) => groupCalled(id)),
};
type Where = Record<string, string | null>;
const placesOf = (where: Where): Record<string, Place> =>
  Object.fromEntries(Object.entries(where).map(([id, group]) => [id, { group, how: 'drawn' }]));

/** The round is ready, and these people have these places. */
export const prepared = (where: Where = {}, about: Partial<Round> = {}): MeetingEvent => ({
  type: 'round-prepared',
  round: { ...plannedRound, places: placesOf(where), ...about },
});
export const choiceOffered = (where: Where = {}, about: Partial<Round> = {}): MeetingEvent => ({
  type: 'choice-offered',
  roundId: 'round',
  round: { ...plannedRound, places: placesOf(where), ...about, phase: 'offered', way: 'choose' },
});

/** When the half hour of a round that began at nine is over. */
export const halfPast = nine + 30 * 60_000;
const openGroup = (group: Group, where: Where): Group => ({
  ...group,
  phase: 'open',
  endsAt: halfPast,
  people: Object.keys(where).flatMap((personId) => (where[personId] === group.id ? [{ personId, from: nine, to: null, by: 'cat' }] : [])),
});
/** The groups work, with these people in them. */
export const started = (where: Where = {}, about: Partial<Round> = {}, of: Record<string, Partial<Group>> = {}): MeetingEvent => ({
  type: 'round-started',
  roundId: 'round',
  keeps: 'all',
  round: {
    ...plannedRound,
    phase: 'running',
    startedAt: nine,
    places: placesOf(where),
    groups: ['g1', 'g2', 'g3'].map((id) => openGroup(groupCalled(id, of[id]), where)),
    ...about,
  },
});
export const inGroups = (where: Where, about?: Partial<Round>, of?: Record<string, Partial<Group>>): MeetingEvent[] => [
  ...opened,
  prepared(where, about),
  started(where, about, of),
];

export const card = (id: string, about: Partial<Card> = {}): Card => ({ id, name: id, attendance: 'remote', standing: 'member', ...about });
export const ended = (...groupIds: string[]): MeetingEvent => ({ type: 'groups-ended', roundId: 'round', groupIds, why: 'done' });
