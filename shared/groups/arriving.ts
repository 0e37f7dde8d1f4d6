import type { Moment } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { servesMeeting, type Card } from '../people.ts';
import { deal, placeOne } from './balance.ts';
import { someone } from './placing.ts';
import { isWhole, mostStays, runningRound, type Place, type Round } from './state.ts';

/** Whether somebody who is here is still to be placed by the rule of the round; while every group is about to come back, nobody is. */
export function awaitsPlace(meeting: Meeting, personId: string): boolean {
  const round = runningRound(meeting);
  return (
    round !== null &&
    !Object.hasOwn(round.places, personId) &&
    !choosesLate(round) &&
    !servesMeeting(meeting, personId) &&
    (round.late === 'in-plenary' || round.groups.some(isWorking))
  );
}
const isWorking = ({ phase, closesAt }: Round['groups'][number]) => phase !== 'ended' && closesAt === null;

/** Somebody comes while the groups work: placed once by the rule of the round; whoever has a place keeps it (G4, N22). */
export function arriving(meeting: Meeting, personId: string, { everybody, draw }: Pick<Moment, 'everybody' | 'draw'>): MeetingEvent[] {
  if (!awaitsPlace(meeting, personId)) return [];
  const round = runningRound(meeting)!;
  const roster = new Map(everybody().map((card) => [card.id, card]));
  const card = roster.get(personId);
  const before = wasIn(round, personId);
  const group = before === undefined ? card && groupFor(round, card, roster, draw) : before;
  if (group === undefined) return [];
  return [{ type: 'person-placed', roundId: round.id, personId, place: { group, how: 'drawn' }, from: null }];
}

/** Whoever left and comes again does not draw anew: they are where they were, in plenary when that is back. Undefined = they come first. */
function wasIn(round: Round, personId: string): string | null | undefined {
  const stays = round.groups.flatMap((group) =>
    isWhole(group) ? group.people.flatMap(({ personId: id, from }) => (id === personId ? [{ group, from }] : [])) : [],
  );
  const last = stays.toSorted((one, other) => other.from - one.from)[0]?.group;
  return last && (last.phase === 'open' && stays.length < mostStays ? last.id : null);
}

/**
 * Where those are when the groups begin who are here and have no place: dealt as if they came late where chance dealt, else in
 * plenary as the list, the hand or their own choice left them. It is written down, so that coming back changes nothing (G4).
 */
export function placesAtStart(meeting: Meeting, round: Round, { everybody, isHere, draw }: Moment): Record<string, Place> {
  const cards = everybody();
  const waiting = cards.filter(({ id }) => !Object.hasOwn(round.places, id) && isHere(id) && !servesMeeting(meeting, id));
  if (waiting.length === 0) return round.places;
  const roster = new Map(cards.map((card) => [card.id, card]));
  const isDealt = round.way === 'random' || round.way === 'balanced';
  const group = isDealt && !choosesLate(round) ? groupsFor(round, waiting, roster, draw) : {};
  const now = waiting.map(({ id }): [string, Place] => [id, { group: group[id] ?? null, how: 'drawn' }]);
  return { ...round.places, ...Object.fromEntries(now) };
}

/** Many at once, dealt to those who are placed: one after the other they would hold up the meeting. */
function groupsFor(round: Round, cards: Card[], roster: ReadonlyMap<string, Card>, draw: () => number): Record<string, string> {
  if (round.late === 'in-plenary') return {};
  const apart = observersGroup(round, roster);
  const placed = placedIn(round, roster);
  const dealtOver = (some: Card[], groups: Round['groups']) => {
    const ids = new Set(groups.map(({ id }) => id));
    const there = placed.filter(({ groupId }) => ids.has(groupId));
    const fixed = Object.fromEntries(there.map(({ id, groupId }) => [id, groupId]));
    return some.length === 0 ? {} : deal([...there, ...some.map(someone)], groups, round.spread, fixed, draw);
  };
  const seated = round.observers === 'in-plenary' ? cards.filter(({ standing }) => standing !== 'observer') : cards;
  if (apart === null) return dealtOver(seated, round.groups);
  const isApart = ({ standing }: Card) => standing === 'observer';
  return {
    ...dealtOver(
      seated.filter((one) => !isApart(one)),
      round.groups.filter(({ id }) => id !== apart),
    ),
    ...dealtOver(
      seated.filter(isApart),
      round.groups.filter(({ id }) => id === apart),
    ),
  };
}

const placedIn = ({ places }: Round, roster: ReadonlyMap<string, Card>) =>
  Object.entries(places).flatMap(([id, { group }]) =>
    group === null || !roster.has(id) ? [] : [{ ...someone(roster.get(id)!), groupId: group }],
  );

/** The rule by which the others have their groups is that they chose. */
const choosesLate = ({ late, way }: Round) => late === 'choose' || (late === 'same-rule' && way === 'choose');

/** Null = plenary; undefined = nothing is decided, as every group is about to come back. */
function groupFor(round: Round, card: Card, roster: ReadonlyMap<string, Card>, draw: () => number): string | null | undefined {
  const isObserver = card.standing === 'observer';
  if (round.late === 'in-plenary' || (isObserver && round.observers === 'in-plenary')) return null;
  const apart = observersGroup(round, roster);
  const working = round.groups.filter(isWorking);
  if (working.length === 0) return undefined;
  const open = working.filter(({ id }) => apart === null || (id === apart) === isObserver);
  return placeOne(
    someone(card),
    placedIn(round, roster),
    open.map(({ id, seats }) => ({ id, seats })),
    round.spread,
    draw,
  );
}

/** The last group, where observers are to sit apart and no member sits in it. */
function observersGroup({ observers, groups, places }: Round, roster: ReadonlyMap<string, Card>): string | null {
  const last = groups.at(-1)?.id;
  if (observers !== 'apart' || groups.length < 2 || last === undefined) return null;
  const hasMember = Object.keys(places).some((id) => places[id]!.group === last && roster.get(id)?.standing === 'member');
  return hasMember ? null : last;
}
