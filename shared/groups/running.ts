import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import { endingsOf } from '../floor/state.ts';
import type { FloorId } from '../floor-id.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isChair, isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText } from '../text.ts';
import { placesAtStart } from './arriving.ts';
import { placedFrom } from './placed.ts';
import { linkFor } from './preparing.ts';
import { isGroupChair, isRapporteur } from './rights.ts';
import { isWhole, roundIn, runningRound, wholeGroup, type Group, type GroupsEvent, type Round, type Sign } from './state.ts';

/** The last minute of a group that is closed (G5). */
export const closingMs = 60_000;
const some = z.optional(z.array(idText).check(z.minLength(1), z.maxLength(100)));
const ofSome = { roundId: idText, groupIds: some };

export const runningCommands = {
  /** Everybody goes to their place; each group has its own floor and text from now on (G4). */
  'start-round': command({
    input: z.strictObject({ roundId: idText }),
    policy: (meeting, who, { roundId }) => {
      const round = roundIn(meeting, roundId);
      return firstOf(
        !isChair(meeting, who) && 'chair-only',
        !round && 'no-such-round',
        meeting.conduct.phase === 'waiting' && 'meeting-not-open',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        round && round.phase !== 'prepared' && round.phase !== 'offered' && 'round-begun',
        runningRound(meeting) && 'round-running',
        meeting.groups.rounds.some(({ id, phase }) => phase === 'offered' && id !== roundId) && 'round-running',
        round?.groups.length === 0 && 'no-such-group',
        round && !isAnybodyPlaced(round) && round.late !== 'choose' && 'nobody-assigned',
      );
    },
    events: (meeting, _who, { roundId }, moment) => {
      const round = roundIn(meeting, roundId)!;
      const places = placesAtStart(meeting, round, moment);
      return [{ type: 'round-started', roundId, round: startedAs(round, moment.at), placed: placedFrom(places), keeps: 'all' }];
    },
  }),

  /** Gives time, or takes it where `seconds` is negative; to all that are open, or to some (G5). Also stops a last minute. */
  'extend-round': command({
    input: z.strictObject({
      ...ofSome,
      seconds: z.int().check(
        z.minimum(-7200),
        z.maximum(7200),
        z.refine((seconds) => seconds !== 0),
      ),
    }),
    policy: (meeting, who, input) => mayRule(meeting, who, input),
    events: (meeting, _who, { roundId, groupIds, seconds }) => [
      { type: 'round-extended', roundId, groupIds: openIn(meeting, roundId, groupIds), seconds },
    ],
  }),

  /** One minute for all that are open, or for some; then they are back (G5). */
  'end-round': command({
    input: z.strictObject(ofSome),
    policy: (meeting, who, input) => mayRule(meeting, who, input) ?? (notClosing(meeting, input).length === 0 ? 'closing-already' : null),
    events: (meeting, _who, input, { at }) => [
      { type: 'groups-closing', roundId: input.roundId, groupIds: notClosing(meeting, input), closesAt: at + closingMs },
    ],
  }),

  'keep-groups-open': command({
    input: z.strictObject(ofSome),
    policy: (meeting, who, input) =>
      mayRule(meeting, who, input) ??
      firstOf(
        closing(meeting, input).length === 0 && 'not-closing',
        closing(meeting, input).every((group) => closesInTime(meeting, input, group)) && 'closes-by-itself',
      ),
    events: (meeting, _who, input) => {
      const kept = closing(meeting, input).filter((group) => !closesInTime(meeting, input, group));
      return [{ type: 'groups-kept-open', roundId: input.roundId, groupIds: kept.map(({ id }) => id) }];
    },
  }),

  /** "We are done": the group's chair or rapporteur brings it back before its time; staff may, too. */
  'finish-group': command({
    input: z.strictObject({ groupId: idText }),
    policy: (meeting, who, { groupId }) => mayLead(meeting, who, groupId),
    events: (meeting, _who, { groupId }, { at }) => endsOf(meeting, [groupId], 'done', at),
  }),

  'mark-group-work': command({
    input: z.strictObject({ groupId: idText, work: z.enum(['working', 'finishing']) }),
    policy: (meeting, who, { groupId }) => mayLead(meeting, who, groupId),
    events: (_meeting, _who, { groupId, work }) => [{ type: 'group-work-marked', groupId, work }],
  }),
};

/** Ends at the first, as a rule: everybody who has the button asks after every fact. */
function isAnybodyPlaced({ places }: Round): boolean {
  for (const personId in places) if (places[personId]!.group !== null) return true;
  return false;
}

/** Where its time is up a group that closes by itself closes: time is given instead. */
const closesInTime = (meeting: Meeting, { roundId }: Some, { endsAt, closesAt }: Sign) =>
  roundIn(meeting, roundId)?.ending === 'by-itself' && endsAt !== null && closesAt !== null && closesAt >= endsAt;

type Some = { roundId: string; groupIds?: FloorId[] | undefined };
const wanted = (meeting: Meeting, { roundId, groupIds }: Some): (Group | Sign)[] =>
  (roundIn(meeting, roundId)?.groups ?? []).filter(({ id, phase }) => phase === 'open' && (!groupIds || groupIds.includes(id)));
const openIn = (meeting: Meeting, roundId: string, groupIds: FloorId[] | undefined) =>
  wanted(meeting, { roundId, groupIds }).map(({ id }) => id);
const notClosing = (meeting: Meeting, some: Some) => wanted(meeting, some).flatMap(({ id, closesAt }) => (closesAt === null ? [id] : []));
const closing = (meeting: Meeting, some: Some) => wanted(meeting, some).filter(({ closesAt }) => closesAt !== null);

/** The chair's right over groups that are there and open. */
function mayRule(meeting: Meeting, who: Who, some: Some): Refusal | null {
  const round = roundIn(meeting, some.roundId);
  return firstOf(
    !isChair(meeting, who) && 'chair-only',
    !round && 'no-such-round',
    round && round.phase !== 'running' && 'round-not-running',
    round && some.groupIds?.some((id) => !round.groups.some((group) => group.id === id)) && 'no-such-group',
    wanted(meeting, some).length === 0 && 'group-not-open',
  );
}
function mayLead(meeting: Meeting, who: Who, groupId: FloorId): Refusal | null {
  const found = wholeGroup(meeting, groupId);
  return firstOf(
    !found && 'no-such-group',
    found?.group.phase !== 'open' && 'group-not-open',
    !isStaff(meeting, who) && !isGroupChair(meeting, who, groupId) && !isRapporteur(meeting, who, groupId) && 'not-yours',
  );
}

/** Who is where is in the places, so it is not said again for each group. */
function startedAs(round: Round, at: number): Round {
  const endsAt = at + round.minutes * 60_000;
  const opened = (group: Group): Group => ({
    ...group,
    link: group.link || linkFor(round.linkPattern, group.number),
    phase: 'open',
    endsAt,
    people: [],
  });
  return { ...round, phase: 'running', startedAt: at, groups: round.groups.filter(isWhole).map(opened), places: {} };
}

/** The end of these groups: their turns end, who waited is written down; with the last one the round ends. */
function endsOf(meeting: Meeting, groupIds: readonly FloorId[], why: Why, at: number): MeetingEvent[] {
  const round = runningRound(meeting);
  if (!round) return [];
  const open = round.groups.flatMap(({ id, phase }) => (phase === 'open' ? [id] : []));
  const ending = open.filter((id) => groupIds.includes(id));
  if (ending.length === 0) return [];
  return [
    ...ending.flatMap((groupId) => restOf(meeting, groupId, at)),
    { type: 'groups-ended', roundId: round.id, groupIds: ending, why },
    ...(ending.length === open.length ? [{ type: 'round-ended' as const, roundId: round.id }] : []),
  ];
}
type Why = (GroupsEvent & { type: 'groups-ended' })['why'];

function restOf({ floors }: Meeting, groupId: FloorId, at: number): MeetingEvent[] {
  const { queue, floor } = floors[groupId]!;
  const requests = [...queue.waiting, ...queue.aside];
  return [
    ...endingsOf(groupId, floor, at),
    ...(requests.length > 0 ? [{ type: 'leftover-settled' as const, floor: groupId, itemId: null, how: 'clear' as const, requests }] : []),
  ];
}

/** Whatever still runs when the meeting closes. */
export const groupsClosingWith = (meeting: Meeting, at: number): MeetingEvent[] =>
  endsOf(meeting, runningRound(meeting)?.groups.map(({ id }) => id) ?? [], 'meeting-closed', at);

/** `now` where it is later than the time that came. When a last minute is over a group is back; where groups close by themselves, the last minute begins in time (G5). */
export function groupsDeadline(meeting: Meeting, now = 0): { at: number; events: MeetingEvent[] } | null {
  const round = runningRound(meeting);
  const open = round?.groups.filter(({ phase }) => phase === 'open') ?? [];
  const dueAt = ({ closesAt, endsAt }: Group | Sign) =>
    closesAt ?? (round!.ending === 'by-itself' && endsAt !== null ? endsAt - closingMs : Infinity);
  const at = Math.min(...open.map(dueAt));
  if (!round || at === Infinity) return null;
  const due = open.filter((group) => dueAt(group) <= at);
  const over = due.filter(({ closesAt }) => closesAt !== null).map(({ id }) => id);
  const events = over.length > 0 ? endsOf(meeting, over, 'time', Math.max(at, now)) : closingOf(round, due, now);
  return { at, events };
}
/** The last minute is a whole one, also where time was taken or a clock was late. */
const closingOf = ({ id: roundId }: Round, groups: (Group | Sign)[], now: number): MeetingEvent[] => [
  {
    type: 'groups-closing',
    roundId,
    groupIds: groups.map(({ id }) => id),
    closesAt: Math.max(now + closingMs, ...groups.map(({ endsAt }) => endsAt!)),
  },
];
