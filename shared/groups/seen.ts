import type { Audience } from '../audience.ts';
import type { FloorId } from '../floor-id.ts';
import type { MeetingEvent } from '../meeting.ts';
import { emptyGroups, isWhole, signOf, type Group, type Groups, type GroupsEvent, type Round, type Sign } from './state.ts';

const types: Record<GroupsEvent['type'], 'staff' | 'inside' | 'group'> = {
  'round-prepared': 'staff',
  'round-amended': 'staff',
  'round-dropped': 'staff',
  'group-added': 'staff',
  'group-amended': 'group',
  'group-dropped': 'staff',
  'people-assigned': 'staff',
  'person-placed': 'group',
  'choice-offered': 'inside',
  'choice-withdrawn': 'inside',
  'round-started': 'inside',
  'round-extended': 'inside',
  'groups-closing': 'inside',
  'groups-kept-open': 'inside',
  'groups-ended': 'inside',
  'round-ended': 'inside',
  'group-work-marked': 'group',
  'group-chair-named': 'group',
  'rapporteur-named': 'group',
  'help-called': 'group',
  'help-taken': 'group',
  'help-ended': 'group',
  'groups-told': 'group',
};
export const isGroupsEvent = (event: MeetingEvent): event is GroupsEvent => Object.hasOwn(types, event.type);

/** The groups whose matters this audience shares; staff share all, the others none. */
export function groupsOf(audience: Audience): ReadonlySet<FloorId> {
  return audience.startsWith('group:') ? new Set(audience.slice('group:'.length).split(',')) : none;
}
const none: ReadonlySet<FloorId> = new Set();
export const audienceOfGroups = (ids: readonly FloorId[]): Audience =>
  ids.length === 0 ? 'everyone' : `group:${ids.toSorted().join(',')}`;

/** The fact as this audience may know it, whole or in part; null = not at all. */
export function groupsFact(audience: Audience, event: GroupsEvent): GroupsEvent | null {
  if (audience === 'staff') return event;
  if (audience === 'public' || types[event.type] === 'staff') return null;
  const mine = groupsOf(audience);
  switch (event.type) {
    case 'choice-offered':
      return { ...event, round: roundFor(audience, event.round) };
    case 'choice-withdrawn':
      return { type: 'round-dropped', roundId: event.roundId };
    case 'round-started':
      return { ...event, round: roundFor(audience, event.round), ...placedWhere(mine, event), keeps: [...mine] };
    case 'person-placed':
      return placedFor(mine, event);
    case 'group-amended':
      return amendedFor(audience, event);
    case 'groups-told': {
      const groupIds = event.groupIds.filter((id) => mine.has(id));
      return groupIds.length > 0 ? { ...event, groupIds } : null;
    }
    default:
      return types[event.type] === 'inside' || ('groupId' in event && mine.has(event.groupId)) ? event : null;
  }
}

/** Which of its people brought a group back is for those who may know who is in it. */
export const isUnsigned = (audience: Audience, event: MeetingEvent): boolean =>
  event.type === 'groups-ended' && event.why === 'done' && audience !== 'staff' && !event.groupIds.some((id) => groupsOf(audience).has(id));

const placedWhere = (mine: ReadonlySet<FloorId>, { placed }: GroupsEvent & { type: 'round-started' }) =>
  placed && { placed: placed.filter(({ group }) => group !== null && mine.has(group)) };

/** Whoever goes where this audience is not has gone; whoever comes from there has come. */
function placedFor(mine: ReadonlySet<FloorId>, event: GroupsEvent & { type: 'person-placed' }): GroupsEvent | null {
  const from = event.from !== null && mine.has(event.from) ? event.from : null;
  const comes = event.place !== null && event.place.group !== null && mine.has(event.place.group);
  if (comes) return { ...event, from };
  return from === null ? null : { ...event, from, place: null };
}

/** What is amended on the sign of a group is for all inside; a screen that has no such sign makes nothing of it. */
function amendedFor(audience: Audience, event: GroupsEvent & { type: 'group-amended' }): GroupsEvent | null {
  if (event.known === 'staff') return null;
  if (groupsOf(audience).has(event.groupId)) return event;
  const signed = ['title', 'place', 'link', 'seats'];
  const change = Object.fromEntries(Object.entries(event.change).filter(([field]) => signed.includes(field)));
  return Object.keys(change).length > 0 ? { ...event, change } : null;
}

/** A round as this audience knows it: its own groups whole; of the others who is in one knows little while they work. */
function roundFor(audience: Audience, round: Round): Round {
  if (audience === 'staff') return round;
  const mine = groupsOf(audience);
  const isMine = ({ id }: Group | Sign) => mine.has(id);
  const hasPlace = round.phase !== 'offered' && round.groups.some(isMine);
  return {
    ...round,
    spread: [],
    linkPattern: '',
    groups: hasPlace ? round.groups.filter(isMine) : round.groups.map((group) => (isMine(group) ? group : signOf(group))),
    far: hasPlace ? numbersOut(round.groups) : {},
    places: placesIn(round, mine),
  };
}

/** Fifty audiences ask of the same groups at once, and of the same places. */
const out = new WeakMap<Round['groups'], Round['far']>();
function numbersOut(groups: Round['groups']): Round['far'] {
  const known = out.get(groups) ?? Object.fromEntries(groups.flatMap(({ id, number, phase }) => (phase === 'open' ? [[id, number]] : [])));
  out.set(groups, known);
  return known;
}
const sorted = new WeakMap<Round['places'], Map<FloorId, Round['places']>>();
function placesByGroup({ places }: Round): Map<FloorId, Round['places']> {
  const known = sorted.get(places);
  if (known) return known;
  const byGroup = new Map<FloorId, Round['places']>();
  for (const personId in places) {
    const place = places[personId]!;
    if (place.group === null) continue;
    const here = byGroup.get(place.group);
    if (here) here[personId] = place;
    else byGroup.set(place.group, { [personId]: place });
  }
  sorted.set(places, byGroup);
  return byGroup;
}
function placesIn(round: Round, mine: ReadonlySet<FloorId>): Round['places'] {
  const byGroup = placesByGroup(round);
  const [only, ...others] = [...mine].map((id) => byGroup.get(id) ?? {});
  return others.reduce((all, some) => ({ ...all, ...some }), only ?? {});
}

export function groupsFor(audience: Audience, groups: Groups): Groups {
  if (audience === 'staff') return groups;
  if (audience === 'public') return emptyGroups;
  const current = groups.rounds.filter(({ id }) => id === groups.current);
  const offered = groups.rounds.filter(({ id, phase }) => id !== groups.current && phase === 'offered');
  return { rounds: [...current, ...offered].map((round) => roundFor(audience, round)), made: 0, current: groups.current };
}

/** Nothing but the groups that this audience shares. */
export function ownGroups(audience: Audience, { rounds, current }: Groups): Groups {
  const mine = groupsOf(audience);
  const own = rounds
    .filter(({ id, phase, groups }) => (id === current || phase === 'offered') && groups.some((group) => mine.has(group.id)))
    .map((round) => ({
      ...round,
      groups: round.groups.filter(({ id }) => mine.has(id)),
      places: placesIn(round, mine),
    }));
  return { rounds: own, made: 0, current };
}

export const peopleInGroups = ({ rounds }: Groups): string[] => rounds.flatMap((round) => [...peopleInRound(round)]);

/** Asked after every fact, and seldom another answer. */
const named = new WeakMap<Round, Set<string>>();
function peopleInRound(round: Round): Set<string> {
  const known = named.get(round);
  if (known) return known;
  const people = new Set(Object.keys(round.places));
  for (const group of round.groups) if (isWhole(group)) for (const id of peopleInGroup(group)) people.add(id);
  named.set(round, people);
  return people;
}
const peopleInGroup = ({ chairId, rapporteurId, help, told, people }: Group): string[] => [
  ...[chairId, rapporteurId, help?.calledBy, help?.takenBy, told?.by].filter((id) => id !== null && id !== undefined),
  ...people.flatMap(({ personId, by }) => [personId, by]),
];

/** How many are in each group of the round that is offered or goes on; asked for every audience at once. */
export function headcount(groups: Groups): Record<FloorId, number> {
  const known = counted.get(groups);
  if (known) return known;
  const counts = countedIn(groups);
  counted.set(groups, counts);
  return counts;
}
const counted = new WeakMap<Groups, Record<FloorId, number>>();
function countedIn({ rounds, current }: Groups): Record<FloorId, number> {
  const counts: Record<FloorId, number> = {};
  for (const { id, phase, groups, places } of rounds) {
    if (phase !== 'offered' && !(phase === 'running' && id === current)) continue;
    for (const group of groups) counts[group.id] = 0;
    for (const { group } of Object.values(places)) if (group !== null && group in counts) counts[group] = counts[group]! + 1;
  }
  return counts;
}
