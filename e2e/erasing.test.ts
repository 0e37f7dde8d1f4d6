import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recorded } from '../shared/meeting.ts';
import { everyField, fleeting, placed, placeOf, type Field } from './erasing/fields.ts';
import { bytesIn, foundIn, held, type Read } from './erasing/looking.ts';
import { names, plantedMeeting, type Name, type PlantedMeeting } from './erasing/planted-meeting.ts';
import { does, foundOf, goingOf, missingOf } from './erasing/planting.ts';
import { until, type Seat } from './meeting-room.ts';

let planted: PlantedMeeting;
let before: { facts: Recorded[]; read: Read[]; entries: unknown[] };
beforeAll(async () => {
  planted = await plantedMeeting();
  before = { facts: await planted.facts(), read: [], entries: await entriesOf(planted.looker) };
}, 180_000);
afterAll(() => planted.close());

async function entriesOf({ cookie }: Seat): Promise<unknown[]> {
  const { room } = planted;
  const answer = await fetch(`${room.url}/api/meetings/${room.id}/record.json`, { headers: { cookie } });
  const { entries } = (await answer.json()) as { entries: Record<string, unknown>[] };
  return entries.map(({ what, seconds, kind, attendance, standing, counts, at }) => ({
    what,
    seconds,
    kind,
    attendance,
    standing,
    counts,
    at,
  }));
}
const allOf = (name: Name) => [...planted.words[name].said().values()];
/** Fields of this person whose words are found though they are to be gone, or are not found though nobody took them out. */
const left = (name: Name, text: string) => foundOf(planted.words[name], text).filter((field) => placeOf(field) === 'goes');
const lost = (name: Name, text: string) => missingOf(planted.words[name], text).filter((field) => !fleeting.includes(field));
const badly = (read: readonly Read[]) => read.flatMap(({ address, status }) => (status === 200 ? [] : [`${status} ${address}`]));
let now: Read[] = [];
const erased = async (name: Name, notes: boolean, nth: number) => {
  const { desk, seats, readers, away, line } = planted;
  line.cut();
  await does(desk, { name: 'erase-person', input: { personId: seats[name].personId, notes } });
  const isDone = (seat: Seat) => seat.meeting().erasing.people[nth]?.done instanceof Object;
  await until(desk, () => isDone(desk));
  line.mend();
  for (const seat of [...readers, away]) await until(seat, () => isDone(seat), 20_000);
  // As long as the journal of the disk holds it the desk says so.
  await until(desk, () => !desk.store.getState().isInJournal, 20_000);
};

test('every field in which somebody can write has its place here, and was filled (N36)', () => {
  expect(everyField()).toEqual(Object.keys(placed).toSorted());
  const filled = Object.entries(placed).flatMap(([field, place]) => (place === 'none' ? [] : [field]));
  for (const name of names) expect(filled.filter((field) => !planted.words[name].said().has(field as never))).toEqual([]);
});

test('what is planted is found before, so that it could be found after; the log never has any of it (N36)', async () => {
  const { all, files } = await planted.everywhere();
  before.read = files;
  for (const name of names) expect([name, lost(name, all)]).toEqual([name, []]);
  expect(foundIn(planted.log(), names.flatMap(allOf))).toEqual([]);
}, 120_000);

test('every address there is was looked at, and answers; staff have what others have not (N36)', () => {
  const isForStaff = /\/(links|parity|documents\/report.*|messages\/.*\/answers|polls\/.*\/answers|documents\/.*|transcripts\/.*)$/;
  expect(badly(before.read).filter((one) => !isForStaff.test(one))).toEqual([]);
});

test('erasing a person leaves none of their words anywhere, and all of the others’ (N36)', async () => {
  await erased('ana', true, 0);
  const { all, files } = await planted.everywhere();
  now = files;
  expect(left('ana', all)).toEqual([]);
  // What is quoted and stands in no text may be of words that were taken out of it.
  for (const name of ['anamaria', 'bo'] as const) expect([name, lost(name, all)]).toEqual([name, ['margin.input.quote']]);
  expect(lost('ana', all).filter((field) => placeOf(field) === 'stays')).toEqual([]);
  expect(foundIn(planted.log(), names.flatMap(allOf))).toEqual([]);
  expect(planted.seats.ana.store.getState().link).toBe('refused');
}, 120_000);

test('what others wrote is as it was to the letter, but for a mention of whoever is gone (N36)', async () => {
  const { words, seats, desk } = planted;
  const after = (await planted.facts()).slice(0, before.facts.length);
  const changed = before.facts.filter((fact, i) => JSON.stringify(fact) !== JSON.stringify(after[i]));
  const isTheirs = (fact: Recorded) => foundIn(JSON.stringify(fact), goingOf(words.ana)).length > 0;
  expect(changed.filter((fact) => !isTheirs(fact) && fact.event.type !== 'document-frozen')).toEqual([]);
  const said = `@Erased participant 1 to write to @${words.bo.word('amend-card.name')}`;
  expect(desk.meeting().actions.actions.at(-1)!.text).toBe(said);
  for (const name of ['anamaria', 'bo'] as const) expect(foundIn(held(seats[name]), allOf(name)).length).toBeGreaterThan(20);
});

test('the record adds up as before: every entry, second and count, and no number is missing (N36, N31)', async () => {
  expect((await entriesOf(planted.looker)).slice(0, before.entries.length)).toEqual(before.entries);
  const facts = await planted.facts();
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1));
  const readBacks = planted.desk.meeting().messages.list.map((message) => message.readBacks[0]!.counts!.remote);
  expect(readBacks).toEqual(names.map(() => [0, 0, 1]));
});

test('frozen versions in which they wrote keep their numbers, and their hashes are good no more (N36, M4)', () => {
  const freezes = planted.desk.meeting().documents['plenary']!;
  expect(freezes).toHaveLength(names.length + 1);
  expect(freezes.map(({ hash }) => hash)).toEqual(freezes.map(() => ''));
});

test('every address answers as before, but for versions that are withdrawn (N36)', () => {
  const was = new Map(before.read.map(({ address, status }) => [address, status]));
  const other = now.filter(({ address, status }) => was.has(address) && status !== was.get(address));
  expect(other.map(({ address, status }) => `${status} ${address}`).filter((one) => !/^410 .*\/versions\/\d+/.test(one))).toEqual([]);
  expect(other.length).toBeGreaterThan(0);
});

test('their cookie is nobody’s, whoever comes with it comes as somebody new, and nobody is erased twice (N36)', async () => {
  const { room, seats, desk } = planted;
  const headers = { 'content-type': 'application/json', cookie: seats.ana.cookie };
  const body = JSON.stringify({ name: 'Again', attendance: 'remote' });
  const answer = await fetch(`${room.url}/api/meetings/${room.code}/join`, { method: 'POST', headers, body });
  const { personId } = (await answer.json()) as { personId: string };
  expect([answer.status, personId === seats.ana.personId]).toEqual([200, false]);
  const again = await desk.send({ name: 'erase-person', input: { personId: seats.ana.personId, notes: true } });
  expect(again).toEqual({ ok: false, refusal: 'no-such-person' });
});

test('in a meeting that is closed somebody is erased as well, and keeps in documents what is the meeting’s (N36)', async () => {
  await does(planted.chair, { name: 'close-meeting', input: { leftover: 'store' } });
  await erased('bo', false, 1);
  const { all } = await planted.everywhere();
  const isNotes = (field: Field) =>
    ['report.text', 'group.notes'].includes(field) || (field.startsWith('document.') && field !== 'document.removed');
  expect(left('bo', all).filter((field) => !isNotes(field))).toEqual([]);
  expect(lost('bo', all).filter(isNotes)).toEqual([]);
  expect(left('ana', all)).toEqual([]);
  expect(lost('anamaria', all)).toEqual(['margin.input.quote']);
}, 120_000);

test('after a restart it is all as it was after the erasing (N36)', async () => {
  const { house, desk, words } = planted;
  const { goOn } = await house.stop();
  await goOn();
  await until(desk, () => desk.store.getState().link === 'live', 20_000);
  expect(foundIn(bytesIn(house.folder) + held(desk), goingOf(words.ana))).toEqual([]);
});
