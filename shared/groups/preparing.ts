import { z } from 'zod/mini';
import { command, firstOf, type Who } from '../command.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import { isStaff } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { idText, isLink, lineText, linkText, optionalLine, paragraphText } from '../text.ts';
import { withIds, documentInput } from '../agenda/documents.ts';
import { endings, groupIn, isWhole, lateRules, observerRules, roundIn, type Group, type Plan, type Round } from './state.ts';

const link = z.union([linkText, z.literal('')]);
/** `{number}` stands for the number of the group, so that fifty links need no typing. */
const linkPattern = z.union([
  z.literal(''),
  z.string().check(
    z.maxLength(500),
    z.refine((text) => isLink(linkFor(text, 1))),
  ),
]);
const about = {
  task: z.optional(z.union([paragraphText, z.literal('')])),
  documents: z.optional(z.array(documentInput).check(z.maxLength(10))),
  place: z.optional(optionalLine),
  link: z.optional(link),
  seats: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(1000)))),
};
const planInput = z.strictObject({ title: lineText, ...about });
const minutes = z.int().check(z.minimum(1), z.maximum(480));
const settings = {
  title: z.optional(lineText),
  linkPattern: z.optional(linkPattern),
  observers: z.optional(z.enum(observerRules)),
  late: z.optional(z.enum(lateRules)),
  ending: z.optional(z.enum(endings)),
  reportSeconds: z.optional(z.nullable(z.int().check(z.minimum(10), z.maximum(3600)))),
};
const mostRounds = 50;
const mostGroups = 100;

export const linkFor = (pattern: string, number: number) => pattern.replaceAll('{number}', String(number));

/** What may be done to a set of groups while nobody has seen it (G1). */
const preparing = (meeting: Meeting, who: Who, roundId: string): Refusal | null => {
  const round = roundIn(meeting, roundId);
  return firstOf(!isStaff(meeting, who) && 'staff-only', !round && 'no-such-round', round && round.phase !== 'prepared' && 'round-begun');
};

export const preparingCommands = {
  /** A set of groups, before or during the meeting; nobody but staff sees it until it is offered or started. */
  'prepare-round': command({
    input: z.strictObject({ groups: z.array(planInput).check(z.minLength(1), z.maxLength(mostGroups)), minutes, ...settings }),
    policy: (meeting, who) =>
      firstOf(
        !isStaff(meeting, who) && 'staff-only',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        meeting.groups.rounds.length >= mostRounds && 'bad-input',
      ),
    events: ({ groups: { made, rounds } }, _who, { groups, minutes, ...said }, { newId }) => [
      {
        type: 'round-prepared',
        round: {
          ...roundOf(newId(), minutes),
          title: said.title ?? String(rounds.length + 1),
          ...defined(said),
          groups: groups.map((plan, i) =>
            groupOf({ ...emptyPlan, ...defined(plan), documents: withIds(plan.documents ?? [], [], newId) }, made, i),
          ),
        },
      },
    ],
  }),

  'amend-round': command({
    input: z.strictObject({ roundId: idText, minutes: z.optional(minutes), ...settings }),
    policy: (meeting, who, { roundId }) => preparing(meeting, who, roundId),
    events: (_meeting, _who, { roundId, ...change }) => [{ type: 'round-amended', roundId, change: defined(change) }],
  }),

  /** The same groups again as another set; with `places: 'kept'` the same people in them. */
  'copy-round': command({
    input: z.strictObject({ roundId: idText, places: z.enum(['kept', 'cleared']) }),
    policy: (meeting, who, { roundId }) =>
      firstOf(
        !isStaff(meeting, who) && 'staff-only',
        !roundIn(meeting, roundId) && 'no-such-round',
        meeting.conduct.phase === 'closed' && 'meeting-closed',
        meeting.groups.rounds.length >= mostRounds && 'bad-input',
      ),
    events: (meeting, _who, { roundId, places }, { newId }) => [
      { type: 'round-prepared', round: copyOf(roundIn(meeting, roundId)!, meeting.groups.made, places, newId()) },
    ],
  }),

  'drop-round': command({
    input: z.strictObject({ roundId: idText }),
    policy: (meeting, who, { roundId }) => preparing(meeting, who, roundId),
    events: (_meeting, _who, { roundId }) => [{ type: 'round-dropped', roundId }],
  }),

  'add-group': command({
    input: z.strictObject({ roundId: idText, title: lineText, ...about }),
    policy: (meeting, who, { roundId }) =>
      preparing(meeting, who, roundId) ?? (roundIn(meeting, roundId)!.groups.length >= mostGroups ? 'bad-input' : null),
    events: (meeting, _who, { roundId, documents = [], ...plan }, { newId }) => {
      const { groups } = roundIn(meeting, roundId)!;
      const made = { ...emptyPlan, ...defined(plan), documents: withIds(documents, [], newId) };
      return [{ type: 'group-added', roundId, group: { ...groupOf(made, meeting.groups.made, 0), number: groups.length + 1 } }];
    },
  }),

  /** Also while it works: a link that is broken is mended for everybody who needs it. */
  'amend-group': command({
    input: z.strictObject({ groupId: idText, title: z.optional(lineText), ...about }),
    policy: (meeting, who, { groupId }) => {
      const found = groupIn(meeting, groupId);
      return firstOf(!isStaff(meeting, who) && 'staff-only', !found && 'no-such-group', found?.group.phase === 'ended' && 'group-not-open');
    },
    events: (meeting, _who, { groupId, documents, ...change }, { newId }): MeetingEvent[] => {
      const { round, group } = groupIn(meeting, groupId)!;
      const before = isWhole(group) ? group.documents : [];
      const written: Partial<Plan> = { ...defined(change), ...(documents && { documents: withIds(documents, before, newId) }) };
      return [{ type: 'group-amended', groupId, change: written, known: round.phase === 'prepared' ? 'staff' : 'inside' }];
    },
  }),

  'drop-group': command({
    input: z.strictObject({ groupId: idText }),
    policy: (meeting, who, { groupId }) => {
      const round = groupIn(meeting, groupId)?.round;
      return firstOf(!isStaff(meeting, who) && 'staff-only', !round && 'no-such-group', round && preparing(meeting, who, round.id));
    },
    events: (meeting, _who, { groupId }) => [{ type: 'group-dropped', roundId: groupIn(meeting, groupId)!.round.id, groupId }],
  }),
};

/** A group of which nothing is written yet. */
export const emptyPlan: Plan = { title: '', task: '', documents: [], place: '', link: '', seats: null };

/** A set as it is prepared, with what nobody has said yet. */
export const roundOf = (id: string, minutes: number): Omit<Round, 'groups'> => ({
  id,
  title: '',
  minutes,
  linkPattern: '',
  way: 'by-hand',
  spread: [],
  observers: 'with-others',
  late: 'same-rule',
  ending: 'by-chair',
  reportSeconds: 180,
  phase: 'prepared',
  startedAt: null,
  endedAt: null,
  far: {},
  places: {},
});

/** Its `i`th group, where `made` were made in this meeting before. */
export const groupOf = (plan: Plan, made: number, i: number): Group => ({
  ...plan,
  id: `g${made + i + 1}`,
  number: i + 1,
  phase: 'planned',
  endsAt: null,
  closesAt: null,
  endedAt: null,
  work: 'working',
  chairId: null,
  rapporteurId: null,
  help: null,
  told: null,
  people: [],
});

function copyOf(round: Round, made: number, places: 'kept' | 'cleared', id: string): Round {
  const groups = round.groups
    .filter(isWhole)
    .map(({ title, task, documents, place, link, seats }, i) => groupOf({ title, task, documents, place, link, seats }, made, i));
  const now = new Map(round.groups.map((group, i) => [group.id, groups[i]!.id]));
  const kept = Object.entries(round.places).map(
    ([personId, place]) => [personId, { ...place, group: place.group && now.get(place.group)! }] as const,
  );
  return {
    ...round,
    id,
    phase: 'prepared',
    startedAt: null,
    endedAt: null,
    far: {},
    groups,
    places: places === 'kept' ? Object.fromEntries(kept) : {},
  };
}

type Defined<Some> = { [Key in keyof Some]: Exclude<Some[Key], undefined> };
const defined = <Some extends object>(some: Some) =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Partial<Defined<Some>>;
