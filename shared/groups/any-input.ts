import { documents, idFrom, line, maybe, oneOf, personId, type Dice, type Inputs } from '../any-input.ts';
import { openItemOf } from '../agenda/state.ts';
import type { CommandName } from '../decide.ts';
import { plenary } from '../floor-id.ts';
import type { Meeting, MeetingEvent } from '../meeting.ts';
import type { reportsCommands } from '../reports/commands.ts';
import { reportWritten } from '../reports/written.ts';
import { attributes } from './balance.ts';
import type { placingCommands } from './placing.ts';
import type { preparingCommands } from './preparing.ts';
import type { runningCommands } from './running.ts';
import { endings, isWhole, lateRules, observerRules, runningRound, type Round } from './state.ts';
import type { withinCommands } from './within.ts';

type GroupCommand = keyof (typeof preparingCommands &
  typeof placingCommands &
  typeof runningCommands &
  typeof withinCommands &
  typeof reportsCommands);

/** Now and then somebody has written in the notes of a group. */
export const anyWriting = (meeting: Meeting, dice: Dice): MeetingEvent[] => {
  const { list } = meeting.reports;
  return list.length > 0 && dice() < 0.15 ? reportWritten(meeting, oneOf(dice, list).groupId, line(dice)) : [];
};

/** A round that has come as far as that, or any. */
const round = ({ groups: { rounds } }: Meeting, dice: Dice, phase: Round['phase']): Pick<Round, 'id' | 'groups' | 'places'> => {
  const wanted = rounds.filter((one) => one.phase === phase);
  const from = wanted.length > 0 && dice() < 0.9 ? wanted : rounds;
  return from.length > 0 && dice() < 0.95 ? oneOf(dice, from) : { id: 'gone', groups: [], places: {} };
};
const groupIn = (dice: Dice, { groups }: Pick<Round, 'groups'>) => idFrom(dice, groups);
const groupOrPlenary = (dice: Dice, one: Pick<Round, 'groups'>) => (dice() < 0.15 ? null : groupIn(dice, one));
/** A group that works, or any. */
const group = (meeting: Meeting, dice: Dice) => {
  const working = runningRound(meeting);
  return groupIn(dice, working && dice() < 0.9 ? working : { groups: meeting.groups.rounds.flatMap(({ groups }) => groups) });
};
const someGroups = (dice: Dice, one: Pick<Round, 'groups'>) => maybe(dice, 0.5, { groupIds: [groupIn(dice, one)] });
const report = ({ reports }: Meeting, dice: Dice) =>
  idFrom(
    dice,
    reports.list.map(({ groupId }) => ({ id: groupId })),
  );

const plan = (dice: Dice) => ({
  title: line(dice),
  ...maybe(dice, 0.5, { task: 'Read the draft.\nAgree on one sentence.' }),
  ...maybe(dice, 0.3, documents(dice)),
  ...maybe(dice, 0.5, { place: 'Room 2' }),
  ...maybe(dice, 0.3, { link: oneOf(dice, ['', 'https://meet.example.org/one']) }),
  ...maybe(dice, 0.3, { seats: oneOf(dice, [null, 1, 2, 3]) }),
});
const settings = (dice: Dice) => ({
  ...maybe(dice, 0.5, { title: line(dice) }),
  ...maybe(dice, 0.3, { linkPattern: 'https://meet.example.org/{number}' }),
  ...maybe(dice, 0.4, { observers: oneOf(dice, observerRules) }),
  ...maybe(dice, 0.5, { late: oneOf(dice, lateRules) }),
  ...maybe(dice, 0.4, { ending: oneOf(dice, endings) }),
  ...maybe(dice, 0.4, { reportSeconds: oneOf(dice, [null, 60, 180]) }),
});
const minutes = (dice: Dice) => 1 + Math.floor(dice() * 20);
const office = (meeting: Meeting, dice: Dice) => {
  const groupId = group(meeting, dice);
  const members = Object.entries(runningRound(meeting)?.places ?? {}).flatMap(([id, place]) => (place.group === groupId ? [{ id }] : []));
  return { groupId, personId: dice() < 0.15 ? null : dice() < 0.8 ? idFrom(dice, members) : personId(dice) };
};

/** What could be sent of groups and their reports. */
export const anyGroupInput: Inputs<GroupCommand> = {
  'prepare-round': (_meeting, dice) => ({
    groups: Array.from({ length: 1 + Math.floor(dice() * 3) }, () => plan(dice)),
    minutes: minutes(dice),
    ...settings(dice),
  }),
  'amend-round': (meeting, dice) => ({
    roundId: round(meeting, dice, 'prepared').id,
    ...maybe(dice, 0.5, { minutes: minutes(dice) }),
    ...settings(dice),
  }),
  'copy-round': (meeting, dice) => ({ roundId: round(meeting, dice, 'ended').id, places: oneOf(dice, ['kept', 'cleared'] as const) }),
  'drop-round': (meeting, dice) => ({ roundId: round(meeting, dice, 'prepared').id }),
  'add-group': (meeting, dice) => ({ roundId: round(meeting, dice, 'prepared').id, ...plan(dice) }),
  'amend-group': (meeting, dice) => ({ groupId: group(meeting, dice), ...maybe(dice, 0.7, plan(dice)) }),
  'drop-group': (meeting, dice) => ({ groupId: groupIn(dice, round(meeting, dice, 'prepared')) }),
  assign: (meeting, dice) => {
    const wanted = round(meeting, dice, 'prepared');
    const anew = maybe(dice, 0.3, { anew: dice() < 0.5 });
    const how = dice();
    if (how < 0.4) return { roundId: wanted.id, how: 'random', ...anew };
    if (how < 0.7) return { roundId: wanted.id, how: 'balanced', by: [oneOf(dice, attributes)], ...anew };
    const list = Array.from({ length: Math.floor(dice() * 4) }, () => ({
      personId: personId(dice),
      groupId: groupOrPlenary(dice, wanted),
    }));
    return { roundId: wanted.id, how: 'list', list };
  },
  'move-person': (meeting, dice) => {
    const wanted = round(meeting, dice, oneOf(dice, ['prepared', 'running', 'running']));
    return { roundId: wanted.id, personId: personId(dice), groupId: groupOrPlenary(dice, wanted) };
  },
  'offer-choice': (meeting, dice) => ({ roundId: round(meeting, dice, 'prepared').id }),
  'withdraw-choice': (meeting, dice) => ({ roundId: round(meeting, dice, 'offered').id }),
  'choose-group': (meeting, dice) => {
    const wanted = round(meeting, dice, oneOf(dice, ['offered', 'running']));
    return { roundId: wanted.id, groupId: groupOrPlenary(dice, wanted) };
  },
  'start-round': (meeting, dice) => ({ roundId: round(meeting, dice, oneOf(dice, ['prepared', 'offered'])).id }),
  'extend-round': (meeting, dice) => {
    const wanted = round(meeting, dice, 'running');
    return { roundId: wanted.id, ...someGroups(dice, wanted), seconds: oneOf(dice, [300, 60, 1, -60, -600]) };
  },
  'end-round': (meeting, dice) => {
    const wanted = round(meeting, dice, 'running');
    return { roundId: wanted.id, ...someGroups(dice, wanted) };
  },
  'keep-groups-open': (meeting, dice) => {
    const wanted = round(meeting, dice, 'running');
    return { roundId: wanted.id, ...someGroups(dice, wanted) };
  },
  'finish-group': (meeting, dice) => ({ groupId: group(meeting, dice) }),
  'mark-group-work': (meeting, dice) => ({ groupId: group(meeting, dice), work: oneOf(dice, ['working', 'finishing'] as const) }),
  'name-group-chair': office,
  'name-rapporteur': office,
  'call-for-help': (meeting, dice) => ({ groupId: group(meeting, dice), ...maybe(dice, 0.5, { text: line(dice) }) }),
  'take-help': (meeting, dice) => ({ groupId: helped(meeting, dice) }),
  'end-help': (meeting, dice) => ({ groupId: helped(meeting, dice) }),
  'tell-groups': (meeting, dice) => {
    const wanted = round(meeting, dice, 'running');
    return { roundId: wanted.id, ...someGroups(dice, wanted), text: line(dice) };
  },
  'call-report': (meeting, dice) => ({
    groupId: report(meeting, dice),
    holderISaw: dice() < 0.9 ? (meeting.floors[plenary]!.floor.turn?.id ?? null) : 'old-turn',
    ...maybe(dice, 0.5, { personId: personId(dice) }),
  }),
  'skip-report': (meeting, dice) => ({ groupId: report(meeting, dice) }),
  'show-report': (meeting, dice) => ({ groupId: dice() < 0.3 ? null : report(meeting, dice) }),
};

const helped = (meeting: Meeting, dice: Dice) => {
  const calling = (runningRound(meeting)?.groups ?? []).filter((one) => isWhole(one) && one.help);
  return calling.length > 0 ? idFrom(dice, calling) : group(meeting, dice);
};

/** What moves the groups on from where they are, so that long sequences really come to groups that work and bring back reports. */
export function groupName(meeting: Meeting, dice: Dice): CommandName {
  const { rounds } = meeting.groups;
  const next = rounds.filter(({ phase }) => phase === 'prepared' || phase === 'offered');
  if (runningRound(meeting)) return oneOf(dice, whileRunning);
  if (meeting.reports.list.some(({ state }) => state === 'waiting') && dice() < 0.5)
    return openItemOf(meeting.agenda)?.kind === 'report-back' ? oneOf(dice, afterwards) : 'open-agenda-item';
  if (next.length === 0) return oneOf(dice, ['prepare-round', 'prepare-round', 'copy-round']);
  const hasPlaces = next.some(({ places }) => Object.values(places).some((place) => place.group !== null));
  return oneOf(dice, hasPlaces ? beforeStart : beforePlaces);
}
const beforePlaces: CommandName[] = [
  'assign',
  'assign',
  'move-person',
  'add-group',
  'amend-round',
  'offer-choice',
  'choose-group',
  'drop-group',
];
const beforeStart: CommandName[] = [
  'start-round',
  'start-round',
  'start-round',
  'move-person',
  'name-rapporteur',
  'amend-group',
  'choose-group',
];
const afterwards: CommandName[] = ['call-report', 'call-report', 'call-report', 'skip-report', 'show-report', 'name-rapporteur'];
const whileRunning: CommandName[] = [
  'move-person',
  'move-person',
  'choose-group',
  'choose-group',
  'name-group-chair',
  'name-group-chair',
  'name-rapporteur',
  'name-rapporteur',
  'call-for-help',
  'take-help',
  'end-help',
  'tell-groups',
  'mark-group-work',
  'finish-group',
  'extend-round',
  'end-round',
  'keep-groups-open',
  'say-in-chat',
];
