import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { meetingOf, nine, person } from '../shared/given.ts';
import { ended, inGroups } from '../shared/groups/groups.given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import { numbersOf } from './groups-board-said.ts';
import { GroupsBoard } from './groups-board.tsx';
import { card, seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

const where = { ana: 'g1', bo: 'g1', cleo: 'g2', dan: 'g2', eve: 'g3' };
const people = Object.fromEntries(
  ['cat', 'mo', ...Object.keys(where)].map((id) => [id, card(id, { attendance: id === 'bo' ? 'on-site' : 'remote' })]),
);
const named = (groupId: string, personId: string): MeetingEvent => ({ type: 'rapporteur-named', groupId, personId });

/** The board of the chair, half a minute after the groups began unless said otherwise. */
function board(facts: MeetingEvent[] = [], about: Partial<Seat> = {}) {
  const events = [...inGroups(where), ...facts];
  const { seat, send } = seatAt([], { meeting: meetingOf(...events), me: person('cat'), people, now: () => nine + 30_000, ...about });
  const { rerender } = render(
    <>
      <Announcer />
      <GroupsBoard seat={seat} />
    </>,
  );
  const becomes = (...more: MeetingEvent[]) =>
    rerender(
      <>
        <Announcer />
        <GroupsBoard seat={{ ...seat, meeting: meetingOf(...events, ...more) }} />
      </>,
    );
  return { send, becomes };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const groupRow = (number: number) => within(screen.getByRole('list', { name: 'Groups' })).getAllByRole('listitem')[number - 1]!;

test('the first thing said is which groups are still out, the next which has no rapporteur (G3, N23)', () => {
  const { becomes } = board([named('g1', 'ana'), named('g2', 'dan')]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('All 3 groups are out');
  expect(screen.getByText('Group 3 has no rapporteur yet.')).toBeTruthy();
  becomes(ended('g1'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Groups 2 and 3 are still out');
  expect(groupRow(1).textContent).toContain('Back');
});

test('a row says when its rapporteur wrote last, and whether they have the notes open (N23, N27)', () => {
  const of = (documentId: string, personId: string, at: number | null, isHere: boolean) => ({ documentId, personId, at, isHere });
  const words = [of('g1', 'ana', nine - 90_000, true), of('g2', 'dan', null, false), of('plenary', 'ana', nine, true)];
  board([named('g1', 'ana'), named('g2', 'dan')], { presence: { onSite: 1, remote: 4, away: [], words } });
  expect(groupRow(1).textContent).toContain('wrote 2 min. ago');
  expect(groupRow(2).textContent).toContain('has written nothing yet, notes not open');
  expect(groupRow(3).textContent).not.toContain('wr');
});

test('fifty groups are said in a few words', () => {
  const groups = [1, 2, 4, 5, 6, 9].map((number) => ({ number }));
  expect(numbersOf(groups).replaceAll('\u2060', '')).toBe('1, 2, 4–6, and 9');
});

test('a row says how many are there on-site and remote alike, and the time that is left (N24)', () => {
  board();
  expect(groupRow(1).textContent).toMatch(/1 on-site1 remote.*Working.*29:30left/);
});

test('a group beyond its time counts up, and the last minute of one that closes counts down (G5)', () => {
  board([{ type: 'groups-closing', roundId: 'round', groupIds: ['g2'], closesAt: nine + 1_860_000 }], { now: () => nine + 1_830_000 });
  expect(groupRow(1).textContent).toContain('+0:30over');
  expect(groupRow(2).textContent).toMatch(/Closing0:30until it closes/);
});

test('with nobody ticked time goes to all groups, with some ticked to those alone (G5)', () => {
  const { send } = board();
  fireEvent.click(button('+5 min'));
  fireEvent.click(screen.getByRole('checkbox', { name: /Choose Group 2/ }));
  expect(screen.getByText('For group 2')).toBeTruthy();
  fireEvent.click(button('−5 min'));
  fireEvent.click(button('Close in one minute'));
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'extend-round', input: { roundId: 'round', seconds: 300 } },
    { name: 'extend-round', input: { roundId: 'round', groupIds: ['g2'], seconds: -300 } },
    { name: 'end-round', input: { roundId: 'round', groupIds: ['g2'] } },
  ]);
});

test('a ticked group that is back meanwhile does not turn a press into one for all groups', () => {
  const { send, becomes } = board();
  fireEvent.click(screen.getByRole('checkbox', { name: /Choose Group 2/ }));
  becomes(ended('g2'));
  fireEvent.click(button('Close in one minute'));
  expect(send).not.toHaveBeenCalled();
  expect(button('Close in one minute').getAttribute('aria-disabled')).toBe('true');
});

test('a moderator may write to groups, and reads why the time is the chair’s (G6)', () => {
  const { send } = board([], { me: person('mo') });
  expect(button('+5 min').title).toContain('Only the chair');
  fireEvent.click(button('Message …'));
  fireEvent.change(screen.getByLabelText('What they are to read'), { target: { value: ' Three points, please ' } });
  fireEvent.click(button('Send'));
  expect(send).toHaveBeenCalledWith({ name: 'tell-groups', input: { roundId: 'round', text: 'Three points, please' } });
});

test('a call for help says who called, with what words and since when; it is said once, and one goes (G6)', async () => {
  const { send, becomes } = board();
  const calls: MeetingEvent = { type: 'help-called', groupId: 'g3', text: 'We hear nothing' };
  becomes(calls);
  const strip = within(screen.getByRole('list', { name: 'Help calls' }));
  expect(strip.getByText('We hear nothing')).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/Group 3 asks for help. We hear nothing$/));
  fireEvent.click(button(/I’ll go/));
  expect(send).toHaveBeenCalledWith({ name: 'take-help', input: { groupId: 'g3' } });
  becomes(calls, { type: 'help-taken', groupId: 'g3' });
  expect(strip.getByText(/\u2068Cat\u2069 goes/)).toBeTruthy();
  fireEvent.click(button(/^Done/));
  expect(send).toHaveBeenLastCalledWith({ name: 'end-help', input: { groupId: 'g3' } });
});

test('what was called before the page was opened is shown and not said', async () => {
  board([{ type: 'help-called', groupId: 'g3', text: '' }]);
  expect(screen.getByText('Group 3 asks for help')).toBeTruthy();
  await new Promise((later) => setTimeout(later, 150));
  expect(screen.getByRole('status').textContent).not.toContain('asks for help');
});

test('a rapporteur is named from a menu of the people of the group, by the button and not by an arrow key (G3)', () => {
  const { send } = board();
  fireEvent.click(button(/^Group 2/));
  const menu = screen.getByLabelText<HTMLSelectElement>('Rapporteur');
  expect([...menu.options].map(({ text }) => text)).toEqual(['no rapporteur yet', 'Cleo', 'Dan']);
  fireEvent.change(menu, { target: { value: 'dan' } });
  expect(send).not.toHaveBeenCalled();
  fireEvent.click(button('Name'));
  expect(send).toHaveBeenCalledWith({ name: 'name-rapporteur', input: { groupId: 'g2', personId: 'dan' } });
});

test('when all groups are back a rapporteur can still be named on the board, until the reports are called (G3, G8)', () => {
  const over: MeetingEvent[] = [ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }];
  const { send } = board([named('g1', 'ana'), named('g3', 'eve'), ...over]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('All groups are back');
  expect(screen.getByText('Group 2 has no rapporteur yet.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Close in one minute' })).toBeNull();
  fireEvent.click(button(/^Group 2/));
  fireEvent.change(screen.getByLabelText('Rapporteur'), { target: { value: 'dan' } });
  fireEvent.click(button('Name'));
  expect(send).toHaveBeenCalledWith({ name: 'name-rapporteur', input: { groupId: 'g2', personId: 'dan' } });
});

test('somebody is moved to another group or to plenary in two presses (G1)', () => {
  const { send } = board();
  fireEvent.click(button(/^Group 1/));
  fireEvent.click(button('Move \u2068Bo\u2069'));
  fireEvent.click(screen.getByRole('button', { name: /Move here Group 3/ }));
  expect(send).toHaveBeenCalledWith({ name: 'move-person', input: { roundId: 'round', personId: 'bo', groupId: 'g3' } });
});

test('whoever is in plenary, has just come, or has gone from their screen is found by name (N3)', async () => {
  const listed = [
    { ...card('ana'), here: false, roles: [] },
    { ...card('bo'), here: true, roles: [] },
    { ...card('zoe'), here: true, roles: [] },
  ];
  vi.spyOn(globalThis, 'fetch').mockImplementation(
    async () => new Response(JSON.stringify({ people: listed, total: 3, counts: { onSite: 1, remote: 1 } })),
  );
  board();
  fireEvent.click(button('Find …'));
  const dialog = within(screen.getByRole('dialog'));
  await dialog.findByText('Zoe');
  fireEvent.click(dialog.getByLabelText('In plenary, or just arrived (1)'));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([expect.stringContaining('ZoePlenary')]);
  fireEvent.click(dialog.getByLabelText('Away from their group (1)'));
  expect(dialog.getByText('Ana')).toBeTruthy();
  vi.restoreAllMocks();
});
