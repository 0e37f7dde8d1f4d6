import { expect, test } from 'vitest';
import type { Settings } from '../shared/conduct.ts';
import type { Command } from '../shared/decide.ts';
import { cookieOf, created, get, joined, meeting, notFound, openDoor, refusedAs, staffOf } from './door.given.ts';
import { groupPeople, placesAsked } from './group-people.ts';
import type { Session } from './identity.ts';
import type { LiveMeeting } from './live-meeting.ts';
import { keepMeetings } from './meetings.ts';
import { reportsFor } from './reports-file.ts';
import { card } from './store.given.ts';
import { memoryStore } from './store.memory.ts';
import { tongueFor } from './words.ts';

openDoor();

const group = (title: string) => ({ title });
const roundId = (live: LiveMeeting) => live.meeting.groups.rounds.at(-1)!.id;
let sent = 0;
async function does(live: LiveMeeting, { name, input }: Command) {
  expect(await live.handle(live.whoIs('cat')!, { id: `command-${sent++}`, name, input })).toMatchObject({ ok: true });
}

/** Ada and Bo are to be in the first group, Cy in the second, Dee in none; Cat serves. */
async function prepared(settings: Partial<Settings> = {}): Promise<LiveMeeting> {
  const live = await keepMeetings(memoryStore()).create({ title: 'Consultation', settings });
  await live.enter(card('cat', 'Cat'), ['secretariat', 'chair']);
  await live.enter({ ...card('b', 'Bo'), attendance: 'on-site', organisation: 'Open Net', region: 'WEOG', noDevice: true }, []);
  for (const [id, name] of [
    ['a', 'Ada'],
    ['c', 'Cy'],
    ['d', 'Dee'],
  ] as const)
    await live.enter(card(id, name), []);
  await does(live, { name: 'open-meeting', input: {} });
  await does(live, { name: 'prepare-round', input: { minutes: 20, groups: [group('Access'), group('Skills')] } });
  const list = [
    { personId: 'a', groupId: 'g1' },
    { personId: 'b', groupId: 'g1' },
    { personId: 'c', groupId: 'g2' },
  ];
  await does(live, { name: 'assign', input: { roundId: roundId(live), how: 'list', list } });
  return live;
}
async function running(settings: Partial<Settings> = {}) {
  const live = await prepared(settings);
  await does(live, { name: 'start-round', input: { roundId: roundId(live) } });
  return live;
}
const read = (live: LiveMeeting, session: Session | null, about: Record<string, string> = {}) =>
  groupPeople(
    live,
    session,
    placesAsked(roundId(live), (name) => about[name] ?? ''),
  );
const placed = (...asked: Parameters<typeof read>) => read(...asked).people.map(({ name, group }) => `${name} ${group ?? 'plenary'}`);
const thrown = { status: 404, code: 'not-found' };

test('everybody inside reads by name who is in which group and who is in plenary, and what they say of themselves (G1, N3)', async () => {
  const live = await running();
  const everywhere = ['Ada g1', 'Bo g1', 'Cat plenary', 'Cy g2', 'Dee plenary'];
  for (const session of [{ personId: 'cat' }, { personId: 'd' }, 'screen', 'kiosk'] as const)
    expect(placed(live, session)).toEqual(everywhere);
  expect(read(live, 'screen', { group: 'g1', attendance: 'on-site' }).people).toEqual([
    { id: 'b', name: 'Bo', organisation: 'Open Net', attendance: 'on-site', noDevice: true, group: 'g1' },
  ]);
  expect(placed(live, 'screen', { group: 'plenary' })).toEqual(['Cat plenary', 'Dee plenary']);
});

test('the list comes in pages, each after the last person of the one before', async () => {
  const live = await running();
  expect(placed(live, 'screen', { limit: '2' })).toEqual(['Ada g1', 'Bo g1']);
  expect(placed(live, 'screen', { limit: '2', after: 'b' })).toEqual(['Cat plenary', 'Cy g2']);
  expect(read(live, 'screen', { limit: '2', after: 'b' }).total).toBe(5);
});

test('whoever is back from a group is in plenary, and the round that went on last says afterwards who was where (G1)', async () => {
  const live = await running();
  await does(live, { name: 'finish-group', input: { groupId: 'g1' } });
  expect(placed(live, 'screen')).toEqual(['Ada plenary', 'Bo plenary', 'Cat plenary', 'Cy g2', 'Dee plenary']);
  await does(live, { name: 'finish-group', input: { groupId: 'g2' } });
  expect(placed(live, 'screen')).toEqual(['Ada g1', 'Bo g1', 'Cat plenary', 'Cy g2', 'Dee plenary']);
});

test('a round that is only prepared is for staff: for everybody else there is none of this id (G2)', async () => {
  const live = await prepared();
  expect(placed(live, { personId: 'cat' })).toEqual(['Ada g1', 'Bo g1', 'Cat plenary', 'Cy g2', 'Dee plenary']);
  for (const session of [{ personId: 'a' }, 'screen', 'kiosk', null] as const)
    expect(() => read(live, session)).toThrow(expect.objectContaining(thrown));
  await does(live, { name: 'offer-choice', input: { roundId: roundId(live) } });
  expect(placed(live, { personId: 'd' })).toContain('Ada g1');
});

test('where the list of people is for staff, somebody reads those of their own group, and the room’s screen nobody (N36)', async () => {
  const live = await running({ peopleVisibleTo: 'staff' });
  expect(placed(live, { personId: 'a' })).toEqual(['Ada g1', 'Bo g1']);
  expect(placed(live, { personId: 'd' })).toEqual([]);
  expect(() => read(live, 'screen')).toThrow(expect.objectContaining(thrown));
  expect(placed(live, 'kiosk')).toHaveLength(5);
});

test('nobody from outside reads who is where, nor any report: not without a session, not with one of another meeting (37)', async () => {
  const other = await created();
  const elsewhere = cookieOf(await joined(other));
  const staff = await staffOf(other, 'secretariat');
  for (const cookie of ['', elsewhere, staff])
    for (const path of ['groups/none/people', 'groups/__proto__/people', 'reports.md'])
      expect(refusedAs(await get(`/api/meetings/${meeting.id}/${path}`, cookie))).toEqual(notFound);
});

test('the reports come as a file that no browser shows as a page (N26, 37)', async () => {
  const { status, headers, text } = await get(`/api/meetings/${meeting.id}/reports.md`, cookieOf(await joined(meeting)));
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${meeting.code}-reports.md"`);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(text).toBe('# Open consultation: Group reports\n\nNo group has reported yet.\n');
});

test('staff read all reports in the file, everybody else those that were called (N26)', async () => {
  const live = await running();
  await does(live, { name: 'finish-group', input: { groupId: 'g1' } });
  const readBy = (personId: string) => reportsFor(live, { personId }, tongueFor('en')).text;
  expect(readBy('cat')).toContain('## Group 1: Access');
  expect(readBy('cat')).toMatch(/- Bo \(Open Net\): \d\d:\d\d–\d\d:\d\d/);
  expect(readBy('a')).not.toContain('Access');
});
