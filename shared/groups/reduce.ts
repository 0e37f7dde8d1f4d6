import type { Recorded } from '../meeting.ts';
import type { PeopleEvent } from '../people.ts';
import { isWhole, type Group, type Groups, type GroupsEvent, type Place, type Round, type Sign, type Stint } from './state.ts';

export function reduceGroups(groups: Groups, recorded: Recorded): Groups {
  const { event, at, by } = recorded;
  switch (event.type) {
    case 'round-prepared':
      return { ...groups, rounds: [...groups.rounds, event.round], made: groups.made + event.round.groups.length };
    case 'round-amended':
      return inRound(groups, event.roundId, (round) => ({ ...round, ...event.change }));
    case 'round-dropped':
      return { ...groups, rounds: groups.rounds.filter(({ id }) => id !== event.roundId) };
    case 'group-added':
      return {
        ...inRound(groups, event.roundId, (round) => ({ ...round, groups: [...round.groups, event.group] })),
        made: groups.made + 1,
      };
    case 'group-amended':
      return inGroup(groups, event.groupId, (group) => ({ ...group, ...event.change }));
    case 'group-dropped':
      return inRound(groups, event.roundId, (round) => withoutGroup(round, event.groupId));
    case 'people-assigned':
      return inRound(groups, event.roundId, (round) =>
        withOffices({ ...round, way: event.way, spread: event.spread, places: event.places }),
      );
    case 'person-placed':
      return inRound(groups, event.roundId, (round) => placed(round, event, { at, by }));
    case 'choice-offered':
      return withRound(groups, { ...event.round, phase: 'offered' });
    case 'choice-withdrawn':
      return inRound(groups, event.roundId, (round) => ({ ...round, phase: 'prepared' }));
    case 'round-started':
      return started(groups, event, { at, by });
    default:
      return whileOpen(groups, recorded);
  }
}

function whileOpen(groups: Groups, { event, at, by }: Recorded): Groups {
  switch (event.type) {
    case 'round-extended':
      return inGroups(groups, event.groupIds, (group) => ({
        ...group,
        closesAt: event.seconds > 0 ? null : group.closesAt,
        endsAt: later(group, event.seconds, at),
      }));
    case 'groups-closing':
      return inGroups(groups, event.groupIds, (group) => ({ ...group, closesAt: event.closesAt }));
    case 'groups-kept-open':
      return inGroups(groups, event.groupIds, (group) => ({ ...group, closesAt: null }));
    case 'groups-ended':
      return farEnded(
        inGroups(groups, event.groupIds, (group) => ended(group, at)),
        event,
      );
    case 'round-ended':
      return inRound(groups, event.roundId, (round) => ({ ...round, phase: 'ended', endedAt: at }));
    case 'group-work-marked':
      return inWhole(groups, [event.groupId], (group) => ({ ...group, work: event.work }));
    case 'group-chair-named':
      return inWhole(groups, [event.groupId], (group) => ({ ...group, chairId: event.personId }));
    case 'rapporteur-named':
      return inWhole(groups, [event.groupId], (group) => ({ ...group, rapporteurId: event.personId }));
    case 'help-called':
      return inWhole(groups, [event.groupId], (group) => ({
        ...group,
        help: { since: at, text: event.text, calledBy: by, takenBy: null },
      }));
    case 'help-taken':
      return inWhole(groups, [event.groupId], (group) => ({ ...group, help: group.help && { ...group.help, takenBy: by } }));
    case 'help-ended':
      return inWhole(groups, [event.groupId], (group) => ({ ...group, help: null }));
    case 'groups-told':
      return inWhole(groups, event.groupIds, (group) => ({ ...group, told: { at, text: event.text, by } }));
    case 'person-left':
      return gone(groups, event.personId, at);
    case 'placeholder-named':
      return renamed(groups, event);
    default:
      return groups;
  }
}

const inRound = (groups: Groups, roundId: string, change: (round: Round) => Round): Groups =>
  groups.rounds.some(({ id }) => id === roundId)
    ? { ...groups, rounds: groups.rounds.map((round) => (round.id === roundId ? change(round) : round)) }
    : groups;
const withRound = (groups: Groups, round: Round): Groups =>
  groups.rounds.some(({ id }) => id === round.id)
    ? inRound(groups, round.id, () => round)
    : { ...groups, rounds: [...groups.rounds, round] };

/** A change of what everybody knows of these groups. */
function inGroups(groups: Groups, ids: readonly string[], change: <Known extends Group | Sign>(group: Known) => Known): Groups {
  const wanted = new Set(ids);
  return {
    ...groups,
    rounds: groups.rounds.map((round) =>
      round.groups.some(({ id }) => wanted.has(id))
        ? { ...round, groups: round.groups.map((group) => (wanted.has(group.id) ? change(group) : group)) }
        : round,
    ),
  };
}
const inGroup = (groups: Groups, id: string, change: <Known extends Group | Sign>(group: Known) => Known) => inGroups(groups, [id], change);
/** A change of what only its people and staff know; where it is only a sign, nothing changes. */
const inWhole = (groups: Groups, ids: readonly string[], change: (group: Group) => Group): Groups =>
  inGroups(groups, ids, <Known extends Group | Sign>(group: Known) => (isWhole(group) ? (change(group) as Known) : group));

function withoutGroup(round: Round, groupId: string): Round {
  const left = round.groups.filter(({ id }) => id !== groupId).map((group, i) => ({ ...group, number: i + 1 }));
  const places = Object.fromEntries(Object.entries(round.places).filter(([, { group }]) => group !== groupId));
  return { ...round, groups: left, places };
}

/** From where they are to where they are to be; both ends keep when and by whom (G7). */
function placed(
  round: Round,
  { personId, place }: { personId: string; place: Place | null },
  { at, by }: { at: number; by: string },
): Round {
  const { [personId]: _before, ...others } = round.places;
  const places = place ? { ...others, [personId]: place } : others;
  if (round.phase === 'ended') return { ...round, places };
  if (round.phase !== 'running') return withOffices({ ...round, places });
  const groups = round.groups.map((group) => {
    if (!isWhole(group)) return group;
    const stays = group.people.some((stint) => stint.personId === personId && stint.to === null);
    if (stays === (place?.group === group.id)) return group;
    return stays
      ? { ...group, people: closed(group.people, at, personId) }
      : { ...group, people: [...group.people, { personId, from: at, to: null, by }] };
  });
  return withOffices({ ...round, places, groups });
}

/** Whoever goes lays down what they were there; who was chair of a group that is back stays written. */
function withOffices(round: Round): Round {
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

const closed = (people: Stint[], at: number, personId?: string): Stint[] =>
  people.map((stint) => (stint.to === null && (personId ?? stint.personId) === stint.personId ? { ...stint, to: at } : stint));

/** The fact carries every group as it opens. A screen that knew more of an earlier round forgets it, unless it is staff's. */
function started(
  groups: Groups,
  { round, keeps }: GroupsEvent & { type: 'round-started' },
  { at, by }: { at: number; by: string },
): Groups {
  const opened: Round = { ...round, phase: 'running', startedAt: at, groups: seated(round, { at, by }) };
  if (keeps === 'all') return { ...withRound(groups, opened), current: round.id };
  const offered = groups.rounds.filter(({ id, phase }) => phase === 'offered' && id !== round.id);
  return { ...groups, rounds: [opened, ...offered], current: round.id };
}

/** Everybody of a group begins to be there at once. */
function seated({ groups, places }: Round, { at, by }: { at: number; by: string }): Round['groups'] {
  const people = new Map<string, Stint[]>();
  for (const [personId, { group }] of Object.entries(places)) {
    if (group === null) continue;
    const here = people.get(group) ?? [];
    here.push({ personId, from: at, to: null, by });
    people.set(group, here);
  }
  return groups.map((group) => (isWhole(group) ? { ...group, people: people.get(group.id) ?? [] } : group));
}

/** Time that is given counts from the end, or from now where that has passed; time that is taken never ends before now. */
const later = ({ endsAt, phase }: Sign, seconds: number, at: number) =>
  phase !== 'open' || endsAt === null ? endsAt : Math.max(at, (seconds > 0 ? Math.max(endsAt, at) : endsAt) + seconds * 1000);

function ended<Known extends Group | Sign>(group: Known, at: number): Known {
  const over = { ...group, phase: 'ended' as const, closesAt: null, endedAt: at };
  return isWhole(over) ? { ...over, help: null, people: closed(over.people, at) } : over;
}

function farEnded(groups: Groups, { roundId, groupIds }: GroupsEvent & { type: 'groups-ended' }): Groups {
  const over = new Set(groupIds);
  return inRound(groups, roundId, (round) =>
    groupIds.some((id) => Object.hasOwn(round.far, id))
      ? { ...round, far: Object.fromEntries(Object.entries(round.far).filter(([id]) => !over.has(id))) }
      : round,
  );
}

/** Whoever left the meeting on purpose is in no group and holds nothing there. */
function gone(groups: Groups, personId: string, at: number): Groups {
  const rounds = groups.rounds.map((round) => {
    if (round.phase === 'ended' || !Object.hasOwn(round.places, personId)) return round;
    return placed(round, { personId, place: null }, { at, by: personId });
  });
  return { ...groups, rounds };
}

/** Whoever a placeholder turned out to be is where it is and since when it is; where it had been before stays its own, so that nobody was in two places (Q10). */
function renamed(groups: Groups, { personId, as }: PeopleEvent & { type: 'placeholder-named' }): Groups {
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
