import type { Command } from '../../shared/decide.ts';
import { currentRound, groupOf, peopleOf, wholeGroup, type Group, type Round } from '../../shared/groups/state.ts';
import { reportOf } from '../../shared/reports/state.ts';
import { writesNotes } from '../group-notes.ts';
import { does, openBreakout, type Breakout, type Someone } from './room.ts';

export const minute = 60_000;
const startsAt = Date.UTC(2026, 0, 28, 13, 55);
export const quarterTo = Date.UTC(2026, 0, 28, 14, 45);
/** What that meeting did. */
export const then = {
  groups: 5,
  minutes: 30,
  back: [2, 5],
  closedFirst: 1,
  closedThen: [3, 4],
  until: '14:45',
  reports: [1, 2, 3, 4, 5],
};
export const topics = [
  'Preparatory process',
  'Intersessional work and NRIs',
  'Annual meeting: structure, design, content',
  'Participation',
  'Communications and technical improvements',
];
/** Ids of the five groups, in order. */
export const g = ['g1', 'g2', 'g3', 'g4', 'g5'];

export type Cast = {
  house: Breakout;
  chair: Someone;
  luis: Someone;
  chengetai: Someone;
  /** Everybody else with a screen; whoever comes late is put to them. */
  participants: Someone[];
  roundId: () => string;
  round: () => Round;
  group: (groupId: string) => Group;
  /** Those who are in this group now, by their own screens. */
  inGroup: (groupId: string) => Someone[];
  /** Those who were in this group at its end. */
  wasIn: (groupId: string) => Someone[];
  chairOf: (groupId: string) => Someone;
  rapporteurOf: (groupId: string) => Someone;
  /** Numbers of the groups that are not back, as this screen knows it. */
  stillOut: (someone: Someone) => number[];
  openItem: (title: string) => Promise<void>;
  /** What is in the notes of this group. */
  textIn: (groupId: string) => string;
  /** Types at the end of what is there, as one who has typed before. */
  types: (someone: Someone, groupId: string, words: string) => Promise<void>;
};

/** Forty people with a screen each, the screen of the room and the public: nothing has begun. */
export async function gather(): Promise<Cast> {
  const house = await openBreakout(startsAt, 'Open Consultations, third day');
  const chair = await house.sit('Anriette', { role: 'chair', attendance: 'remote' });
  const luis = await house.sit('Luis', { role: 'secretariat', attendance: 'on-site' });
  const chengetai = await house.sit('Chengetai', { role: 'moderator', attendance: 'on-site' });
  const participants = await Promise.all(
    Array.from({ length: 37 }, (_, i) => house.sit(`Participant ${i + 1}`, { attendance: i % 3 === 0 ? 'on-site' : 'remote' })),
  );
  await house.lookOn('screen');
  await house.lookOn('public');

  const whose = (personId: string | null | undefined) => participants.find((one) => one.personId === personId)!;
  const round = () => currentRound(luis.meeting())!;
  const group = (groupId: string) => wholeGroup(luis.meeting(), groupId)!.group;
  const typed = new Map<string, string>();
  const textIn = (groupId: string) => typed.get(groupId) ?? '';
  return {
    house,
    chair,
    luis,
    chengetai,
    participants,
    roundId: () => luis.meeting().groups.rounds[0]!.id,
    round,
    group,
    inGroup: (groupId) => participants.filter((one) => groupOf(one.meeting(), one.personId) === groupId),
    wasIn: (groupId) => peopleOf(round(), groupId).flatMap((personId) => whose(personId) ?? []),
    chairOf: (groupId) => whose(group(groupId).chairId),
    rapporteurOf: (groupId) => whose(reportOf(luis.meeting(), groupId)?.rapporteurId),
    stillOut: ({ meeting }) => {
      const { groups, far } = currentRound(meeting())!;
      const known = groups.flatMap(({ number, phase }) => (phase === 'open' ? [number] : []));
      return [...new Set([...known, ...Object.values(far)])].toSorted();
    },
    openItem: async (title) => {
      const { id } = chair.meeting().agenda.items.find((item) => item.title === title)!;
      await does(chair, { name: 'open-agenda-item', input: { itemId: id, leftover: 'carry' } });
    },
    textIn,
    types: async (one, floor, words) => {
      await writesNotes(house.room, one, floor, words, 'in-line');
      typed.set(floor, textIn(floor) + words);
    },
  };
}

/** Why the meeting said no; null where it did not. */
export async function refused(someone: Someone, command: Command) {
  const answer = await someone.send(command);
  return answer.ok ? null : answer.refusal;
}
