import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { FloorId } from '../floor-id.ts';
import type { Meeting } from '../meeting.ts';
import { isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { isOpenToAll, reportOf } from '../reports/state.ts';
import { idText, saidText } from '../text.ts';
import { isGroupChair, isMember } from './rights.ts';
import { groupIn, groupOf, peopleOf, roundIn, wholeGroup, type Group } from './state.ts';

const groupId = idText;
const office = z.strictObject({ groupId, personId: z.nullable(idText) });

export const withinCommands = {
  /** Whoever is in the group volunteers where nobody has the office; staff name anybody of it, before or during it (G3). */
  'name-group-chair': command({
    input: office,
    policy: (meeting, who, { groupId, personId }) =>
      firstOf(
        mayName(meeting, who, groupId, personId, 'chairId'),
        wholeGroup(meeting, groupId)?.group.phase === 'ended' && 'group-not-open',
      ),
    names: ({ personId }) => [personId ?? undefined],
    events: (_meeting, _who, { groupId, personId }) => [{ type: 'group-chair-named', groupId, personId }],
  }),

  /** Also after the group is back, until its report is called: plenary asks, and somebody says yes (G3, N23). */
  'name-rapporteur': command({
    input: office,
    policy: (meeting, who, { groupId, personId }) =>
      firstOf(mayName(meeting, who, groupId, personId, 'rapporteurId'), isOpenToAll(reportOf(meeting, groupId)) && 'report-called'),
    names: ({ personId }) => [personId ?? undefined],
    events: (_meeting, _who, { groupId, personId }) => [{ type: 'rapporteur-named', groupId, personId }],
  }),

  /** All staff see it, one takes it (G6). */
  'call-for-help': command({
    input: z.strictObject({ groupId, text: z.optional(saidText) }),
    policy: (meeting, who, { groupId }) =>
      firstOf(
        openRefusal(meeting, groupId),
        !isMember(meeting, who, groupId) && 'not-in-this-group',
        helpIn(meeting, groupId) && 'help-called',
      ),
    events: (_meeting, _who, { groupId, text = '' }) => [{ type: 'help-called', groupId, text }],
  }),
  'take-help': command({
    input: z.strictObject({ groupId }),
    policy: (meeting, who, { groupId }) =>
      firstOf(
        !isStaff(meeting, who) && 'staff-only',
        openRefusal(meeting, groupId),
        !helpIn(meeting, groupId) && 'help-not-called',
        helpIn(meeting, groupId)?.takenBy && 'help-taken',
      ),
    events: (_meeting, _who, { groupId }) => [{ type: 'help-taken', groupId }],
  }),
  /** It was given, or is not needed any more. */
  'end-help': command({
    input: z.strictObject({ groupId }),
    policy: (meeting, who, { groupId }) =>
      firstOf(
        openRefusal(meeting, groupId),
        !isStaff(meeting, who) && !isMember(meeting, who, groupId) && 'not-in-this-group',
        !helpIn(meeting, groupId) && 'help-not-called',
      ),
    events: (_meeting, _who, { groupId }) => [{ type: 'help-ended', groupId }],
  }),

  /** Words from plenary to one group, to some, or to all (G6). */
  'tell-groups': command({
    input: z.strictObject({
      roundId: idText,
      groupIds: z.optional(z.array(idText).check(z.minLength(1), z.maxLength(100))),
      text: saidText,
    }),
    policy: (meeting, who, { roundId, groupIds }) => {
      const round = roundIn(meeting, roundId);
      return firstOf(
        !isStaff(meeting, who) && 'staff-only',
        !round && 'no-such-round',
        round && round.phase !== 'running' && 'round-not-running',
        groupIds?.some((id) => !round?.groups.some((group) => group.id === id)) && 'no-such-group',
        openOf(meeting, roundId, groupIds).length === 0 && 'group-not-open',
      );
    },
    events: (meeting, _who, { roundId, groupIds, text }) => [
      { type: 'groups-told', roundId, groupIds: openOf(meeting, roundId, groupIds), text },
    ],
  }),
};

const openOf = (meeting: Meeting, roundId: string, groupIds: FloorId[] | undefined): FloorId[] =>
  (roundIn(meeting, roundId)?.groups ?? []).flatMap(({ id, phase }) => (phase === 'open' && (groupIds ?? [id]).includes(id) ? [id] : []));
const openRefusal = (meeting: Meeting, groupId: FloorId): Refusal | null => {
  const group = groupIn(meeting, groupId)?.group;
  return firstOf(!group && 'no-such-group', group && group.phase !== 'open' && 'group-not-open');
};
const helpIn = (meeting: Meeting, groupId: FloorId) => wholeGroup(meeting, groupId)?.group.help ?? null;

/** Staff and the group's chair name anybody of the group; everybody of it may take what nobody has, and give back what is theirs. */
function mayName(
  meeting: Meeting,
  who: Who,
  groupId: FloorId,
  personId: string | null,
  office: 'chairId' | 'rapporteurId',
): Refusal | null {
  const found = wholeGroup(meeting, groupId);
  if (!found) return isStaff(meeting, who) ? 'no-such-group' : 'not-in-this-group';
  const { group, round } = found;
  if (round.phase === 'prepared' && !isStaff(meeting, who)) return 'not-in-this-group';
  const holder = reportOf(meeting, groupId)?.[office] ?? group[office];
  const isOfGroup = (id: string) => peopleOf(round, groupId).includes(id) || group.people.some((stint) => stint.personId === id);
  const forMyself = personId === who.id || (personId === null && holder === who.id);
  return firstOf(
    who.seat !== 'person' && 'not-a-participant',
    personId !== null && !isOfGroup(personId) && 'not-in-this-group',
    personId !== null && group.phase === 'open' && groupOf(meeting, personId) !== groupId && 'not-in-this-group',
    holder === personId && 'office-taken',
    !isStaff(meeting, who) && !isGroupChair(meeting, who, groupId) && !forMyself && 'not-yours',
    !isStaff(meeting, who) && !isGroupChair(meeting, who, groupId) && personId !== null && holder !== null && 'office-taken',
  );
}
export type Office = keyof Pick<Group, 'chairId' | 'rapporteurId'>;
