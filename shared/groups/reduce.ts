import type { Recorded } from '../meeting.ts';
import { closed, gone, placed, renamed, seated, withOffices } from './moved.ts';
import { placesAt } from './placed.ts';
import { isWhole, type Group, type Groups, type GroupsEvent, type Round, type Sign } from './state.ts';

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
      return inRound(groups, event.roundId, (round) => ({ ...round, phase: 'prepared', way: wayBefore(round) }));
    case 'round-started':
      return started(groups, event, { at, by });
    default:
      return whileOpen(groups, recorded);
  }
}

/** How people came to their places before they were asked to choose. */
function wayBefore({ spread, places }: Round): Round['way'] {
  if (spread.length > 0) return 'balanced';
  const ways = new Set(Object.values(places).map(({ how }) => how));
  return ways.has('drawn') ? 'random' : ways.has('listed') ? 'list' : 'by-hand';
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

/** The fact carries every group as it opens. A screen that knew more of an earlier round forgets it, unless it is staff's. */
function started(groups: Groups, event: GroupsEvent & { type: 'round-started' }, { at, by }: { at: number; by: string }): Groups {
  const { keeps } = event;
  const round = { ...event.round, places: placesAt(event) };
  const opened: Round = { ...round, phase: 'running', startedAt: at, groups: seated(round, { at, by }) };
  if (keeps === 'all') return { ...withRound(groups, opened), current: round.id };
  const offered = groups.rounds.filter(({ id, phase }) => phase === 'offered' && id !== round.id);
  return { ...groups, rounds: [opened, ...offered], current: round.id };
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
