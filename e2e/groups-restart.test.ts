import { afterAll, beforeAll, expect, test } from 'vitest';
import { plenary } from '../shared/floor-id.ts';
import { currentRound, groupOf, leftInGroup, wholeGroup } from '../shared/groups/state.ts';
import type { Meeting } from '../shared/meeting.ts';
import { reportOf } from '../shared/reports/state.ts';
import { createClock } from '../client/clock.ts';
import { does } from './breakout/room.ts';
import { eventually, type Editor } from './editor.ts';
import { notesOf } from './group-notes.ts';
import { newFolder } from './house.ts';
import { meetingAt, turnOn, until, type Room, type Seat } from './meeting-room.ts';
import { builtSecretary, startProcess, type SecretaryProcess } from './secretary-process.ts';

const minutes = 10;
/** The machine was away for longer than a last minute: told by its clock, so that nobody waits for it. */
const awayMs = 70_000;
const [short, busy, quiet] = ['g1', 'g2', 'g3'] as const;

let built: Awaited<ReturnType<typeof builtSecretary>>;
const { folder, remove } = newFolder();
let running: SecretaryProcess;
let port: number;
let room: Room;
let chair: Seat;
let desk: Seat;
let members: Record<typeof short | typeof busy | typeof quiet, Seat[]>;
let laterMs = 0;
let stays: Seat;
let everybody: Seat[];
let roundId: string;

beforeAll(async () => {
  built = await builtSecretary();
  running = startProcess(built.main, folder, 0);
  port = await running.open;
  room = await meetingAt(`http://127.0.0.1:${port}`);
  chair = await room.sit('Chair', { role: 'chair' });
  desk = await room.sit('Desk', { role: 'secretariat' });
  stays = await room.sit('Stays');
  const people = await Promise.all(
    Array.from({ length: 9 }, (_, i) => room.sit(`Person ${i + 1}`, { attendance: i % 2 ? 'on-site' : 'remote' })),
  );
  members = { [short]: people.slice(0, 3), [busy]: people.slice(3, 6), [quiet]: people.slice(6) };
  everybody = [chair, desk, stays, ...people];
  await does(chair, { name: 'open-meeting', input: {} });
});
afterAll(async () => {
  for (const editor of [hers, his]) editor.close();
  await room.close();
  await running.end('SIGTERM');
  remove();
  built.remove();
});

const restart = async () => {
  running = startProcess(built.main, folder, port, laterMs);
  await running.open;
};
const allGone = () => Promise.all(everybody.map((seat) => until(seat, () => seat.store.getState().link === 'reconnecting')));
const allBack = () => Promise.all(everybody.map((seat) => until(seat, () => seat.store.getState().link === 'live', 20_000)));
const allHave = async () => {
  const last = Math.max(...everybody.map((seat) => seat.seq()));
  await Promise.all(everybody.map((seat) => until(seat, () => seat.seq() >= last)));
};
const lines = async ({ cookie }: Seat, lane: 'chat' | 'captions'): Promise<unknown> =>
  (await fetch(`${room.url}/api/meetings/${room.id}/lines/${lane}?floor=${busy}`, { headers: { cookie } })).json();
const plain = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
/** All of a meeting but for the group whose time is over and what is filed of it. */
const withoutShort = ({ groups, floors, reports: _reports, ...others }: Meeting) =>
  plain({
    ...others,
    floors: { ...floors, [short]: null },
    rounds: groups.rounds.map((round) => ({
      ...round,
      groups: round.groups.filter(({ id }) => id !== short),
      far: { ...round.far, [short]: null },
    })),
  });

async function fill(): Promise<void> {
  const groups = ['Short', 'Busy', 'Quiet'].map((title) => ({ title, task: `Task of ${title}`, place: `Room ${title}` }));
  await does(desk, { name: 'prepare-round', input: { minutes, groups } });
  roundId = desk.meeting().groups.rounds[0]!.id;
  const list = Object.entries(members).flatMap(([groupId, seats]) => seats.map(({ personId }) => ({ personId, groupId })));
  await does(desk, { name: 'assign', input: { roundId, how: 'list', list } });
  await does(stays, { name: 'request-floor', input: { floor: plenary, kind: 'intervention', subject: 'In plenary' } });
  await does(chair, { name: 'start-round', input: { roundId } });
  const [one, two, three] = members[busy];
  const floor = busy;
  await does(one!, { name: 'name-group-chair', input: { groupId: floor, personId: one!.personId } });
  await does(two!, { name: 'name-rapporteur', input: { groupId: floor, personId: two!.personId } });
  for (const seat of [one!, two!, three!])
    await does(seat, { name: 'request-floor', input: { floor, kind: 'intervention', subject: seat.personId } });
  await does(one!, { name: 'give-floor-to-next', input: { floor, holderISaw: null } });
  await does(one!, { name: 'pause-turn', input: { floor } });
  const waits = one!.meeting().floors[floor]!.queue.waiting.at(-1)!;
  await does(one!, { name: 'set-aside-request', input: { floor, requestId: waits.id, reason: 'out for coffee' } });
  for (const text of ['First', 'Second']) await does(three!, { name: 'say-in-chat', input: { floor, text } });
  await does(desk, { name: 'write-caption', input: { floor, text: 'What was said' } });
  [hers, his] = [notesOf(room, two!, floor), notesOf(room, three!, floor)];
  await hers.synced();
  hers.say('Minutes:');
  await does(three!, { name: 'call-for-help', input: { groupId: floor, text: 'No light' } });
  await does(desk, { name: 'take-help', input: { groupId: floor } });
  await does(chair, { name: 'tell-groups', input: { roundId, text: 'Ten minutes' } });
  await does(one!, { name: 'mark-group-work', input: { groupId: floor, work: 'finishing' } });
  await does(chair, { name: 'extend-round', input: { roundId, groupIds: [quiet], seconds: 300 } });
  await does(members[short][0]!, { name: 'request-floor', input: { floor: short, kind: 'question' } });
}

/** The notes of the busy group, as two of its people have them open all the time. */
let [hers, his] = [] as unknown as [Editor, Editor];
const isWritten = (words: string) => eventually(() => [hers, his].every((editor) => editor.isKept() && editor.lines() === words), 20_000);

test('kill -9 in the middle of a round: clocks, places, queues, turns, texts and chat are as before, and all are in their group by themselves (G4, N14)', async () => {
  await fill();
  await does(chair, { name: 'end-round', input: { roundId, groupIds: [short] } });
  await allHave();
  const before = everybody.map((seat) => withoutShort(seat.meeting()));
  const [chat, captions] = [await lines(members[busy][0]!, 'chat'), await lines(members[busy][0]!, 'captions')];

  await running.end('SIGKILL');
  await allGone();
  laterMs = awayMs;
  const began = Date.now() + laterMs;
  await restart();
  await allBack();
  // Nobody does anything: its time was over while nobody was there, so it is back at once, and is not dated back.
  await until(chair, () => wholeGroup(chair.meeting(), short)!.group.phase === 'ended');
  await allHave();
  const { endedAt } = wholeGroup(chair.meeting(), short)!.group;
  expect(endedAt!).toBeGreaterThanOrEqual(began);
  expect(endedAt! - began).toBeLessThan(10_000);
  for (const seat of members[short]) expect(groupOf(seat.meeting(), seat.personId)).toBeNull();
  expect(reportOf(chair.meeting(), short)!.roster.map(({ to }) => to)).toEqual([endedAt, endedAt, endedAt]);

  everybody.forEach((seat, i) => expect(withoutShort(seat.meeting())).toEqual(before[i]));
  expect(await lines(members[busy][0]!, 'chat')).toEqual(chat);
  expect(await lines(members[busy][0]!, 'captions')).toEqual(captions);
  for (const id of [busy, quiet]) for (const seat of members[id]) expect(groupOf(seat.meeting(), seat.personId)).toBe(id);
});

test('whoever opens a page after it sees as much time left as there is (G5, N12)', async () => {
  const clock = createClock();
  const fresh = await room.sit('Fresh', { role: 'moderator', clock });
  everybody.push(fresh);
  const { startedAt } = currentRound(chair.meeting())!;
  const passed = Date.now() + laterMs - startedAt!;
  for (const [id, seconds] of [
    [busy, minutes * 60],
    [quiet, minutes * 60 + 300],
  ] as const) {
    const left = leftInGroup(wholeGroup(fresh.meeting(), id)!.group, clock.serverNow())!;
    expect(Math.abs(left - (seconds * 1000 - passed))).toBeLessThan(500);
  }
});

test('the group goes on where it was; what is typed while nobody answers is written once, and every restart knows what was done (F2, G4, N14)', async () => {
  const floor = busy;
  const [one, two] = members[floor];
  await does(one!, { name: 'resume-turn', input: { floor } });
  await does(one!, { name: 'give-floor-to-next', input: { floor, holderISaw: one!.meeting().floors[floor]!.floor.turn!.id } });
  let text = 'Minutes:';
  for (let crash = 1; crash <= 2; crash++) {
    hers.add(` before ${crash}`);
    text += ` before ${crash}`;
    await isWritten(text);
    await running.end('SIGKILL');
    await allGone();
    hers.add(` after ${crash}`);
    text += ` after ${crash}`;
    await restart();
    await allBack();
    await isWritten(text);
  }
  await allHave();
  for (const seat of members[floor]) {
    expect(seat.meeting().floors[floor]!.floor.turn!.personId).toBe(two!.personId);
    expect(seat.meeting().floors[floor]!.queue.aside).toHaveLength(1);
  }
  expect(turnOn(chair)).toBeNull();
  expect(chair.meeting().floors[plenary]!.queue.waiting.map(({ subject }) => subject)).toEqual(['In plenary']);
});

test('a clean stop changes nothing either, and whoever comes after it is placed by the same rule (G4, N5, N22)', async () => {
  const before = plain(chair.meeting());
  expect(await running.end('SIGTERM')).toBe(0);
  await restart();
  await allBack();
  await allHave();
  expect(plain(chair.meeting())).toEqual(before);
  const late = await room.sit('Late');
  everybody.push(late);
  await until(late, () => groupOf(late.meeting(), late.personId) !== null);
  await allHave();
  expect(currentRound(chair.meeting())!.places[late.personId]!.group).toBe(groupOf(late.meeting(), late.personId));
});
