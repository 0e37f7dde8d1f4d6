import { expect } from 'vitest';
import { plenary } from '../../shared/floor-id.ts';
import { currentRound, groupOf, isWhole, peopleOf, wholeGroup } from '../../shared/groups/state.ts';
import { until } from '../meeting-room.ts';
import { g, minute, refused, type Cast } from './cast.ts';
import { does } from './room.ts';

export async function appoint({ house, chair, participants, roundId, round, inGroup }: Cast): Promise<void> {
  await does(chair, { name: 'tell-groups', input: { roundId: roundId(), text: 'Each group appoints a chair and a rapporteur.' } });
  for (const groupId of g) {
    const [first, second, third] = inGroup(groupId);
    const volunteers = [first!, second!].map((one) =>
      refused(one, { name: 'name-group-chair', input: { groupId, personId: one.personId } }),
    );
    expect((await Promise.all(volunteers)).toSorted()).toEqual([null, 'office-taken']);
    if (groupId !== g[4]) await does(third!, { name: 'name-rapporteur', input: { groupId, personId: third!.personId } });
  }
  await house.agree();
  for (const one of participants) {
    const own = currentRound(one.meeting())!.groups.find(isWhole)!;
    expect(own.told).toMatchObject({ text: 'Each group appoints a chair and a rapporteur.', by: chair.personId });
  }
  const without = round()
    .groups.filter(isWhole)
    .filter(({ rapporteurId }) => rapporteurId === null);
  expect(without.map(({ number }) => number)).toEqual([5]);
}

export async function work({ house, chair, luis, group, inGroup, chairOf, types }: Cast): Promise<void> {
  house.pass(4 * minute);
  for (const groupId of g) {
    const [one, other] = inGroup(groupId).filter(({ personId }) => personId !== group(groupId).chairId);
    for (const asks of [one!, other!])
      await does(asks, { name: 'request-floor', input: { floor: groupId, kind: 'intervention', subject: `In ${groupId}` } });
    expect(await refused(one!, { name: 'give-floor-to-next', input: { floor: groupId, holderISaw: null } })).toBe('chair-only');
    await does(chairOf(groupId), { name: 'give-floor-to-next', input: { floor: groupId, holderISaw: null } });
    await does(other!, { name: 'say-in-chat', input: { floor: groupId, text: `Hello ${groupId}` } });
    const [writer] = inGroup(groupId);
    await types(writer!, groupId, `Report of ${groupId}.`);
  }
  await house.agree();
  const [somebody] = inGroup(g[0]!);
  expect(await refused(somebody!, { name: 'request-floor', input: { floor: plenary, kind: 'intervention' } })).toBe('in-a-group');
  expect(await refused(somebody!, { name: 'request-floor', input: { floor: g[1]!, kind: 'intervention' } })).toMatch(
    /not-in-this-group|no-such-floor/,
  );
  expect(chair.meeting().floors[plenary]!.queue.waiting.map(({ subject }) => subject)).toEqual(['Before the groups']);
  for (const groupId of g) {
    expect(luis.meeting().floors[groupId]!.queue.waiting).toHaveLength(1);
    expect(luis.meeting().floors[groupId]!.floor.turn).not.toBeNull();
    for (const one of inGroup(groupId))
      await until(
        one,
        () =>
          one.store
            .getState()
            .heard.lines.map(({ text }) => text)
            .join() === `Hello ${groupId}`,
      );
  }
}

export async function rename({ house, luis, inGroup }: Cast): Promise<void> {
  const [one] = inGroup(g[1]!);
  await does(one!, { name: 'amend-card', input: { personId: one!.personId, organisation: 'Coast Guard' } });
  await house.agree();
  const withoutDevice = luis
    .meeting()
    .groups.rounds[0]!.groups.filter(isWhole)
    .flatMap(({ people }) => people);
  const mary = withoutDevice.find(({ personId }) => luis.store.getState().people[personId]!.name === 'Mary')!;
  await does(luis, { name: 'amend-card', input: { personId: mary.personId, name: 'Mary Uduma', attendance: 'remote' } });
  await house.agree();
}

export async function help({ house, chair, luis, chengetai, inGroup }: Cast): Promise<void> {
  const groupId = g[2]!;
  const [caller] = inGroup(groupId);
  await does(caller!, { name: 'call-for-help', input: { groupId, text: 'We do not hear each other' } });
  await house.agree();
  for (const staff of [chair, luis, chengetai])
    expect(wholeGroup(staff.meeting(), groupId)!.group.help).toMatchObject({ text: 'We do not hear each other' });
  const both = await Promise.all([luis, chengetai].map((staff) => refused(staff, { name: 'take-help', input: { groupId } })));
  expect(both.toSorted()).toEqual(['help-taken', null]);
  await house.agree();
  const taker = [luis, chengetai][both.indexOf(null)]!;
  expect(wholeGroup(caller!.meeting(), groupId)!.group.help!.takenBy).toBe(taker.personId);
  await does(taker, { name: 'end-help', input: { groupId } });
}

export async function comeAndGo({ house, participants, roundId, group, round, inGroup }: Cast): Promise<void> {
  house.pass(6 * minute);
  const late = await house.sit('Late Larissa');
  participants.push(late);
  await until(late, () => groupOf(late.meeting(), late.personId) !== null);
  await house.agree();
  const sizes = g.map((id) => peopleOf(round(), id).length);
  expect(sizes.toSorted()).toEqual([8, 8, 8, 8, 9]);

  const moves = inGroup(g[3]!)[4]!;
  await house.changeDevice(moves);
  await house.agree();
  expect(groupOf(moves.meeting(), moves.personId)).toBe(g[3]);

  const goes = inGroup(g[0]!).find(({ personId }) => ![group(g[0]!).chairId, group(g[0]!).rapporteurId].includes(personId))!;
  await does(goes, { name: 'choose-group', input: { roundId: roundId(), groupId: null } });
  await house.agree();
  expect(groupOf(goes.meeting(), goes.personId)).toBeNull();
  expect(goes.meeting().floors[g[0]!]).toBeUndefined();
  await does(goes, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: 'Back already' } });
  house.pass(3 * minute);
  await does(goes, { name: 'choose-group', input: { roundId: roundId(), groupId: g[0]! } });
  await house.agree();
  expect(groupOf(goes.meeting(), goes.personId)).toBe(g[0]);
  const stays = group(g[0]!).people.filter(({ personId }) => personId === goes.personId);
  expect(stays).toHaveLength(2);
  expect(stays[1]!.from - stays[0]!.to!).toBeGreaterThanOrEqual(3 * minute);
  await does(goes, { name: 'choose-group', input: { roundId: roundId(), groupId: null } });
}
