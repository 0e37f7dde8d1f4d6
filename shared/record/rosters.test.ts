import { expect, test } from 'vitest';
import { factsFor } from '../audience.ts';
import { meetingOf, nine, recordedFrom } from '../given.ts';
import { card, inGroups } from '../groups/groups.given.ts';
import type { MeetingEvent } from '../meeting.ts';
import { recordOf } from './fold.ts';
import { sectionsOf } from './sections.ts';
import { speakingOf } from './speaking.ts';
import { wholeRecord } from './whole.ts';

const moved: MeetingEvent = {
  type: 'person-placed',
  roundId: 'round',
  personId: 'ada',
  place: { group: 'g2', how: 'by-hand' },
  from: 'g1',
};
const named: MeetingEvent = { type: 'placeholder-named', personId: 'label', as: { id: 'bob', attendance: 'on-site', standing: 'member' } };
const facts = [...inGroups({ ada: 'g1', bob: 'g2', label: 'g2', cy: null }), moved, named];

const groupsFor = (audience: 'staff' | 'everyone') =>
  recordOf(factsFor(audience, recordedFrom(facts))).entries.flatMap((entry) => (entry.what === 'round' ? entry.groups : []));

test('staff read who was in each group, also whoever was moved, under the name they turned out to have (N31, G7)', () => {
  expect(groupsFor('staff').map(({ id, people }) => [id, people])).toEqual([
    ['g1', ['ada']],
    ['g2', ['bob', 'ada']],
    ['g3', []],
  ]);
});

test('nobody else reads in the record who was in a group (N31, G4)', () => {
  expect(groupsFor('everyone').map(({ people }) => people)).toEqual([[], [], []]);
});

test('the head says how long was spoken by which way, and how often by whom (N31, N15)', () => {
  const turn = (personId: string, spokenMs: number, attendance: 'on-site' | 'remote', id: string): MeetingEvent[] => {
    const who = { personId, attendance, standing: 'member', kind: 'intervention' } as const;
    const at = { id, request: null, givenAt: nine, runningSince: nine, spokenMs: 0, allottedSeconds: 180 };
    return [
      { type: 'floor-given', floor: 'plenary', how: 'next', ended: [], turn: { ...who, ...at } },
      { type: 'turn-ended', floor: 'plenary', why: 'done', ended: [{ ...who, turnId: id, spokenMs }] },
    ];
  };
  const spoken = [
    { type: 'meeting-opened' } as const,
    ...turn('ada', 90_000, 'on-site', 't1'),
    ...turn('bob', 30_000, 'remote', 't2'),
    ...turn('ada', 15_000, 'on-site', 't3'),
  ];
  const cards = [card('ada', { stakeholderGroup: 'Civil society', region: 'GRULAC' }), card('bob', { stakeholderGroup: 'Government' })];
  const given = {
    code: 'ABC234',
    meeting: meetingOf(...spoken),
    record: recordOf(recordedFrom(spoken)),
    cards,
    visits: [],
    transcripts: [],
  };
  const record = wholeRecord({ ...given, isListed: true, upTo: spoken.length, at: nine });
  const say = (word: string, values: Record<string, unknown> = {}) => `${word} ${Object.values(values).join(' ')}`;
  const { head } = sectionsOf(record, speakingOf(record, { say, nameOf: (id) => id, hour: () => '09:00' }));
  expect(head).toContain('record.channel-times 1:45 0:30 0:00');
  expect(head).toContain('record.turns-by-group Civil society 2, Government 1');
  expect(head).toContain('record.turns-by-region GRULAC 2');
});
