import { z } from 'zod/mini';
import { command, firstOf, type Moment } from '../command.ts';
import { isStaff, servesMeeting, type Card } from '../people.ts';
import type { FloorId } from '../floor-id.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import type { Refusal } from '../refusal.ts';
import { leavingFloor } from '../leaving.ts';
import { idText } from '../text.ts';
import { attributes, deal, type Attribute, type Someone } from './balance.ts';
import { headcount } from './seen.ts';
import { groupIn, isWhole, mostStays, roundIn, staysIn, wholeGroup, type Place, type Round } from './state.ts';

const roundId = idText;
const groupId = z.nullable(idText);
const listInput = z.array(z.strictObject({ personId: idText, groupId })).check(z.maxLength(5000));

export const placingCommands = {
  /**
   * Deals everybody who is here over the groups: by chance, or evenly by what is named in `by`; or takes a list as it is. Drawn
   * on the server and recorded as the result. Whoever was placed by hand or chose stays, unless it is dealt `anew` (G2).
   */
  assign: command({
    input: z.union([
      z.strictObject({ roundId, how: z.literal('random'), anew: z.optional(z.boolean()) }),
      z.strictObject({
        roundId,
        how: z.literal('balanced'),
        by: z.array(z.enum(attributes)).check(z.minLength(1), z.maxLength(5)),
        anew: z.optional(z.boolean()),
      }),
      z.strictObject({ roundId, how: z.literal('list'), list: listInput }),
    ]),
    policy: (meeting, who, input) => {
      const round = roundIn(meeting, input.roundId);
      const strange = 'list' in input && round && input.list.some((one) => one.groupId !== null && !hasGroup(round, one.groupId));
      return firstOf(
        !isStaff(meeting, who) && 'staff-only',
        !round && 'no-such-round',
        round && round.phase !== 'prepared' && 'round-begun',
        strange && 'no-such-group',
      );
    },
    names: (input) => ('list' in input ? input.list.map(({ personId }) => personId) : []),
    events: (meeting, _who, input, moment) => {
      const round = roundIn(meeting, input.roundId)!;
      if ('list' in input) {
        const listed = input.list.map(({ personId, groupId }): [string, Place] => [personId, { group: groupId, how: 'listed' }]);
        return [
          {
            type: 'people-assigned',
            roundId: round.id,
            way: 'list',
            spread: round.spread,
            places: { ...round.places, ...Object.fromEntries(listed) },
          },
        ];
      }
      const spread = input.how === 'balanced' ? [...new Set(input.by)] : [];
      return [
        {
          type: 'people-assigned',
          roundId: round.id,
          way: input.how,
          spread,
          places: dealt(meeting, round, spread, input.anew === true, moment),
        },
      ];
    },
  }),

  /** By hand, before the start or during it; each move is of one person, so that two who edit at once lose none (G2). */
  'move-person': command({
    input: z.strictObject({ roundId, personId: idText, groupId }),
    policy: (meeting, who, { roundId, personId, groupId }) => {
      const round = roundIn(meeting, roundId);
      return firstOf(!isStaff(meeting, who) && 'staff-only', !round && 'no-such-round', round && goRefusal(round, personId, groupId));
    },
    names: ({ personId }) => [personId],
    events: (meeting, _who, { roundId, personId, groupId }, { at }) =>
      moving(meeting, roundId, personId, { group: groupId, how: 'by-hand' }, at),
  }),

  /** From now on everybody sees the groups and chooses (G2). */
  'offer-choice': command({
    input: z.strictObject({ roundId }),
    policy: (meeting, who, { roundId }) => {
      const round = roundIn(meeting, roundId);
      return firstOf(
        !isStaff(meeting, who) && 'staff-only',
        !round && 'no-such-round',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        round && round.phase !== 'prepared' && 'round-begun',
        meeting.groups.rounds.some(({ phase }) => phase === 'offered' || phase === 'running') && 'round-running',
      );
    },
    events: (meeting, _who, { roundId }) => [
      { type: 'choice-offered', roundId, round: { ...roundIn(meeting, roundId)!, way: 'choose' as const, phase: 'offered' as const } },
    ],
  }),

  'withdraw-choice': command({
    input: z.strictObject({ roundId }),
    policy: (meeting, who, { roundId }) => {
      const round = roundIn(meeting, roundId);
      return firstOf(
        !isStaff(meeting, who) && 'staff-only',
        !round && 'no-such-round',
        round && round.phase !== 'offered' && 'choice-not-offered',
      );
    },
    events: (_meeting, _who, { roundId }) => [{ type: 'choice-withdrawn', roundId }],
  }),

  /** Null: I stay in plenary, or go back there; that is always open to everybody (N22). */
  'choose-group': command({
    input: z.strictObject({ roundId, groupId }),
    policy: (meeting, who, { roundId, groupId }) => {
      const round = roundIn(meeting, roundId);
      return firstOf(
        who.seat !== 'person' && 'not-a-participant',
        !round && 'no-such-round',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        round && groupId !== null && !hasGroup(round, groupId) && 'no-such-group',
        round?.phase === 'prepared' && 'choice-not-offered',
        round && goRefusal(round, who.id, groupId),
      );
    },
    guard: (meeting, who, { roundId, groupId }) => {
      if (groupId === null) return null;
      const round = roundIn(meeting, roundId)!;
      const { seats } = groupIn(meeting, groupId)!.group;
      return firstOf(
        !mayChoose(round, who.id, groupId) && 'choice-not-offered',
        staysIn(round, who.id) >= mostStays && 'slow-down',
        seats !== null && round.places[who.id]?.group !== groupId && (headcount(meeting.groups)[groupId] ?? 0) >= seats && 'group-full',
      );
    },
    events: (meeting, who, { roundId, groupId }, { at }) => moving(meeting, roundId, who.id, { group: groupId, how: 'chosen' }, at),
  }),
};

const hasGroup = ({ groups }: Round, groupId: FloorId) => groups.some(({ id }) => id === groupId);

/** Whether somebody may choose this group: while choice is offered, where late ones choose, or back to where they were. */
function mayChoose(round: Round, personId: string, groupId: FloorId): boolean {
  if (round.phase === 'offered' || round.way === 'choose') return true;
  const place = Object.hasOwn(round.places, personId) ? round.places[personId]! : null;
  const group = round.groups.find(({ id }) => id === groupId);
  const wasThere = group && isWhole(group) && group.people.some((stint) => stint.personId === personId);
  return wasThere || (round.late === 'choose' && (place === null || place.group === null || place.how === 'chosen'));
}

function goRefusal(round: Round, personId: string, groupId: FloorId | null): Refusal | null {
  const group = round.groups.find(({ id }) => id === groupId);
  const place = Object.hasOwn(round.places, personId) ? round.places[personId]! : null;
  return firstOf(
    round.phase === 'ended' && 'round-begun',
    groupId !== null && !group && 'no-such-group',
    group?.phase === 'ended' && 'group-not-open',
    place !== null && place.group === groupId && 'already-there',
  );
}

/** Whoever goes takes nothing along: their request and their turn in the group they leave end, and so does their office there. */
export function moving(meeting: Meeting, roundId: string, personId: string, place: Place, at: number): MeetingEvent[] {
  const round = roundIn(meeting, roundId)!;
  const from = Object.hasOwn(round.places, personId) ? round.places[personId]!.group : null;
  return [
    ...(from !== null && round.phase === 'running' ? leavingGroup(meeting, from, personId, at) : []),
    { type: 'person-placed', roundId, personId, place, from },
  ];
}

function leavingGroup(meeting: Meeting, groupId: FloorId, personId: string, at: number): MeetingEvent[] {
  const group = wholeGroup(meeting, groupId)?.group;
  return [
    ...leavingFloor(meeting, groupId, personId, at),
    ...(group?.phase === 'open' && group.chairId === personId ? [{ type: 'group-chair-named' as const, groupId, personId: null }] : []),
    ...(group?.phase === 'open' && group.rapporteurId === personId ? [{ type: 'rapporteur-named' as const, groupId, personId: null }] : []),
  ];
}

/** What a deal needs to know of somebody. */
export const someone = ({ id, attendance, standing, stakeholderGroup = '', region = '', language = '' }: Card): Someone => ({
  id,
  attendance,
  standing,
  stakeholderGroup,
  region,
  language,
});
function dealt(
  meeting: Meeting,
  round: Round,
  spread: Attribute[],
  anew: boolean,
  { everybody, isHere, draw }: Moment,
): Record<string, Place> {
  const kept = Object.entries(round.places).filter(([, { how }]) => !anew && how !== 'drawn');
  const stays = new Set(kept.map(([personId]) => personId));
  const here = everybody().filter(({ id }) => !stays.has(id) && isHere(id) && !servesMeeting(meeting, id));
  const observers = round.observers === 'with-others' ? [] : here.filter(({ standing }) => standing === 'observer');
  const apart = round.observers === 'apart' && observers.length > 0 && round.groups.length > 1 ? round.groups.at(-1)! : null;
  const groups = round.groups.filter((group) => group !== apart).map(({ id, seats }) => ({ id, seats }));
  const byHand = kept.flatMap(([personId, { group }]) => (group === null ? [] : [[personId, group] as const]));
  const inThese = byHand.filter(([, group]) => groups.some(({ id }) => id === group));
  const known = new Map(everybody().map((card) => [card.id, card]));
  const people = [...here.filter((one) => !observers.includes(one)), ...inThese.flatMap(([id]) => known.get(id) ?? [])];
  const result = deal(people.map(someone), groups, spread, Object.fromEntries(inThese), draw);
  const drawn = [
    ...here.map(({ id }) => [id, result[id] ?? null] as const),
    ...observers.map(({ id }) => [id, apart?.id ?? null] as const),
  ].map(([id, group]): [string, Place] => [id, { group, how: 'drawn' }]);
  return Object.fromEntries([...drawn, ...kept]);
}
