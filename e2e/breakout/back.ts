import { expect } from 'vitest';
import { plenary } from '../../shared/floor-id.ts';
import { currentRound, groupOf, wholeGroup } from '../../shared/groups/state.ts';
import { reportOf, textOf } from '../../shared/reports/state.ts';
import { whyNotTaken } from '../group-notes.ts';
import { until } from '../meeting-room.ts';
import { g, minute, quarterTo, refused, then, type Cast } from './cast.ts';
import { does } from './room.ts';

export async function backEarly({ house, inGroup, stillOut, chairOf }: Cast): Promise<void> {
  house.pass(12 * minute);
  for (const number of then.back) {
    const groupId = g[number - 1]!;
    const people = inGroup(groupId);
    await does(chairOf(groupId), { name: 'finish-group', input: { groupId } });
    await house.agree();
    for (const one of people) expect(groupOf(one.meeting(), one.personId)).toBeNull();
  }
  for (const one of house.people) expect(stillOut(one)).toEqual([1, 3, 4]);
}

export async function closeOthers({
  house,
  chair,
  luis,
  participants,
  roundId,
  group,
  round,
  inGroup,
  stillOut,
  types,
}: Cast): Promise<void> {
  house.pass(6 * minute);
  const overrun = [1, 3, 4].map((number) => g[number - 1]!);
  for (const groupId of overrun) expect(group(groupId).endsAt!).toBeLessThan(house.now());
  await house.agree();
  expect(overrun.flatMap(inGroup).length).toBeGreaterThan(20);
  const [dropped, ...typing] = overrun.map((groupId) => inGroup(groupId)[2]!);

  await does(chair, { name: 'end-round', input: { roundId: roundId(), groupIds: [g[0]!] } });
  expect(await refused(chair, { name: 'end-round', input: { roundId: roundId(), groupIds: [g[0]!] } })).toBe('closing-already');
  await house.agree();
  house.pass(10_000);
  await does(chair, { name: 'end-round', input: { roundId: roundId(), groupIds: [g[2]!, g[3]!] } });
  dropped!.line.cut();
  await house.agree(dropped!);
  const closes = currentRound(chair.meeting())!.groups.map(({ closesAt }) => closesAt);
  expect(closes[2]! - closes[0]!).toBeGreaterThanOrEqual(10_000);
  expect(closes).toEqual([expect.any(Number), null, closes[2], closes[2], null]);
  for (const one of typing) expect(wholeGroup(one.meeting(), groupOf(one.meeting(), one.personId)!)!.group.closesAt).toBe(closes[2]);
  for (const one of typing) await types(one, groupOf(one.meeting(), one.personId)!, ' Written in the last minute');

  house.pass(50_000);
  // Nobody does anything: the secretary looks at the clock at least every 5 s.
  await until(luis, () => group(g[0]!).phase === 'ended', 7_000);
  await house.agree(dropped!);
  for (const one of house.people.filter((one) => one !== dropped)) expect(stillOut(one)).toEqual(then.closedThen);
  // Their own minute is not over, however long the secretary took to look at the clock.
  house.pass(3_000);
  for (const one of typing) await types(one, groupOf(one.meeting(), one.personId)!, ', to the end.');
  house.pass(2_500);
  await does(chair, { name: 'start-break', input: { until: new Date(quarterTo).toISOString() } });
  await until(luis, () => round().phase === 'ended', 14_000);
  dropped!.line.mend();
  await until(dropped!, () => dropped!.store.getState().link === 'live');
  await house.agree();
  for (const one of participants) expect(groupOf(one.meeting(), one.personId)).toBeNull();
  for (const groupId of [g[2]!, g[3]!])
    await until(luis, () => textOf(luis.meeting(), groupId).text === `Report of ${groupId}. Written in the last minute, to the end.`);
}

export async function writeOn({ house, luis, rapporteurOf, types, wasIn }: Cast): Promise<void> {
  expect(quarterTo - house.now()).toBeGreaterThan(2 * minute);
  const rapporteur = rapporteurOf(g[0]!);
  await types(rapporteur, g[0]!, ' Written in the break.');
  await house.agree();
  const other = wasIn(g[0]!).find(({ personId }) => ![reportOf(luis.meeting(), g[0]!)!.chairId, rapporteur.personId].includes(personId))!;
  expect(await whyNotTaken(house.room, other, g[0]!)).toBe('not-your-notes');
  for (const one of house.people) expect(one.meeting().agenda.pause).toMatchObject({ until: quarterTo });
}

export async function askForRapporteur({ house, chair, rapporteurOf, types, wasIn }: Cast): Promise<void> {
  const groupId = g[4]!;
  const missing = () => chair.meeting().reports.list.filter(({ rapporteurId }) => rapporteurId === null);
  expect(missing().map(({ number }) => number)).toEqual([5]);
  const courtney = wasIn(groupId)[3]!;
  const stranger = wasIn(g[0]!)[0]!;
  expect(await refused(stranger, { name: 'name-rapporteur', input: { groupId, personId: stranger.personId } })).not.toBeNull();
  await does(courtney, { name: 'name-rapporteur', input: { groupId, personId: courtney.personId } });
  await types(courtney, groupId, ' Three buckets.');
  await house.agree();
  expect(missing()).toEqual([]);
  expect(rapporteurOf(groupId)).toBe(courtney);
}

export async function breakIsOver({ house, chair, luis, participants }: Cast): Promise<void> {
  const giving = { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: null } } as const;
  expect(await refused(chair, giving)).toBe('on-break');
  house.pass(quarterTo - house.now() - 1_000);
  const waiting = chair.meeting().floors[plenary]!.queue.waiting.map(({ personId }) => personId);
  const last = participants.find(({ personId }) => !waiting.includes(personId))!;
  await does(last, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: 'In the break' } });
  expect(luis.meeting().agenda.pause).not.toBeNull();
  await until(luis, () => luis.meeting().agenda.pause === null, 7_000);
  expect(Math.abs(house.now() - quarterTo)).toBeLessThan(2_000);
  await house.agree();
  expect(chair.meeting().floors[plenary]!.queue.waiting.map(({ subject }) => subject)).toEqual([
    'Before the groups',
    'Back already',
    'In the break',
  ]);
}
