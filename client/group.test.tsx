import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { nine } from '../shared/given.ts';
import { choiceOffered, ended, halfPast, started } from '../shared/groups/groups.given.ts';
import type { Group, Round } from '../shared/groups/state.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import { Attend } from './attend.tsx';
import { asks, seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { speak } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const page = (seat: Seat) => (
  <>
    <Attend meetingId="m" seat={seat} />
    <Announcer />
  </>
);
const where = { ana: 'g3', bo: 'g3', cleo: 'g3', dan: 'g1' };
const about: Partial<Group> = {
  title: 'Costs of access',
  place: 'Room 204',
  link: 'https://meet.example.org/plenary-3',
  task: 'Find three costs.',
};
/** Ana, Bo and Cleo are in group 3 since nine, for half an hour. */
const inGroup = (of: Partial<Group> = {}, round: Partial<Round> = {}) => started(where, round, { g3: { ...about, ...of } });
const atNine = (facts: MeetingEvent[], also: Partial<Seat> = {}) => seatAt(facts, { now: () => nine + 60_000, ...also });
/** Parts come in their own time on a busy machine. */
const patient = { timeout: 9_000 };
async function open(seat: Seat) {
  const view = render(page(seat));
  await screen.findByRole('heading', { name: /^Group 3/ }, patient);
  return view;
}
/** From then on the page is there at once, and nothing is left to be said. */
async function onceOpened() {
  const { unmount } = await open(atNine([inGroup()]).seat);
  await vi.waitFor(() => expect(polite()).not.toBe(''));
  unmount();
}
const press = async (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const commandsOf = (send: ReturnType<typeof seatAt>['send']) => send.mock.calls.map(([command]) => command);
const polite = () => screen.getAllByRole('status').find((one) => one.getAttribute('aria-live') === 'polite')!.textContent;
const gathered = () => act(() => vi.advanceTimersByTimeAsync(200));

// First of all, as the page has come for all that follow.
test('as long as its page has not come, the number, the title and the place are said (N33)', () => {
  render(page(atNine([inGroup()]).seat));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You are in group 3: Costs of access');
  expect(screen.getByText('Room 204')).toBeTruthy();
});

test('whoever is in an open group sees it in place of the plenary: number, title, place, video room and clock (G4)', async () => {
  const { seat } = atNine([inGroup(), asks('dan')]);
  await open(seat);
  expect(screen.getByRole('heading', { name: 'Group 3 Costs of access' })).toBeTruthy();
  expect(screen.getByText('Room 204')).toBeTruthy();
  const link = screen.getByRole('link', { name: /Open the video room/ });
  expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
    'https://meet.example.org/plenary-3',
    '_blank',
    'noopener noreferrer',
  ]);
  expect(screen.getByRole('timer', { name: 'Time of group 3' }).textContent).toBe('29:00');
  expect(screen.queryByText('Dan')).toBeNull();
});

test('asking is asking in the group, and its queue is the one that is shown (G4, N23)', async () => {
  const inQueue = { ...asks('bo'), floor: 'g3' } as MeetingEvent;
  const { seat, send } = atNine([inGroup(), inQueue, asks('dan')]);
  await open(seat);
  expect(within(screen.getByRole('main')).getByText('Bo')).toBeTruthy();
  await press('Ask for the floor');
  expect(commandsOf(send)).toEqual([{ name: 'request-floor', input: { floor: 'g3', kind: 'intervention' } }]);
});

test('one press takes on what nobody has, another gives it back, and the chair of the group names others (G3)', async () => {
  const { seat, send } = atNine([inGroup()]);
  const { unmount } = await open(seat);
  await press('I’ll chair');
  await press('I’ll be rapporteur');
  expect(commandsOf(send)).toEqual([
    { name: 'name-group-chair', input: { groupId: 'g3', personId: 'ana' } },
    { name: 'name-rapporteur', input: { groupId: 'g3', personId: 'ana' } },
  ]);
  unmount();
  const led = atNine([inGroup({ chairId: 'ana', rapporteurId: 'ana' })]);
  await open(led.seat);
  await press('People');
  expect(screen.queryByRole('button', { name: 'I’ll chair' })).toBeNull();
  await press('Name the rapporteur …');
  await press('Choose Bo');
  await act(async () => void fireEvent.click(screen.getAllByRole('button', { name: 'Give back' })[1]!));
  expect(commandsOf(led.send)).toEqual([
    { name: 'name-rapporteur', input: { groupId: 'g3', personId: 'bo' } },
    { name: 'name-rapporteur', input: { groupId: 'g3', personId: null } },
  ]);
});

test('everybody of the group is listed by name, on site and remote alike, its chair and rapporteur marked (G3, N25)', async () => {
  const { seat } = atNine([inGroup({ chairId: 'cleo', rapporteurId: 'bo' })]);
  await open(seat);
  await press('People');
  const rows = within(screen.getByRole('main')).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual(['You, Ana Remote', 'Bo RapporteurRemote', 'Cleo ChairRemote']);
});

test('the chair of a group calls the next speaker there, with who it will be on the button (G4)', async () => {
  const { seat, send } = atNine([inGroup({ chairId: 'ana', rapporteurId: 'bo' }), { ...asks('bo'), floor: 'g3' } as MeetingEvent]);
  await open(seat);
  await screen.findByRole('button', { name: /^Next Bo/ }, patient);
  await screen.findByRole('button', { name: 'Close the list' }, patient);
  await press(/^Next Bo/);
  await press('Close the list');
  expect(commandsOf(send)).toEqual([
    { name: 'give-floor-to-next', input: { floor: 'g3', holderISaw: null, nextISaw: 'bo' } },
    { name: 'close-queue', input: { floor: 'g3' } },
  ]);
});

test('help is called with words or without, and who is on the way is said (G6)', async () => {
  const { seat, send } = atNine([inGroup()]);
  const { unmount } = await open(seat);
  await press('Call for help …');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Nobody hears us' } });
  await press('Call for help');
  expect(commandsOf(send)).toEqual([{ name: 'call-for-help', input: { groupId: 'g3', text: 'Nobody hears us' } }]);
  unmount();
  const coming = atNine([inGroup({ help: { since: nine, text: 'Nobody hears us', calledBy: 'bo', takenBy: 'dan' } })]);
  await open(coming.seat);
  expect(screen.getByText('On the way: \u2068Dan\u2069')).toBeTruthy();
  await press('Not needed any more');
  expect(commandsOf(coming.send)).toEqual([{ name: 'end-help', input: { groupId: 'g3' } }]);
});

test('the group is closed by those who lead it, who are asked once and told what happens (N24)', async () => {
  const { seat, send } = atNine([inGroup({ rapporteurId: 'ana' })]);
  await open(seat);
  await press('More …');
  await press('We are finishing');
  await press('We are done – back to plenary …');
  expect(screen.getByText(/closes for everybody in it, and all 3 people go back/)).toBeTruthy();
  await press('Close the group now');
  expect(commandsOf(send)).toEqual([
    { name: 'mark-group-work', input: { groupId: 'g3', work: 'finishing' } },
    { name: 'finish-group', input: { groupId: 'g3' } },
  ]);
});

test('whoever leads nothing closes nothing, and may go back to plenary alone (N22)', async () => {
  const { seat, send } = atNine([inGroup()]);
  const view = await open(seat);
  await press('More …');
  expect(screen.queryByRole('button', { name: /We are done/ })).toBeNull();
  await press('Go back to plenary');
  expect(commandsOf(send)).toEqual([{ name: 'choose-group', input: { roundId: 'round', groupId: null } }]);
  const back = { type: 'person-placed', roundId: 'round', personId: 'ana', place: { group: null, how: 'chosen' }, from: 'g3' } as const;
  const outside = atNine([inGroup(), back]);
  view.rerender(page(outside.seat));
  const goBack = await screen.findByRole('button', { name: 'Go back to group 3' }, patient);
  await act(async () => void fireEvent.click(goBack));
  expect(commandsOf(outside.send)).toEqual([{ name: 'choose-group', input: { roundId: 'round', groupId: 'g3' } }]);
});

test('while groups are offered each is shown with its place and how many are in it, and full ones cannot be taken (G2)', async () => {
  const offered = choiceOffered({}, {});
  const { seat, send } = atNine([offered], { tally: { support: {}, answers: {}, groups: { g1: 4, g2: 0 } } });
  render(page(seat));
  fireEvent.click(await screen.findByRole('button', { name: 'Choose a group …' }, patient));
  expect(screen.getByText('4 people')).toBeTruthy();
  await press('Choose Group 2');
  expect(commandsOf(send)).toEqual([{ name: 'choose-group', input: { roundId: 'round', groupId: 'g2' } }]);
});

test('“you are in group 3”, five minutes, one minute, its closing and “back in plenary” are heard, each once, and again after an extension (G5, N24)', async () => {
  await onceOpened();
  vi.useFakeTimers();
  const clock = { at: nine };
  const now = () => clock.at;
  const pass = (ms: number) => {
    clock.at += ms;
    return act(() => vi.advanceTimersByTimeAsync(ms));
  };
  const facts: MeetingEvent[] = [inGroup()];
  const view = render(page(atNine(facts, { now }).seat));
  await gathered();
  expect(polite()).toBe('You are in group 3: \u2068Costs of access\u2069');
  await pass(25 * 60_000 + 200);
  expect(polite()).toBe('Five minutes left in group 3.');
  await pass(4 * 60_000);
  expect(polite()).toBe('One minute left in group 3.');
  facts.push({ type: 'round-extended', roundId: 'round', groupIds: ['g3'], seconds: 600 });
  view.rerender(page(atNine(facts, { now }).seat));
  await gathered();
  expect(polite()).toBe('11 minutes left in group 3.');
  await pass(6 * 60_000 + 400);
  expect(polite()).toBe('Five minutes left in group 3.');
  await pass(4 * 60_000);
  expect(polite()).toBe('One minute left in group 3.');
  await pass(60_000);
  expect(polite()).toBe('The time of group 3 is up. It goes on until it is closed.');
  facts.push({ type: 'groups-closing', roundId: 'round', groupIds: ['g3'], closesAt: clock.at + 60_000 });
  view.rerender(page(atNine(facts, { now }).seat));
  await gathered();
  expect(polite()).toBe('Group 3 closes in one minute.');
  facts.push(ended('g3'));
  view.rerender(page(atNine(facts, { now }).seat));
  await gathered();
  expect(polite()).toBe('Back in plenary.');
  expect(document.activeElement).toBe(screen.getByRole('main'));
});

test('a page that slept says only how things are now (G5)', async () => {
  await onceOpened();
  vi.useFakeTimers();
  const clock = { at: nine };
  render(page(atNine([inGroup()], { now: () => clock.at }).seat));
  await gathered();
  const looks = vi.spyOn(document, 'visibilityState', 'get');
  looks.mockReturnValue('hidden');
  clock.at = halfPast - 200_000;
  await act(() => vi.advanceTimersByTimeAsync(28 * 60_000));
  expect(polite()).toBe('You are in group 3: \u2068Costs of access\u2069');
  clock.at = halfPast - 100_000;
  looks.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  await gathered();
  expect(polite()).toBe('2 minutes left in group 3.');
  looks.mockRestore();
});

test('words from plenary stand between the list and the dock, are heard, and can be put away (G6)', async () => {
  const { seat } = atNine([inGroup()]);
  const view = await open(seat);
  const told: MeetingEvent = { type: 'groups-told', roundId: 'round', groupIds: ['g3'], text: 'Coffee is in the hall' };
  view.rerender(page(atNine([inGroup(), told]).seat));
  await vi.waitFor(() => expect(polite()).toContain('From plenary: \u2068Coffee is in the hall\u2069'));
  await press('Close');
  expect(within(screen.getByRole('region', { name: 'What is new in the group' })).queryByText(/Coffee/)).toBeNull();
});

test('after the group its notes stay with those who were in it, and its rapporteur keeps writing where they wrote (G5)', async () => {
  const facts: MeetingEvent[] = [inGroup({ rapporteurId: 'ana', chairId: 'bo' })];
  const view = await open(atNine(facts).seat);
  await press('Notes');
  const field = await screen.findByRole('textbox', { name: 'Notes of the group' }, patient);
  field.focus();
  view.rerender(page(atNine([...facts, ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }]).seat));
  const after = await screen.findByRole('textbox', { name: 'Notes of the group' }, patient);
  expect(screen.getByRole('button', { name: 'Notes of group 3' }).getAttribute('aria-current')).toBe('page');
  await vi.waitFor(() => expect(document.activeElement).toBe(after));
  expect(after).not.toBe(field);
  expect(screen.getByText('The group is over. Its rapporteur and its chair can go on writing.')).toBeTruthy();
});

test('a group that is back without a rapporteur finds one with one press of whoever was in it (G3, N23)', async () => {
  const facts: MeetingEvent[] = [inGroup({ rapporteurId: null })];
  const view = await open(atNine(facts).seat);
  await press('Notes');
  await screen.findByRole('textbox', {}, patient);
  const back = atNine([...facts, ended('g1', 'g2', 'g3'), { type: 'round-ended', roundId: 'round' }]);
  view.rerender(page(back.seat));
  await press('Notes of group 3');
  await screen.findByText('Nobody reports for this group yet.', {}, patient);
  await press('I’ll be rapporteur');
  expect(back.send).toHaveBeenCalledWith({ name: 'name-rapporteur', input: { groupId: 'g3', personId: 'ana' } });
});

test('whoever goes back to plenary from the notes while the group works finds the floor, not an empty page (G5, N22)', async () => {
  const facts: MeetingEvent[] = [inGroup({ rapporteurId: 'ana' })];
  const view = await open(atNine(facts).seat);
  await press('Notes');
  await screen.findByRole('textbox', {}, patient);
  const away: MeetingEvent[] = [
    { type: 'rapporteur-named', groupId: 'g3', personId: null },
    { type: 'person-placed', roundId: 'round', personId: 'ana', place: { group: null, how: 'chosen' }, from: 'g3' },
  ];
  view.rerender(page(atNine([...facts, ...away]).seat));
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Floor' }).getAttribute('aria-current')).toBe('page'));
  expect(screen.queryByRole('button', { name: /^Notes/ })).toBeNull();
});

test('whoever still waits in plenary is told in the group that they are next there, and that they have the floor (N13)', async () => {
  const facts: MeetingEvent[] = [asks('dan'), asks('ana'), inGroup()];
  const view = await open(atNine(facts).seat);
  expect(screen.queryByRole('region', { name: 'In plenary' })).toBeNull();
  facts.push({ type: 'request-withdrawn', floor: 'plenary', requestId: 'dan', personId: 'dan' });
  view.rerender(page(atNine(facts).seat));
  expect(screen.getByRole('region', { name: 'In plenary' }).textContent).toBe('You are next in plenary.');
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe('You are next in plenary.'));
});
