import type { AgendaDocument } from '../agenda/state.ts';
import type { Meeting } from '../meeting.ts';
import type { FloorId } from '../floor-id.ts';
import type { Attribute } from './balance.ts';

/** How people come to their groups (G2). */
export const ways = ['random', 'balanced', 'by-hand', 'choose', 'list'] as const;
export type Way = (typeof ways)[number];
/** Whether observers sit with everybody, in the last group by themselves, or stay in plenary. */
export const observerRules = ['with-others', 'apart', 'in-plenary'] as const;
/** What becomes of people who arrive while the groups work. */
export const lateRules = ['same-rule', 'choose', 'in-plenary'] as const;
/** Whether a group's time is only shown and the chair closes, or it closes by itself at its end. */
export const endings = ['by-chair', 'by-itself'] as const;

/** Where somebody is, or is to be: `group` null = in plenary. Whoever was placed by hand or chose is not dealt again. */
export type Place = { group: FloorId | null; how: 'drawn' | 'by-hand' | 'chosen' | 'listed' };
/** The same of several people, as the fact that tells of all has it. */
export type Placed = Place & { people: string[] };
/** One stay in a group; `to` null = still there; `by` who brought them (G7). Times in ms since 1970. */
export type Stint = { personId: string; from: number; to: number | null; by: string };

/** What those who prepare write of a group. `seats`: most people in it, null = no limit. */
export type Plan = { title: string; task: string; documents: AgendaDocument[]; place: string; link: string; seats: number | null };
/** What everybody inside may know of a group: what it is called, where it is, and its clock. */
export type Sign = {
  id: FloorId;
  /** 1, 2, 3 in its round. */
  number: number;
  title: string;
  place: string;
  link: string;
  seats: number | null;
  phase: 'planned' | 'open' | 'ended';
  /** When its time is up; it goes on until somebody closes it. */
  endsAt: number | null;
  /** The last minute runs until then. */
  closesAt: number | null;
  endedAt: number | null;
};
/** A group as its own people and staff know it. */
export type Group = Sign &
  Plan & {
    work: 'working' | 'finishing';
    chairId: string | null;
    rapporteurId: string | null;
    help: { since: number; text: string; calledBy: string; takenBy: string | null } | null;
    /** The last words from plenary. */
    told: { at: number; text: string; by: string } | null;
    people: Stint[];
  };

/** One opening and closing of a set of groups (G1). */
export type Round = {
  id: string;
  title: string;
  minutes: number;
  /** `{number}` in it is the number of the group; empty = none. */
  linkPattern: string;
  way: Way;
  /** What a balanced deal spreads evenly. */
  spread: Attribute[];
  observers: (typeof observerRules)[number];
  late: (typeof lateRules)[number];
  ending: (typeof endings)[number];
  /** What each report has when they are called; null = no limit. */
  reportSeconds: number | null;
  phase: 'prepared' | 'offered' | 'running' | 'ended';
  startedAt: number | null;
  endedAt: number | null;
  groups: (Group | Sign)[];
  /** What the people of a group know of all: the numbers of those that are still out, by id. */
  far: Record<FloorId, number>;
  /** Before the start where people are to be, then where they are. Whoever is not in it is in plenary. */
  places: Record<string, Place>;
};
export type Groups = {
  rounds: Round[];
  /** Groups made in this meeting; the next is called by the number after it. */
  made: number;
  /** The round that started last. */
  current: string | null;
};
export const emptyGroups: Groups = { rounds: [], made: 0, current: null };

type RoundSettings = Pick<Round, 'title' | 'minutes' | 'linkPattern' | 'observers' | 'late' | 'ending' | 'reportSeconds'>;
export type GroupsEvent =
  | { type: 'round-prepared'; round: Round }
  | { type: 'round-amended'; roundId: string; change: Partial<RoundSettings> }
  | { type: 'round-dropped'; roundId: string }
  | { type: 'group-added'; roundId: string; group: Group }
  /** `known`: only to staff, as it was not offered yet, or what is on its sign to everybody inside. */
  | { type: 'group-amended'; groupId: FloorId; change: Partial<Plan>; known: 'staff' | 'inside' }
  | { type: 'group-dropped'; roundId: string; groupId: FloorId }
  | { type: 'people-assigned'; roundId: string; way: Way; spread: Attribute[]; places: Record<string, Place> }
  | { type: 'person-placed'; roundId: string; personId: string; place: Place | null; from: FloorId | null }
  /** Everybody may choose now. Carries the round as its audience knows it. */
  | { type: 'choice-offered'; roundId: string; round: Round }
  | { type: 'choice-withdrawn'; roundId: string }
  /** Carries the round as its audience knows it, and `placed` instead of its places; of earlier groups a screen keeps what is `keeps`, beside what all may read. */
  | { type: 'round-started'; roundId: string; round: Round; placed?: Placed[]; keeps: 'all' | FloorId[] }
  | { type: 'round-extended'; roundId: string; groupIds: FloorId[]; seconds: number }
  | { type: 'groups-closing'; roundId: string; groupIds: FloorId[]; closesAt: number }
  | { type: 'groups-kept-open'; roundId: string; groupIds: FloorId[] }
  /** Their people are back in plenary, and their reports are filed by themselves. */
  | { type: 'groups-ended'; roundId: string; groupIds: FloorId[]; why: 'done' | 'closed' | 'time' | 'meeting-closed' }
  | { type: 'round-ended'; roundId: string }
  | { type: 'group-work-marked'; groupId: FloorId; work: Group['work'] }
  | { type: 'group-chair-named'; groupId: FloorId; personId: string | null }
  | { type: 'rapporteur-named'; groupId: FloorId; personId: string | null }
  | { type: 'help-called'; groupId: FloorId; text: string }
  | { type: 'help-taken'; groupId: FloorId }
  | { type: 'help-ended'; groupId: FloorId }
  | { type: 'groups-told'; roundId: string; groupIds: FloorId[]; text: string };

export const isWhole = (group: Group | Sign): group is Group => 'people' in group;

/** What everybody inside may know of it. */
export const signOf = ({ id, number, title, place, link, seats, phase, endsAt, closesAt, endedAt }: Group | Sign): Sign => ({
  id,
  number,
  title,
  place,
  link,
  seats,
  phase,
  endsAt,
  closesAt,
  endedAt,
});

export const roundIn = ({ groups }: Meeting, roundId: string) => groups.rounds.find(({ id }) => id === roundId);
/** The round that started last, running or ended. */
export const currentRound = ({ groups }: Meeting) => groups.rounds.find(({ id }) => id === groups.current) ?? null;
export const runningRound = (meeting: Meeting) => {
  const round = currentRound(meeting);
  return round?.phase === 'running' ? round : null;
};
/** A group and its round, by the group's id. */
export function groupIn({ groups }: Meeting, groupId: FloorId): { round: Round; group: Group | Sign } | null {
  for (const round of groups.rounds) for (const group of round.groups) if (group.id === groupId) return { round, group };
  return null;
}
/** The same where this screen knows all of the group. */
export function wholeGroup(meeting: Meeting, groupId: FloorId): { round: Round; group: Group } | null {
  const found = groupIn(meeting, groupId);
  return found && isWhole(found.group) ? { round: found.round, group: found.group } : null;
}

/** The open group somebody is in now; null = in plenary. Everybody is in one of the two (G1). */
export function groupOf(meeting: Meeting, personId: string): FloorId | null {
  const round = runningRound(meeting);
  const place = round && Object.hasOwn(round.places, personId) ? round.places[personId]!.group : null;
  return place !== null && round!.groups.some(({ id, phase }) => id === place && phase === 'open') ? place : null;
}
/** How often somebody may come into groups in one round: it is written down each time, for everybody to read (G7). */
export const mostStays = 40;
export const staysIn = ({ groups }: Round, personId: string) =>
  groups.reduce((sum, group) => sum + (isWhole(group) ? group.people.filter((stint) => stint.personId === personId).length : 0), 0);
/** People placed in a group of this round, whether it has begun or not. */
export const peopleOf = ({ places }: Round, groupId: FloorId): string[] =>
  Object.keys(places).filter((personId) => places[personId]!.group === groupId);

/** The time that is left in ms, negative beyond the end; the last minute goes before the plan. Null = not open. */
export const leftInGroup = ({ phase, endsAt, closesAt }: Sign, now: number): number | null =>
  phase === 'open' && endsAt !== null ? (closesAt ?? endsAt) - now : null;
