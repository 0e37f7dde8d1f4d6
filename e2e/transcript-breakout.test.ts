import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../shared/decide.ts';
import { plenary } from '../shared/floor-id.ts';
import { leftMsAt } from '../shared/floor/state.ts';
import { currentRound, groupOf, isWhole, peopleOf, wholeGroup } from '../shared/groups/state.ts';
import { reportOf } from '../shared/reports/state.ts';
import { does, openBreakout, type Breakout, type Someone } from './breakout-room.ts';
import { turnOn, until } from './meeting-room.ts';

const file = '../shared/data/igf-2021-mag-III.txt';
const isHere = existsSync(file);
if (!isHere) console.log(`skipped: ${file} is not here`);

const minute = 60_000;
const startsAt = Date.UTC(2026, 0, 28, 13, 55);
const quarterTo = Date.UTC(2026, 0, 28, 14, 45);
/** What that meeting did. */
const then = { groups: 5, minutes: 30, back: [2, 5], closedFirst: 1, closedThen: [3, 4], until: '14:45', reports: [1, 2, 3, 4, 5] };
const topics = [
  'Preparatory process',
  'Intersessional work and NRIs',
  'Annual meeting: structure, design, content',
  'Participation',
  'Communications and technical improvements',
];

describe.skipIf(!isHere)('what was', () => {
  test('the breakout that is played is that of the transcript: five groups, 30 minutes, two back, three closed, 14:45, five reports in order', () => {
    const text = readFileSync(file, 'utf8').replace(/[‑–]/g, '-');
    const words = ['one', 'two', 'three', 'four', 'five'];
    const number = (word: string) => Number(word) || words.indexOf(word.toLowerCase()) + 1;
    const reports = [...text.matchAll(/(?:from|we have|group, which is) group (\w+)[,. ]/g)]
      .map(([, word]) => number(word!))
      .filter(Boolean);
    expect(reports).toEqual(then.reports);
    expect(number(/rooms will be opening now\.\s+(\w+) groups/i.exec(text)![1]!)).toBe(then.groups);
    expect(Number(/we'll work for about (\d+) minutes/.exec(text)![1])).toBe(then.minutes);
    expect(number(/Working Group (\w+) is just finishing/.exec(text)![1]!)).toBe(then.closedFirst);
    expect(
      /(\w+) and (\w+) as well/i
        .exec(text)!
        .slice(1)
        .map((word) => (word === 'Three' ? 3 : Number(word) || number(word))),
    ).toEqual(then.closedThen);
    expect(/(\w+) and (\w+) are already back/i.exec(text)!.slice(1).map(number)).toEqual(then.back);
    expect(/That would be (\d\d:\d\d) UTC/.exec(text)![1]).toBe(then.until);
  });
});

let house: Breakout;
let chair: Someone;
let luis: Someone;
let chengetai: Someone;
let participants: Someone[];
let roundId: string;
let g: string[];
const began = performance.now();

beforeAll(async () => {
  house = await openBreakout(startsAt, 'Open Consultations, third day');
  chair = await house.sit('Anriette', { role: 'chair', attendance: 'remote' });
  luis = await house.sit('Luis', { role: 'secretariat', attendance: 'on-site' });
  chengetai = await house.sit('Chengetai', { role: 'moderator', attendance: 'on-site' });
  participants = await Promise.all(
    Array.from({ length: 37 }, (_, i) => house.sit(`Participant ${i + 1}`, { attendance: i % 3 === 0 ? 'on-site' : 'remote' })),
  );
  const screen = await fetch(`${house.room.url}/api/meetings/${house.room.code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invitation: new URL(house.room.links.screen).hash.slice(1) }),
  });
  await house.lookOn(screen.headers.getSetCookie()[0]!.split(';')[0]!);
  await house.lookOn('', 'public');
});
afterAll(async () => {
  await house.close();
  console.log(`40 people at their screens, ${house.facts.length} facts, ${Math.round(performance.now() - began)} ms`);
});

/** Those who are in this group now, by their own screens. */
const inGroup = (groupId: string) => participants.filter((one) => groupOf(one.meeting(), one.personId) === groupId);
const group = (groupId: string) => wholeGroup(luis.meeting(), groupId)!.group;
const round = () => currentRound(luis.meeting())!;
const refused = async (one: Someone, command: Command) => {
  const answer = await one.send(command);
  return answer.ok ? null : answer.refusal;
};
const shown = (one: Someone, what: () => boolean) => until(one, what);
/** Numbers of the groups that are not back, as this screen knows it. */
const stillOut = ({ meeting }: Someone) =>
  [
    ...currentRound(meeting())!.groups.flatMap(({ number, phase }) => (phase === 'open' ? [number] : [])),
    ...Object.values(currentRound(meeting())!.far),
  ].toSorted();
const chairOf = (groupId: string) => participants.find(({ personId }) => personId === group(groupId).chairId)!;
const rapporteurOf = (groupId: string) =>
  participants.find(({ personId }) => personId === reportOf(luis.meeting(), groupId)?.rapporteurId)!;

/** Types at the end of what is on their screen, as one who has typed before. */
const typed = new Map<string, number>();
async function types(one: Someone, floor: string, words: string): Promise<void> {
  const { text, version } = one.meeting().notes[floor]!;
  const number = (typed.get(one.personId) ?? 0) + 1;
  typed.set(one.personId, number);
  const writer = { id: `laptop-${one.personId.slice(0, 8)}`, number };
  await does(one, { name: 'write-notes', input: { floor, version, writer, edit: text === '' ? [words] : [text.length, words] } });
  await shown(one, () => one.meeting().notes[floor]!.text.includes(words));
}

test('five groups are prepared before the meeting opens, and nobody but staff is told (G1, N22)', async () => {
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
  const [prepared] = luis.meeting().groups.rounds;
  roundId = prepared!.id;
  g = prepared!.groups.map(({ id }) => id);
  expect(g).toHaveLength(then.groups);
  for (const one of participants) expect(one.meeting().groups.rounds).toEqual([]);
});

test('everybody who is here is dealt by chance, those without a device too, eight to a group; who runs the meeting stays in plenary (G1, G2, N22)', async () => {
  for (const name of ['Mary', 'Joseph', 'Ida']) await does(chengetai, { name: 'enter-person', input: { name, attendance: 'on-site' } });
  await does(participants[0]!, { name: 'request-floor', input: { floor: plenary, kind: 'question', subject: 'Before the groups' } });
  await openItem('Groups');
  await does(luis, { name: 'assign', input: { roundId, how: 'random' } });
  await house.agree();
  const [prepared] = luis.meeting().groups.rounds;
  expect(g.map((id) => peopleOf(prepared!, id).length)).toEqual([8, 8, 8, 8, 8]);
  for (const one of [chair, luis, chengetai]) expect(prepared!.places[one.personId]?.group ?? null).toBeNull();
  for (const one of participants) expect(one.meeting().groups.rounds).toEqual([]);
});

const openItem = async (title: string) => {
  const { id } = chair.meeting().agenda.items.find((item) => item.title === title)!;
  await does(chair, { name: 'open-agenda-item', input: { itemId: id, leftover: 'carry' } });
};

test('two of the staff move two people at once and no move is lost (G2)', async () => {
  const { places } = luis.meeting().groups.rounds[0]!;
  const [one, other] = [g[0]!, g[1]!].map((id) => participants.find(({ personId }) => places[personId]!.group === id)!);
  await Promise.all([
    does(luis, { name: 'move-person', input: { roundId, personId: one!.personId, groupId: g[1]! } }),
    does(chengetai, { name: 'move-person', input: { roundId, personId: other!.personId, groupId: g[0]! } }),
  ]);
  await house.agree();
  const after = luis.meeting().groups.rounds[0]!;
  expect([one!, other!].map(({ personId }) => after.places[personId]!.group)).toEqual([g[1], g[0]]);
  expect(g.map((id) => peopleOf(after, id).length)).toEqual([8, 8, 8, 8, 8]);
});

test('the rooms open: everybody is in their group at once, and whose line was down is there when it is back (G1, G4, N14)', async () => {
  const dropped = participants[5]!;
  dropped.line.cut();
  await shown(dropped, () => dropped.store.getState().link === 'reconnecting');
  await does(luis, { name: 'start-round', input: { roundId } });
  await house.agree(dropped);
  dropped.line.mend();
  await shown(dropped, () => dropped.store.getState().link === 'live');
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
});

test('the chair tells the groups to appoint a chair and a rapporteur; of two who volunteer at once one is it, and plenary sees who has none (G3, G6, N23)', async () => {
  await does(chair, { name: 'tell-groups', input: { roundId, text: 'Each group appoints a chair and a rapporteur.' } });
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
});

test('each group has its own queue, run by its own chair, its chat and its text, and plenary goes on beside them (G4, N23)', async () => {
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
  const [inFirst] = inGroup(g[0]!);
  expect(await refused(inFirst!, { name: 'request-floor', input: { floor: plenary, kind: 'intervention' } })).toBe('in-a-group');
  expect(await refused(inFirst!, { name: 'request-floor', input: { floor: g[1]!, kind: 'intervention' } })).toMatch(
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
});

test('whoever says more of themselves, or is named by staff, is called so on the screens of their group (N2)', async () => {
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
});

test('group 3 calls for help: all staff see it, one takes it, and it is said who (G6)', async () => {
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
});

test('whoever comes late is placed, whoever changes their device is where they were, one goes back to plenary and may return (G1, G4, N5, N22)', async () => {
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
  await does(goes, { name: 'choose-group', input: { roundId, groupId: null } });
  await house.agree();
  expect(groupOf(goes.meeting(), goes.personId)).toBeNull();
  expect(goes.meeting().floors[g[0]!]).toBeUndefined();
  await does(goes, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: 'Back already' } });
  house.pass(3 * minute);
  await does(goes, { name: 'choose-group', input: { roundId, groupId: g[0]! } });
  await house.agree();
  expect(groupOf(goes.meeting(), goes.personId)).toBe(g[0]);
  const stays = group(g[0]!).people.filter(({ personId }) => personId === goes.personId);
  expect(stays).toHaveLength(2);
  expect(stays[1]!.from - stays[0]!.to!).toBeGreaterThanOrEqual(3 * minute);
  await does(goes, { name: 'choose-group', input: { roundId, groupId: null } });
});

test('groups 2 and 5 are back early, by their own chair, and everybody sees that 1, 3 and 4 are still out (G5, N24)', async () => {
  house.pass(12 * minute);
  for (const number of then.back) {
    const groupId = g[number - 1]!;
    const people = inGroup(groupId);
    await does(chairOf(groupId), { name: 'finish-group', input: { groupId } });
    await house.agree();
    for (const one of people) expect(groupOf(one.meeting(), one.personId)).toBeNull();
  }
  for (const one of house.people) expect(stillOut(one)).toEqual([1, 3, 4]);
});

test('the time is over and nobody is cut; the chair gives group 1, then 3 and 4 one minute, and they are back by themselves while they still type (G5, N24)', async () => {
  house.pass(6 * minute);
  const overrun = [1, 3, 4].map((number) => g[number - 1]!);
  for (const groupId of overrun) expect(group(groupId).endsAt!).toBeLessThan(house.now());
  await house.agree();
  expect(overrun.flatMap(inGroup).length).toBeGreaterThan(20);
  const [dropped, ...typing] = overrun.map((groupId) => inGroup(groupId)[2]!);

  await does(chair, { name: 'end-round', input: { roundId, groupIds: [g[0]!] } });
  expect(await refused(chair, { name: 'end-round', input: { roundId, groupIds: [g[0]!] } })).toBe('closing-already');
  await house.agree();
  house.pass(10_000);
  await does(chair, { name: 'end-round', input: { roundId, groupIds: [g[2]!, g[3]!] } });
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
  house.pass(10_500);
  for (const one of typing) await types(one, groupOf(one.meeting(), one.personId)!, ', to the end.');
  await until(luis, () => round().phase === 'ended', 7_000);
  dropped!.line.mend();
  await until(dropped!, () => dropped!.store.getState().link === 'live');
  await house.agree();
  for (const one of participants) expect(groupOf(one.meeting(), one.personId)).toBeNull();
  for (const groupId of [g[2]!, g[3]!])
    expect(luis.meeting().notes[groupId]!.text).toBe(`Report of ${groupId}. Written in the last minute, to the end.`);
});

test("nobody's last sentence is cut: the rapporteur writes on in the break, the others of the group do not (G5, A4)", async () => {
  await does(chair, { name: 'start-break', input: { until: new Date(quarterTo).toISOString() } });
  expect(quarterTo - house.now()).toBeGreaterThan(2 * minute);
  const rapporteur = rapporteurOf(g[0]!);
  await types(rapporteur, g[0]!, ' Written in the break.');
  await house.agree();
  const other = inFirst(g[0]!).find(({ personId }) => ![reportOf(luis.meeting(), g[0]!)!.chairId, rapporteur.personId].includes(personId))!;
  const { version } = other.meeting().notes[g[0]!]!;
  const input = { floor: g[0]!, version, writer: { id: 'somebody-else', number: 1 }, edit: ['No '] };
  expect(await refused(other, { name: 'write-notes', input })).toBe('not-your-notes');
  for (const one of house.people) expect(one.meeting().agenda.pause).toMatchObject({ until: quarterTo });
});

/** Those who were in this group at its end. */
const inFirst = (groupId: string) => {
  const there = new Set(peopleOf(round(), groupId));
  return participants.filter(({ personId }) => there.has(personId));
};

test('group 5 has no rapporteur until plenary asks: one says yes, and may write at once (G3, N23)', async () => {
  const groupId = g[4]!;
  const missing = () => chair.meeting().reports.list.filter(({ rapporteurId }) => rapporteurId === null);
  expect(missing().map(({ number }) => number)).toEqual([5]);
  const courtney = inFirst(groupId)[3]!;
  const stranger = inFirst(g[0]!)[0]!;
  expect(await refused(stranger, { name: 'name-rapporteur', input: { groupId, personId: stranger.personId } })).not.toBeNull();
  await does(courtney, { name: 'name-rapporteur', input: { groupId, personId: courtney.personId } });
  await types(courtney, groupId, ' Three buckets.');
  await house.agree();
  expect(missing()).toEqual([]);
  expect(rapporteurOf(groupId)).toBe(courtney);
});

test('at 14:45 UTC the break is over by itself, and the meeting goes on where it was (A4, N4)', async () => {
  const giving = { name: 'give-floor-to-next', input: { floor: plenary, holderISaw: null } } as const;
  expect(await refused(chair, giving)).toBe('on-break');
  house.pass(quarterTo - house.now() - 100);
  await until(luis, () => luis.meeting().agenda.pause === null, 7_000);
  expect(house.now() - quarterTo).toBeLessThan(7_000);
  await house.agree();
  expect(chair.meeting().floors[plenary]!.queue.waiting.map(({ subject }) => subject)).toEqual(['Before the groups', 'Back already']);
});

test('the five reports are called in order, one is skipped and returned to; each has its clock, and its text is on every screen from then on (G8, N26)', async () => {
  const call = (groupId: string): Command => ({ name: 'call-report', input: { groupId, holderISaw: turnOn(chair) } });
  expect(await refused(chair, call(g[0]!))).toBe('not-reporting-back');
  await openItem('Reports');
  const everybody = [...house.people];
  const called: number[] = [];
  for (const step of ['1', '2', 'skip 3', '4', '3', '5']) {
    const number = Number(step.at(-1));
    const groupId = g[number - 1]!;
    const { text } = luis.meeting().notes[groupId]!;
    const outside = everybody.filter((one) => ![chair, luis, chengetai, ...inFirst(groupId)].includes(one));
    for (const one of outside) expect(one.meeting().notes[groupId]).toBeUndefined();
    if (step.startsWith('skip')) {
      await does(chair, { name: 'skip-report', input: { groupId } });
      await house.agree();
      continue;
    }
    await does(chair, call(groupId));
    await house.agree();
    called.push(number);
    const rapporteur = rapporteurOf(groupId);
    for (const { meeting, clock } of everybody) {
      const { turn } = meeting().floors[plenary]!.floor;
      expect(turn).toMatchObject({ personId: rapporteur.personId, allottedSeconds: 180 });
      expect(leftMsAt(turn!, clock.serverNow())!).toBeGreaterThan(170_000);
      expect(meeting().reports.shown).toBe(groupId);
      expect(meeting().notes[groupId]!.text).toBe(text);
      expect(reportOf(meeting(), groupId)).toMatchObject({ state: 'reporting', number });
    }
    // Still being written while it is read.
    await types(rapporteur, groupId, ` As I say now (${number}).`);
    house.pass(2 * minute);
    await house.agree();
    for (const { meeting } of everybody) expect(meeting().notes[groupId]!.text).toContain(`As I say now (${number}).`);
  }
  expect(called).toEqual([1, 2, 4, 3, 5]);
  await does(chair, { name: 'end-turn', input: { floor: plenary, turnId: turnOn(chair)! } });
  await house.agree();
  for (const { meeting } of everybody)
    expect(meeting().reports.list.map(({ number, state }) => [number, state])).toEqual(then.reports.map((number) => [number, 'reported']));
});

test('then they discuss in plenary, in one queue, and those who had waited since before the groups are first (N14, Q3)', async () => {
  await openItem('Next steps');
  for (const groupId of g) {
    const asks = inFirst(groupId).at(-1)!;
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
});

test('who was in which group, from when to when, is known without anybody having asked, and adds up (G7, N25)', async () => {
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
});

test('nobody missed a fact: every screen that knows all has the number of the last one', async () => {
  const last = house.facts.length;
  await Promise.all(house.people.map((one) => until(one, () => one.seq() === last)));
});
