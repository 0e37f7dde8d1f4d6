import { expect } from 'vitest';
import { plenary } from '../../shared/floor-id.ts';
import { currentRound, groupOf, isWhole, peopleOf } from '../../shared/groups/state.ts';
import { until } from '../meeting-room.ts';
import { g, then, topics, type Cast } from './cast.ts';
import { does } from './room.ts';

export async function setUp({ house, chair, luis, participants }: Cast): Promise<void> {
  const groups = topics.map((title, i) => ({ title, task: `Read section ${i + 1} of the synthesis`, place: `Room ${i + 1}` }));
  await does(luis, {
    name: 'prepare-round',
    input: { title: 'Stocktaking', minutes: then.minutes, linkPattern: 'https://meet.example/mag-{number}', reportSeconds: 180, groups },
  });
  for (const [title, kind] of [
    ['Synthesis', 'item'],
    ['Groups', 'groups'],
    ['Reports', 'report-back'],
    ['Next steps', 'item'],
  ] as const)
    await does(chair, { name: 'add-agenda-item', input: { title, kind } });
  await does(chair, { name: 'open-meeting', input: {} });
  await house.agree();
  expect(luis.meeting().groups.rounds[0]!.groups.map(({ id }) => id)).toEqual(g);
  for (const one of participants) expect(one.meeting().groups.rounds).toEqual([]);
}

export async function deal({ house, chair, luis, chengetai, participants, roundId, openItem }: Cast): Promise<void> {
  for (const name of ['Mary', 'Joseph', 'Ida']) await does(chengetai, { name: 'enter-person', input: { name, attendance: 'on-site' } });
  await does(chengetai, { name: 'request-floor', input: { floor: plenary, kind: 'question', subject: 'Before the groups' } });
  await openItem('Groups');
  await does(luis, { name: 'assign', input: { roundId: roundId(), how: 'random' } });
  await house.agree();
  const [prepared] = luis.meeting().groups.rounds;
  expect(g.map((id) => peopleOf(prepared!, id).length)).toEqual([8, 8, 8, 8, 8]);
  for (const one of [chair, luis, chengetai]) expect(prepared!.places[one.personId]?.group ?? null).toBeNull();
  for (const one of participants) expect(one.meeting().groups.rounds).toEqual([]);
}

export async function moveTwo({ house, luis, chengetai, participants, roundId }: Cast): Promise<void> {
  const { places } = luis.meeting().groups.rounds[0]!;
  const [one, other] = [g[0]!, g[1]!].map((id) => participants.find(({ personId }) => places[personId]!.group === id)!);
  await Promise.all([
    does(luis, { name: 'move-person', input: { roundId: roundId(), personId: one!.personId, groupId: g[1]! } }),
    does(chengetai, { name: 'move-person', input: { roundId: roundId(), personId: other!.personId, groupId: g[0]! } }),
  ]);
  await house.agree();
  const after = luis.meeting().groups.rounds[0]!;
  expect([one!, other!].map(({ personId }) => after.places[personId]!.group)).toEqual([g[1], g[0]]);
  expect(g.map((id) => peopleOf(after, id).length)).toEqual([8, 8, 8, 8, 8]);
}

export async function open({ house, luis, participants, roundId, round, inGroup }: Cast): Promise<void> {
  const dropped = participants[5]!;
  dropped.line.cut();
  await until(dropped, () => dropped.store.getState().link === 'reconnecting');
  await does(luis, { name: 'start-round', input: { roundId: roundId() } });
  await house.agree(dropped);
  dropped.line.mend();
  await until(dropped, () => dropped.store.getState().link === 'live');
  await house.agree();
  for (const one of participants) {
    const place = groupOf(one.meeting(), one.personId)!;
    expect(place).toBe(round().places[one.personId]!.group);
    const own = currentRound(one.meeting())!.groups.find(({ id }) => id === place)!;
    expect(own).toMatchObject({ link: `https://meet.example/mag-${own.number}`, place: `Room ${own.number}`, phase: 'open' });
    expect(isWhole(own) && own.task).toBe(`Read section ${own.number} of the synthesis`);
    expect(currentRound(one.meeting())!.groups.filter(isWhole)).toHaveLength(1);
  }
  expect(g.flatMap(inGroup)).toHaveLength(37);
  for (const one of participants) await until(one, () => g.every((id) => one.store.getState().tally.groups[id] === 8));
}
