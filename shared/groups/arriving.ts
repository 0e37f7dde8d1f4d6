import type { Moment } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { servesMeeting, type Card } from '../people.ts';
import { placeOne } from './balance.ts';
import { someone } from './placing.ts';
import { runningRound, type Place, type Round } from './state.ts';

/** Whether somebody who is here is still to be placed by the rule of the round. */
export function awaitsPlace(meeting: Meeting, personId: string): boolean {
  const round = runningRound(meeting);
  return round !== null && !Object.hasOwn(round.places, personId) && !choosesLate(round) && !servesMeeting(meeting, personId);
}

/** Somebody comes while the groups work: placed once by the rule of the round; whoever has a place keeps it (G4, N22). */
export function arriving(meeting: Meeting, personId: string, { everybody, draw }: Pick<Moment, 'everybody' | 'draw'>): MeetingEvent[] {
  if (!awaitsPlace(meeting, personId)) return [];
  const round = runningRound(meeting)!;
  const roster = new Map(everybody().map((card) => [card.id, card]));
  const card = roster.get(personId);
  const group = card && groupFor(round, card, roster, draw);
  if (group === undefined) return [];
  return [{ type: 'person-placed', roundId: round.id, personId, place: { group, how: 'drawn' }, from: null }];
}

/**
 * Where those are when the groups begin who are here and have no place: dealt as if they came late where chance dealt, else in
 * plenary as the list, the hand or their own choice left them. It is written down, so that coming back changes nothing (G4).
 */
export function placesAtStart(meeting: Meeting, round: Round, { everybody, isHere, draw }: Moment): Record<string, Place> {
  const cards = everybody();
  const roster = new Map(cards.map((card) => [card.id, card]));
  const isDealt = round.way === 'random' || round.way === 'balanced';
  const waiting = cards.filter(({ id }) => isHere(id) && !Object.hasOwn(round.places, id) && !servesMeeting(meeting, id));
  return waiting.reduce<Record<string, Place>>(
    (places, card) => {
      const now = { ...round, places };
      const group = isDealt && !choosesLate(round) ? (groupFor(now, card, roster, draw) ?? null) : null;
      places[card.id] = { group, how: 'drawn' };
      return places;
    },
    { ...round.places },
  );
}

/** The rule by which the others have their groups is that they chose. */
const choosesLate = ({ late, way }: Round) => late === 'choose' || (late === 'same-rule' && way === 'choose');

/** Null = plenary; undefined = nothing is decided, as every group is about to come back. */
function groupFor(round: Round, card: Card, roster: ReadonlyMap<string, Card>, draw: () => number): string | null | undefined {
  const isObserver = card.standing === 'observer';
  if (round.late === 'in-plenary' || (isObserver && round.observers === 'in-plenary')) return null;
  const apart = observersGroup(round, roster);
  const working = round.groups.filter(({ phase, closesAt }) => phase !== 'ended' && closesAt === null);
  if (working.length === 0) return undefined;
  const open = working.filter(({ id }) => apart === null || (id === apart) === isObserver);
  const placed = Object.entries(round.places).flatMap(([id, { group }]) =>
    group === null || !roster.has(id) ? [] : [{ ...someone(roster.get(id)!), groupId: group }],
  );
  return placeOne(
    someone(card),
    placed,
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
