import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { meetingOf, nine, person, publicSeat } from '../shared/given.ts';
import { choiceOffered, ended, halfPast, inGroups, opened } from '../shared/groups/groups.given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import { QueueRows } from './queue.tsx';
import ReportStrip from './report-strip.tsx';
import ReportsPast from './reports-past.tsx';
import { Room } from './screen.tsx';
import { asks, card, seatAt, speaks } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

const where = { ana: 'g1', bo: 'g1', cleo: 'g2', dan: 'g3' };
const people = Object.fromEntries(['cat', ...Object.keys(where)].map((id) => [id, card(id)]));
const onSite = [
  { id: 'ana', name: 'Ana', group: 'g1' },
  { id: 'bo', name: 'Bo', noDevice: true, group: 'g1' },
  { id: 'cleo', name: 'Cléo', group: 'g2' },
];
const asked: string[] = [];
const places = { g1: { title: 'Access', place: 'Room 3', link: 'https://meet.example/1' }, g2: { title: 'Skills', place: 'Library' } };
const minutes = (count: number) => nine + count * 60_000;

beforeAll(() => speak('en'));
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return path.includes('/people') ? Response.json({ people: onSite, total: onSite.length }) : new Response('<svg/>');
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const seatOf = (events: Parameters<typeof meetingOf>, at: number, about: Partial<Seat> = {}) =>
  seatAt([], { meeting: meetingOf(...events), me: { ...publicSeat, seat: 'screen' }, people, now: () => at, ...about }).seat;
function room(events: Parameters<typeof meetingOf>, at = minutes(1), about: Partial<Seat> = {}) {
  const { rerender } = render(<Room meetingId="m" seat={seatOf(events, at, about)} />);
  return {
    becomes: (more: Parameters<typeof meetingOf>, then = at) =>
      rerender(<Room meetingId="m" seat={seatOf([...events, ...more], then, about)} />),
  };
}
const working = inGroups(where, {}, places);
const heading = async (name: string) => screen.findByRole('heading', { level: 1, name });
const cells = () =>
  within(screen.getByRole('region', { name: 'Groups' }))
    .getAllByRole('listitem')
    .filter((one) => one.hasAttribute('data-phase'));

test('at the start the room reads where each group meets, how to join it, and who of those on-site goes there, first whoever has no device (G1, N22)', async () => {
  room(working);
  await heading('Go to your group');
  const names = within(await screen.findByRole('list', { name: 'Who goes to group 1' }));
  expect(names.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Bo', 'Ana']);
  expect(cells().map(({ textContent }) => textContent)).toEqual([
    'Group 11AccessRoom 3BoAnaOnline',
    'Group 22SkillsLibraryCléo',
    'Group 33Group 3',
  ]);
  expect(await screen.findByRole('img', { name: 'QR code that opens the video link of group 1' })).toBeTruthy();
  expect(screen.getByRole('timer').textContent).toBe('29:00');
  expect(asked.find((path) => path.includes('/people'))).toBe('/api/meetings/ABC234/groups/round/people?attendance=on-site&after=');
});

test('where the list of people is for staff, the room reads places and no names (N36)', async () => {
  room([...working, { type: 'settings-changed', settings: { peopleVisibleTo: 'staff' } }]);
  await heading('Go to your group');
  await new Promise((soon) => setTimeout(soon, 600));
  expect(asked.filter((path) => path.includes('/people'))).toEqual([]);
  expect(screen.queryByText('Bo')).toBeNull();
});

test('later it reads who is still out and who is back, and each clock where they differ (G5, N24)', async () => {
  const { becomes } = room([...working, ended('g2')], minutes(10));
  await heading('Groups 1 and 3 are still out');
  expect(cells().map(({ textContent }) => textContent)).toEqual([
    'Group 11AccessRoom 3Working',
    'Group 22SkillsLibraryBack',
    'Group 33Group 3Working',
  ]);
  becomes([{ type: 'round-extended', roundId: 'round', groupIds: ['g3'], seconds: 300 }]);
  expect(screen.getByRole('timer').textContent).toBe('25:00');
  expect(cells().map(({ textContent }) => /\d+:\d\d$/.exec(textContent)?.[0])).toEqual(['20:00', undefined, '25:00']);
});

test('people who move later are shown the way again for a minute (G2)', async () => {
  const { becomes } = room(working, minutes(10));
  await heading('All 3 groups are out');
  becomes([{ type: 'group-amended', groupId: 'g3', change: { place: 'Garden' }, known: 'inside' }]);
  await heading('Go to your group');
  expect(screen.getByText('Garden')).toBeTruthy();
});

test('the last minute is counted down for the room, and what is over its time says so (G5)', async () => {
  const closing: MeetingEvent = { type: 'groups-closing', roundId: 'round', groupIds: ['g1', 'g2', 'g3'], closesAt: minutes(20) };
  const { becomes } = room([...working, closing], minutes(20) - 42_000);
  await heading('The groups close');
  expect(screen.getByRole('timer').textContent).toBe('0:42');
  becomes([{ type: 'groups-kept-open', roundId: 'round', groupIds: ['g1', 'g2', 'g3'] }], halfPast + 130_000);
  await heading('All 3 groups are out');
  expect(screen.getByRole('timer').textContent).toBe('+2:10');
});

test('a group that is over its time and not closing is the last one out, whatever is left to one that closes (G5)', async () => {
  const closing: MeetingEvent = { type: 'groups-closing', roundId: 'round', groupIds: ['g1'], closesAt: halfPast + 90_000 };
  room([...working, closing], halfPast + 31_000);
  await heading('All 3 groups are out');
  expect(screen.getByRole('timer').textContent).toBe('+0:31');
});

test('whoever speaks in plenary has the screen; that groups work, and how long, stands in one line above (N17)', async () => {
  const { becomes } = room(working, minutes(10));
  await heading('All 3 groups are out');
  becomes([speaks('ana', minutes(9))]);
  await heading('Ana');
  expect((await screen.findByText(/Groups at work/)).textContent).toBe('Groups at work: 20:00');
});

test('when all are back the room is the plenary’s again (G5)', async () => {
  room([...working, ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }], minutes(31));
  await heading('Nobody has the floor');
  expect(screen.queryByRole('region', { name: 'Groups' })).toBeNull();
});

test('while everybody chooses, the room reads the groups, how many each has, and how to come in (G2)', async () => {
  room([...opened, choiceOffered()], minutes(1), { tally: { support: {}, answers: {}, groups: { g1: 4 } } });
  await heading('Choose your group');
  expect(cells().map(({ textContent }) => textContent)).toEqual([
    'Group 11Group 14 people',
    'Group 22Group 2nobody yet',
    'Group 33Group 3nobody yet',
  ]);
  expect(screen.getByText('AB C2 34')).toBeTruthy();
});

const filed: MeetingEvent[] = [...working, ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }];
const report = meetingOf(...filed).reports.list[0]!;
const called: MeetingEvent = { type: 'report-called', groupId: 'g1', turnId: 't', report, text: 'One queue', cut: false };
const written: MeetingEvent = { type: 'report-written', groupId: 'g1', text: 'One queue for all', cut: true, shown: true };
const hidden: MeetingEvent = { type: 'report-shown', groupId: null };

test('the report that is called stands on the room’s screen beside who speaks and the clock, as it is written (G8, N26)', async () => {
  const { becomes } = room([...filed, called, speaks('ana', minutes(31))], minutes(32));
  const shown = await screen.findByRole('region', { name: 'Report of group 1: Access' });
  expect(shown.textContent).toContain('One queue');
  expect(screen.getByRole('timer').textContent).toBe('2:00');
  becomes([written]);
  expect(shown.textContent).toContain('One queue for allThere is more of it in the notes of the group.');
  becomes([hidden]);
  await heading('Ana');
});

test('on a phone the report is announced and opens when it is asked for, follows what is written, and stays when it is taken from the screens (G8)', async () => {
  const at = minutes(32);
  const shows = (...more: MeetingEvent[]) => (
    <>
      <Announcer />
      <ReportStrip seat={seatOf([...filed, called, ...more], at, { me: person('dan') })} />
    </>
  );
  const { rerender } = render(shows());
  expect(document.activeElement).toBe(document.body);
  fireEvent.click(screen.getByRole('button', { name: 'Read it' }));
  expect(screen.getByRole('dialog').textContent).toContain('One queue');
  rerender(shows(written));
  expect(screen.getByRole('dialog').textContent).toContain('One queue for all');
  rerender(shows(written, hidden));
  expect(screen.queryByRole('button', { name: 'Read it' })).toBeNull();
  expect(screen.getByRole('dialog').textContent).toContain('One queue for all');
});

test('every report that was called can be read again and saved, no other (N5, N26)', () => {
  render(<ReportsPast seat={seatOf([...filed, called], minutes(40), { me: person('dan') })} />);
  expect([...document.querySelectorAll('summary')].map(({ textContent }) => textContent)).toEqual([
    'Group 1: Access',
    '2 people were in this group',
  ]);
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/m/ABC234/notes?group=g1',
    '/api/meetings/ABC234/reports.md',
  ]);
});

test('whoever waits in plenary and is in a group meanwhile is said to be there (G1)', () => {
  render(<QueueRows seat={seatOf([...working, asks('ana'), asks('cat')], minutes(2), { me: person('cat') })} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => /in group \d/.exec(textContent)?.[0])).toEqual(['in group 1', undefined]);
});
