import { expect } from 'vitest';
import type { Command } from '../../shared/decide.ts';
import { plenary } from '../../shared/floor-id.ts';
import { leftMsAt } from '../../shared/floor/state.ts';
import { currentRound } from '../../shared/groups/state.ts';
import { reportOf, textOf } from '../../shared/reports/state.ts';
import { turnOn, until } from '../meeting-room.ts';
import { g, minute, refused, then, type Cast } from './cast.ts';
import { does } from './room.ts';

export async function report({ house, chair, luis, chengetai, rapporteurOf, textIn, types, openItem, wasIn }: Cast): Promise<void> {
  const call = (groupId: string): Command => ({ name: 'call-report', input: { groupId, holderISaw: turnOn(chair) } });
  expect(await refused(chair, call(g[0]!))).toBe('not-reporting-back');
  await openItem('Reports');
  const everybody = [...house.people];
  const called: number[] = [];
  for (const step of ['1', '2', 'skip 3', '4', '3', '5']) {
    const number = Number(step.at(-1));
    const groupId = g[number - 1]!;
    const outside = everybody.filter((one) => ![chair, luis, chengetai, ...wasIn(groupId)].includes(one));
    for (const one of outside) expect(textOf(one.meeting(), groupId).text).toBe('');
    if (step.startsWith('skip')) {
      await does(chair, { name: 'skip-report', input: { groupId } });
      await house.agree();
      continue;
    }
    await does(chair, call(groupId));
    await house.agree();
    called.push(number);
    const rapporteur = rapporteurOf(groupId);
    await Promise.all(everybody.map((one) => until(one, () => textOf(one.meeting(), groupId).text === textIn(groupId))));
    for (const { meeting, clock } of everybody) {
      const { turn } = meeting().floors[plenary]!.floor;
      expect(turn).toMatchObject({ personId: rapporteur.personId, allottedSeconds: 180 });
      expect(leftMsAt(turn!, clock.serverNow())!).toBeGreaterThan(170_000);
      expect(meeting().reports.shown).toBe(groupId);
      expect(reportOf(meeting(), groupId)).toMatchObject({ state: 'reporting', number });
    }
    // Still being written while it is read.
    await types(rapporteur, groupId, ` As I say now (${number}).`);
    house.pass(2 * minute);
    await Promise.all(everybody.map((one) => until(one, () => textOf(one.meeting(), groupId).text.endsWith(`As I say now (${number}).`))));
    await house.agree();
  }
  expect(called).toEqual([1, 2, 4, 3, 5]);
  await does(chair, { name: 'end-turn', input: { floor: plenary, turnId: turnOn(chair)! } });
  await house.agree();
  for (const { meeting } of everybody)
    expect(meeting().reports.list.map(({ number, state }) => [number, state])).toEqual(then.reports.map((number) => [number, 'reported']));
}

export async function discuss({ house, chair, openItem, wasIn }: Cast): Promise<void> {
  await openItem('Next steps');
  for (const groupId of g) {
    const asks = wasIn(groupId).at(-1)!;
    if (!chair.meeting().floors[plenary]!.queue.waiting.some(({ personId }) => personId === asks.personId))
      await does(asks, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: `From ${groupId}` } });
  }
  await house.agree();
  await does(chair, { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: null } });
  await house.agree();
  for (const { meeting } of house.people) {
    expect(meeting().floors[plenary]!.floor.turn!.request!.subject).toBe('Before the groups');
    expect(meeting().reports.shown).toBeNull();
    expect(Object.keys(meeting().floors)).toEqual([plenary]);
  }
}

export async function record({ house, luis }: Cast): Promise<void> {
  const meeting = await house.onDisk();
  const { startedAt } = currentRound(meeting)!;
  const ended = meeting.reports.list.map(({ endedAt }) => endedAt - startedAt!);
  expect(ended.map((ms) => Math.floor(ms / minute))).toEqual([32, 25, 32, 32, 25]);
  const roster = meeting.reports.list.flatMap(({ roster, endedAt }) => roster.map((stint) => ({ ...stint, endedAt })));
  const people = new Set(roster.map(({ personId }) => personId));
  expect(people.size).toBe(41);
  for (const personId of people) {
    const stays = roster.filter((stint) => stint.personId === personId).toSorted((one, other) => one.from - other.from);
    stays.forEach(({ from, to }, i) => {
      expect(from).toBeGreaterThanOrEqual(i === 0 ? startedAt! : stays[i - 1]!.to!);
      expect(to!).toBeGreaterThanOrEqual(from);
    });
  }
  const whole = roster.filter(({ from, to, endedAt }) => from === startedAt && to === endedAt);
  expect(whole).toHaveLength(39);
  const firsts = roster.filter(({ from }) => from === startedAt);
  for (const { by } of firsts) expect(by).toBe(luis.personId);
}

export async function missedNothing({ house }: Cast): Promise<void> {
  const last = house.facts.length;
  await Promise.all(house.people.map((one) => until(one, () => one.seq() === last)));
}
