import type { PeopleEvent } from '../people.ts';
import { isWhole, type Group, type Groups, type Place, type Round, type Sign, type Stint } from './state.ts';

/** From where they are to where they are to be; both ends keep when and by whom (G7). */
export function placed(
  round: Round,
  { personId, place }: { personId: string; place: Place | null },
  { at, by }: { at: number; by: string },
): Round {
  const places = place ? { ...round.places, [personId]: place } : without(round.places, personId);
  if (round.phase === 'ended') return { ...round, places };
  if (round.phase !== 'running') return withOffices({ ...round, places });
  const groups = round.groups.map((group) => {
    if (!isWhole(group)) return group;
    const stays = group.people.some((stint) => stint.personId === personId && stint.to === null);
    if (stays === (place?.group === group.id && group.phase === 'open')) return group;
    return stays
      ? { ...group, people: closed(group.people, at, personId) }
      : { ...group, people: [...group.people, { personId, from: at, to: null, by }] };
  });
  return withOffices({ ...round, places, groups });
}

function without(places: Round['places'], personId: string): Round['places'] {
  const { [personId]: _before, ...others } = places;
  return others;
}

/** Whoever goes lays down what they were there; who was chair of a group that is back stays written. */
export function withOffices(round: Round): Round {
  const isThere = (id: string | null, group: Group) =>
    id !== null && Object.hasOwn(round.places, id) && round.places[id]!.group === group.id;
  const isRight = (group: Group | Sign) =>
    !isWhole(group) || group.phase === 'ended' || [group.chairId, group.rapporteurId].every((id) => id === null || isThere(id, group));
  if (round.groups.every(isRight)) return round;
  return {
    ...round,
    groups: round.groups.map((group) =>
      isWhole(group) && !isRight(group)
        ? {
            ...group,
            chairId: isThere(group.chairId, group) ? group.chairId : null,
            rapporteurId: isThere(group.rapporteurId, group) ? group.rapporteurId : null,
          }
        : group,
    ),
  };
}

/** The stays that last end, of one person or of all. */
export const closed = (people: Stint[], at: number, personId?: string): Stint[] =>
  people.map((stint) => (stint.to === null && (personId ?? stint.personId) === stint.personId ? { ...stint, to: at } : stint));

/** Everybody of a group begins to be there at once. */
export function seated({ groups, places }: Round, { at, by }: { at: number; by: string }): Round['groups'] {
  const people = new Map<string, Stint[]>();
  for (const personId in places) {
    const { group } = places[personId]!;
    if (group === null) continue;
    const here = people.get(group) ?? [];
    here.push({ personId, from: at, to: null, by });
    people.set(group, here);
  }
  return groups.map((group) => (isWhole(group) ? { ...group, people: people.get(group.id) ?? [] } : group));
}

/** Whoever left the meeting on purpose is in no group and holds nothing there; whoever was to be in plenary still is. */
export function gone(groups: Groups, personId: string, at: number): Groups {
  const rounds = groups.rounds.map((round) => {
    if (round.phase === 'ended' || !Object.hasOwn(round.places, personId) || round.places[personId]!.group === null) return round;
    return placed(round, { personId, place: null }, { at, by: personId });
  });
  return { ...groups, rounds };
}

/** Whoever a placeholder turned out to be is where it is and since when it is; where it had been before stays its own, so that nobody was in two places (Q10). */
export function renamed(groups: Groups, { personId, as }: PeopleEvent & { type: 'placeholder-named' }): Groups {
  if (personId === as.id) return groups;
  const name = <Id extends string | null>(id: Id) => (id === personId ? (as.id as Id) : id);
  const rounds = groups.rounds.map((round) => {
    const { [personId]: place, ...others } = round.places;
    const places = place ? { ...others, [as.id]: others[as.id] ?? place } : round.places;
    return {
      ...round,
      places,
      groups: round.groups.map((group) =>
        isWhole(group)
          ? {
              ...group,
              chairId: name(group.chairId),
              rapporteurId: name(group.rapporteurId),
              help: group.help && { ...group.help, calledBy: name(group.help.calledBy), takenBy: name(group.help.takenBy) },
              told: group.told && { ...group.told, by: name(group.told.by) },
              people: group.people.map((stint) => ({
                ...stint,
                personId: stint.to === null ? name(stint.personId) : stint.personId,
                by: name(stint.by),
              })),
            }
          : group,
      ),
    };
  });
  return { ...groups, rounds };
}
