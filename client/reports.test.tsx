import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { meetingOf, nine, person } from '../shared/given.ts';
import { ended, inGroups, opened, prepared } from '../shared/groups/groups.given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { ChairPage } from './chair.tsx';
import { Report } from './report.tsx';
import { card, seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('', { status: 404 }));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const where = { ana: 'g1', bo: 'g1', cleo: 'g2', dan: 'g2', eve: 'g3' };
const people = Object.fromEntries(['cat', ...Object.keys(where)].map((id) => [id, card(id)]));
const item = (itemId: string, kind: 'groups' | 'report-back'): MeetingEvent[] => [
  { type: 'agenda-item-added', itemId, item: { title: `The ${kind}`, kind, minutes: 20, presenters: [], documents: [] } },
];
const openItem = (itemId: string): MeetingEvent => ({ type: 'agenda-item-opened', itemId });
const allBack: MeetingEvent[] = [
  ...inGroups(where),
  { type: 'rapporteur-named', groupId: 'g1', personId: 'ana' },
  { type: 'group-chair-named', groupId: 'g2', personId: 'dan' },
  ended('g1', 'g2', 'g3'),
  { type: 'round-ended', roundId: 'round' },
];
const reporting = [...allBack, ...item('reports', 'report-back'), openItem('reports')];
const chair = (facts: MeetingEvent[]) => {
  const { seat, send } = seatAt([], { meeting: meetingOf(...facts), me: person('cat'), people, now: () => nine + 60_000 });
  render(<ChairPage seat={seat} />);
  return { send, seat };
};
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const rows = async () =>
  within(await screen.findByRole('region', { name: 'Group reports' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

test('the agenda item of the reports calls the first group by name, with whom the chair saw speaking (G8)', async () => {
  const { send } = chair(reporting);
  fireEvent.click(await button(/^Call group 1.*Ana/));
  expect(send).toHaveBeenCalledWith({ name: 'call-report', input: { groupId: 'g1', holderISaw: null } });
  expect(await rows()).toEqual(['1Group 1Anawaiting', '2Group 2Danwaiting', '3Group 3no rapporteurwaiting']);
});

test('the key R calls the next report, and N stays with the queue (G8)', async () => {
  const { send } = chair(reporting);
  await button(/^Call group 1/);
  fireEvent.keyDown(document.body, { key: 'r' });
  expect(send).toHaveBeenCalledOnce();
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(send).toHaveBeenCalledOnce();
});

test('after the first comes the second, whose chair speaks where it has no rapporteur; skipped ones are not called by themselves', async () => {
  chair([...reporting, { type: 'report-skipped', groupId: 'g1' }]);
  expect(await button(/^Call group 2.*Dan/)).toBeTruthy();
  expect((await rows())[0]).toBe('1Group 1Anaskipped');
});

test('a group with neither asks who speaks for it: somebody of the group is called, or named its rapporteur (G3, G8)', async () => {
  const { send } = chair([...reporting, { type: 'report-skipped', groupId: 'g1' }, { type: 'report-skipped', groupId: 'g2' }]);
  fireEvent.click(await button(/^Group 3.*Who speaks for it/));
  const menu = await screen.findByLabelText('Who speaks for this group');
  fireEvent.change(menu, { target: { value: 'eve' } });
  fireEvent.click(await button('Name as rapporteur'));
  fireEvent.click(await button('Skip for now'));
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'name-rapporteur', input: { groupId: 'g3', personId: 'eve' } },
    { name: 'skip-report', input: { groupId: 'g3' } },
  ]);
});

test('a skipped report is called from the list, with another speaker (G8)', async () => {
  const { send } = chair([...reporting, { type: 'report-skipped', groupId: 'g1' }]);
  fireEvent.click(await button(/Group 1.*skipped/));
  fireEvent.change(await screen.findByLabelText('Who speaks for this group'), { target: { value: 'bo' } });
  fireEvent.click(await button('Call \u2068Bo\u2069'));
  expect(send).toHaveBeenCalledWith({ name: 'call-report', input: { groupId: 'g1', holderISaw: null, personId: 'bo' } });
});

test('the report that is on every screen stands beside the list and can be hidden (G8)', async () => {
  const report = meetingOf(...reporting).reports.list[0]!;
  const called: MeetingEvent = { type: 'report-called', groupId: 'g1', turnId: 'turn', report, text: 'One queue for all', cut: false };
  const { send } = chair([...reporting, called]);
  expect((await screen.findByRole('article', { name: 'Group 1: Group 1' })).textContent).toContain('One queue for all');
  expect((await rows())[0]).toBe('1Group 1Anareporting');
  fireEvent.click(await button('Hide'));
  expect(send).toHaveBeenCalledWith({ name: 'show-report', input: { groupId: null } });
});

test('when reports wait, one press opens their agenda item; who waits to speak keeps waiting (G8)', async () => {
  const { send } = chair([...allBack, ...item('reports', 'report-back')]);
  expect(await screen.findByText('3 group reports wait')).toBeTruthy();
  fireEvent.click(await button('Open “\u2068The report-back\u2069”'));
  expect(send).toHaveBeenCalledWith({ name: 'open-agenda-item', input: { itemId: 'reports', leftover: 'carry' } });
});

test('where the agenda has no such item it is added', async () => {
  const { send } = chair(allBack);
  fireEvent.click(await button('Put reports on the agenda and open them'));
  expect(send).toHaveBeenCalledWith({ name: 'add-agenda-item', input: { title: 'Group reports', kind: 'report-back' } });
});

test('the agenda item of the groups starts the set that is prepared, by name and number (G1)', async () => {
  const { send } = chair([...opened, prepared(where), ...item('groups', 'groups'), openItem('groups')]);
  const section = within(await screen.findByRole('region', { name: 'Groups to start' }));
  expect(section.getByRole('heading', { name: 'First round' })).toBeTruthy();
  fireEvent.click(section.getByRole('button', { name: 'Start 3 groups for 30 min' }));
  expect(send).toHaveBeenCalledWith({ name: 'start-round', input: { roundId: 'round' } });
});

test('while groups work the chair reads who is out and what time is left, and closes with a last minute (G5, N24)', async () => {
  const { send } = chair([...inGroups(where), ended('g2')]);
  const section = await screen.findByRole('region', { name: 'Groups' });
  expect(section.textContent).toContain('Groups 1 and 3 are still out');
  expect(section.textContent).toContain('29:00 left');
  fireEvent.click(within(section).getByRole('button', { name: 'Close in one minute' }));
  expect(send).toHaveBeenCalledWith({ name: 'end-round', input: { roundId: 'round' } });
});

test('a report says who was there and when; who came back has both times (G7)', () => {
  const moves = (at: number, groupId: string | null, from: string | null) => ({
    at,
    fact: { type: 'person-placed', roundId: 'round', personId: 'bo', place: { group: groupId, how: 'by-hand' }, from } as const,
  });
  const minute = (minutes: number) => nine + minutes * 60_000;
  const facts = [...inGroups(where), moves(minute(5), null, 'g1'), moves(minute(15), 'g1', null), { at: minute(30), fact: ended('g1') }];
  const { seat } = seatAt([], { meeting: meetingOf(...facts), people } satisfies Partial<Seat>);
  render(<Report seat={seat} groupId="g1" />);
  fireEvent.click(screen.getByText('2 people were in this group'));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Ana09:00–09:30', 'Bo09:00–09:05, 09:15–09:30']);
});
