import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { everyFact } from '../shared/every-fact.given.ts';
import type { Line } from '../shared/lanes.ts';
import { meetingOf, nine } from '../shared/given.ts';
import type { MeetingEvent } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import Chat from './chat.tsx';
import { unreadIn } from './chat-unread.ts';
import { Wants } from './chair-wants.tsx';
import { ChairPage } from './chair.tsx';
import { card, created, opened, seatAt } from './seat.given.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, speak } from './words.ts';

beforeAll(() => speak('en'));
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const floor = 'plenary';
const line = (number: number, by: string, text: string, more: Partial<Line> = {}): Line => ({
  number,
  lane: 'chat',
  floor,
  at: nine + number * 60_000,
  by,
  text,
  state: 'shown',
  ...more,
});
/** The server has these pages, newest first; the last one stays. */
function pages(...lines: Line[][]) {
  let page = 0;
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => {
    if (!(path as string).includes('/lines/'))
      return new Response(JSON.stringify({ error: { code: 'not-found', message: '' } }), { status: 404 });
    asked.push(path as string);
    const now = lines[Math.min(page++, lines.length - 1)]!;
    return new Response(JSON.stringify({ lines: now, people: [card('zoe')], more: page < lines.length }));
  });
  return asked;
}
const page = (seat: Seat) => (
  <>
    <Chat seat={seat} />
    <Announcer />
  </>
);
async function open(about: Partial<Seat> = {}, facts: MeetingEvent[] = []) {
  const { seat, send } = seatAt(facts, about);
  const { rerender } = render(page(seat));
  await act(async () => {});
  const becomes = (next: Partial<Seat>) => act(async () => rerender(page({ ...seat, ...next })));
  const hears = (lines: Line[], gone: number[] = []) => becomes({ heard: { lines, gone, joins: 0 } });
  return { seat, send, becomes, hears };
}
const staffed: MeetingEvent[] = [{ type: 'role-given', personId: 'ana', role: 'moderator' }];
const items = () => within(screen.getByRole('list', { name: 'Lines of the chat' })).getAllByRole('listitem');
const field = () => screen.getByRole('textbox');
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const enter = () => act(async () => void fireEvent.keyDown(field(), { key: 'Enter' }));
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const status = () => screen.getByRole('status').textContent;

test('a line is one item with author, text and time in one phrase (N34)', async () => {
  pages([line(1, 'bo', 'Good morning'), line(2, 'zoe', '早上好')]);
  await open();
  expect(items().map((item) => item.querySelector('p')!.textContent)).toEqual(['Bo: Good morning 09:01', 'Zoe: 早上好 09:02']);
});

test('what people write is text: markup is shown, an address can be followed without leaving a trace (S1)', async () => {
  pages([line(1, 'bo', '<img src=x onerror=alert(1)> see https://example.org/a?b=1, or javascript:alert(1)')]);
  await open();
  expect(document.querySelector('img')).toBeNull();
  const links = screen.getAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
    ['https://example.org/a?b=1', 'https://example.org/a?b=1', 'noopener noreferrer nofollow ugc'],
  ]);
});

test('Enter sends, and the field is empty when the meeting has it (N36)', async () => {
  pages([]);
  const { send } = await open();
  type('Good morning');
  await enter();
  expect(send.mock.calls).toEqual([[{ name: 'say-in-chat', input: { floor, text: 'Good morning' } }]]);
  expect(field()).toHaveProperty('value', '');
});

test('what was typed survives a refusal, a lost line and another tab (N14)', async () => {
  pages([]);
  const { becomes, seat } = await open({ send: async () => ({ ok: false, refusal: 'slow-down' }) });
  type('A long thought');
  await enter();
  expect(screen.getAllByText(sentenceFor('slow-down')).length).toBeGreaterThan(0);
  await becomes({ link: 'reconnecting' });
  expect(field()).toHaveProperty('value', 'A long thought');
  vi.useFakeTimers();
  type('A longer thought');
  await act(async () => vi.advanceTimersByTime(100));
  vi.useRealTimers();
  cleanup();
  render(page(seat));
  await act(async () => {});
  expect(field()).toHaveProperty('value', 'A longer thought');
});

test('near the end the letters left are said, and too long a text is not sent (N36)', async () => {
  pages([]);
  const { send } = await open();
  type('é'.repeat(480));
  expect(screen.getByText('20 letters left')).toBeTruthy();
  type('é'.repeat(501));
  expect(screen.getByText('1 letter too many')).toBeTruthy();
  await enter();
  expect(send).not.toHaveBeenCalled();
});

test('new lines come in, changed ones change, hidden ones go, without asking again (N36)', async () => {
  const asked = pages([line(1, 'bo', 'One'), line(2, 'bo', 'Two')]);
  const { hears } = await open();
  await hears([line(3, 'cleo', 'Three')], [1]);
  expect(items().map((item) => item.textContent)).toEqual([expect.stringContaining('Two'), expect.stringContaining('Three')]);
  expect(asked).toHaveLength(1);
});

test('older lines are read when they are asked for (N33)', async () => {
  const asked = pages([line(9, 'bo', 'New')], [line(3, 'bo', 'Old')]);
  await open();
  await press('Older lines');
  expect(items()).toHaveLength(2);
  expect(asked[1]).toContain('before=9');
  expect(screen.queryByRole('button', { name: 'Older lines' })).toBeNull();
});

test('whoever comes back reads again what was missed, and what was hidden meanwhile is gone (N14)', async () => {
  pages([line(1, 'bo', 'Rude'), line(2, 'bo', 'Kind')], [line(2, 'bo', 'Kind'), line(3, 'cleo', 'Missed')]);
  const { becomes } = await open();
  await becomes({ heard: { lines: [], gone: [], joins: 1 } });
  expect(items().map((item) => item.textContent)).toEqual([expect.stringContaining('Kind'), expect.stringContaining('Missed')]);
});

test('a page that could not be read is asked for again (N33)', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new Error('lost'));
  await open();
  pages([line(1, 'bo', 'There')]);
  await press('Try again');
  expect(items()).toHaveLength(1);
});

const offeredHand = (id: string, number: number, about: { personId?: string; nth?: number; wants?: 'leave' } = {}): MeetingEvent => ({
  type: 'chat-hand-offered',
  floor,
  hand: { id, number, personId: 'bo', attendance: 'remote', standing: 'member', wants: 'join', kind: 'intervention', nth: null, ...about },
});

test('a hand raised in the chat is entered by staff with one press, from the line and from the chair’s page (N7)', async () => {
  const offered = offeredHand('h', 1);
  pages([line(1, 'bo', 'q+ to speak about costs', { hand: { wants: 'join', kind: 'intervention', state: 'offered' } })]);
  const { seat, send } = await open({}, [...staffed, offered]);
  await press('Enter \u2068Bo\u2069');
  cleanup();
  render(<Wants seat={seat} open={() => {}} />);
  await act(async () => {});
  expect(screen.getByText(/Bo.*asks in the chat/).textContent).toContain('speak about costs');
  await press('Enter \u2068Bo\u2069');
  await press(/^Dismiss/);
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'take-chat-hand', input: { handId: 'h' } },
    { name: 'take-chat-hand', input: { handId: 'h' } },
    { name: 'dismiss-chat-hand', input: { handId: 'h' } },
  ]);
});

test('the chair reads in the chat whom a hand is for; where the line is not on this screen, that somebody is meant (N7, Q10)', async () => {
  const text = 'q+ Lady in row 3, Gentleman at the door: access';
  pages([line(1, 'bo', text, { hand: { wants: 'join', kind: 'intervention', state: 'offered' } })]);
  const hands = [
    offeredHand('h', 1, { nth: 1 }),
    offeredHand('old', 900, { nth: 0 }),
    offeredHand('away', 901, { nth: 0, wants: 'leave' }),
  ];
  const { seat } = seatAt([...staffed, ...hands]);
  const { rerender } = render(<Wants seat={seat} open={() => {}} />);
  await act(async () => {});
  const wants = () => screen.getAllByRole('listitem').map((item) => item.textContent.replace(/[\u2068\u2069]/g, ''));
  expect(wants()[0]).toMatch(/^Bo asks in the chat for Gentleman at the door.*access.*Enter Gentleman at the door/);
  expect(wants()[1]).toMatch(/^Bo asks in the chat for somebody else.*Enter the person Bo asks for/);
  expect(wants()[2]).toMatch(/^Bo asks in the chat to take somebody else out.*Take out the person Bo means/);
  rerender(<Wants seat={{ ...seat, heard: { lines: [], gone: [1], joins: 0 } }} open={() => {}} />);
  expect(wants().join()).not.toContain('Gentleman');
});

test('others see that somebody asks, and what became of it (N7)', async () => {
  pages([
    line(1, 'bo', 'q+', { hand: { wants: 'join', kind: 'intervention', state: 'offered' } }),
    line(2, 'cleo', 'q+', { hand: { wants: 'join', kind: 'intervention', state: 'dismissed' } }),
    line(3, 'meeting', '', { answer: { said: 'queued', personId: 'bo', position: 4 }, answers: 1 }),
  ]);
  await open();
  expect(screen.getByText('Asks for the floor')).toBeTruthy();
  expect(screen.getByText('Not entered')).toBeTruthy();
  expect(items()[2]!.textContent).toMatch(/Onefloor: .*Bo.* is 4th in the queue\./);
  expect(screen.queryByRole('button', { name: /^Enter/ })).toBeNull();
});

test('staff release a held line or hide it; hiding takes a second press (N36)', async () => {
  pages([line(1, 'bo', 'Hm', { state: 'held' })]);
  const { send } = await open({}, [...staffed, { type: 'line-held', floor, number: 1 }]);
  await press('Release');
  await press('More about this line of \u2068Bo\u2069');
  expect(send).toHaveBeenCalledTimes(1);
  await press('Hide it for everybody');
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'release-line', input: { number: 1 } },
    { name: 'hide-line', input: { number: 1 } },
  ]);
});

test('I may hide my own line, nobody else’s (N36)', async () => {
  pages([line(1, 'bo', 'Theirs'), line(2, 'ana', 'Mine')]);
  await open();
  expect(screen.getAllByRole('button', { name: /More about/ }).map((button) => button.getAttribute('aria-label'))).toEqual([
    'More about this line of \u2068Ana\u2069',
  ]);
});

test('in a moderated chat I see my own line waiting until it is released, also after a reload (N36)', async () => {
  pages([]);
  const { seat, hears } = await open({ meeting: meetingOf(created({ chat: 'moderated' }), opened) });
  type('May I say this?');
  await enter();
  expect(screen.getByText(/Waits for approval/)).toBeTruthy();
  cleanup();
  const { rerender } = render(page(seat));
  await act(async () => {});
  expect(screen.getByText('May I say this?')).toBeTruthy();
  expect(hears).toBeTruthy();
  await act(async () => rerender(page({ ...seat, heard: { lines: [line(1, 'ana', 'May I say this?')], gone: [], joins: 0 } })));
  expect(screen.queryByText(/Waits for approval/)).toBeNull();
});

test('answers to my own commands are announced; what others write only when I wish, gathered (N34)', async () => {
  vi.useFakeTimers();
  pages([line(1, 'bo', 'Before')]);
  const { hears } = await open();
  const command = [line(2, 'ana', 'q+'), line(3, 'meeting', '', { answer: { said: 'queued', personId: 'ana', position: 1 }, answers: 2 })];
  await hears([...command, line(4, 'bo', 'Hello')]);
  await act(async () => vi.advanceTimersByTime(6_000));
  expect(status()).toMatch(/Ana.* is 1st in the queue\./);
  fireEvent.click(screen.getByLabelText(/Read new lines aloud/));
  const many = Array.from({ length: 7 }, (_, i) => line(5 + i, 'bo', `Line ${i}`));
  await hears([...command, ...many]);
  await act(async () => vi.advanceTimersByTime(1_000));
  expect(status()).not.toContain('Line 0');
  await act(async () => vi.advanceTimersByTime(5_000));
  expect(status()).toMatch(/Line 0.*Line 3.*and 3 more lines/);
});

test.each<[string, Partial<Seat>, string]>([
  ['is off', { meeting: meetingOf(created({ chat: 'off' }), opened) }, 'The chat is off in this meeting.'],
  ['is over', { meeting: meetingOf(created(), opened, { type: 'meeting-closed' }) }, 'The meeting has ended. Nothing more can be written.'],
])('where the chat %s it says so instead of a field', async (_what, about, sentence) => {
  pages([line(1, 'bo', 'Before')]);
  await open(about);
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('what others wrote is counted until the chat is open; the meeting’s answers are not (N34)', async () => {
  pages([]);
  const lines = [line(101, 'bo', 'One'), line(102, 'meeting', ''), line(103, 'ana', 'Mine'), line(104, 'cleo', 'Two')];
  const { seat } = seatAt([], { code: 'UNREAD', heard: { lines, gone: [], joins: 0 } });
  expect(unreadIn(seat)).toBe(2);
  render(page(seat));
  await act(async () => {});
  expect(unreadIn(seat)).toBe(0);
});

test('the chair opens the chat and enters the first hand by one key each (N11, N7)', async () => {
  pages([]);
  const { seat, send } = seatAt([
    { type: 'role-given', personId: 'ana', role: 'chair' },
    ...['bo', 'cleo'].map((personId) => offeredHand(`hand of ${personId}`, 1, { personId })),
  ]);
  render(<ChairPage seat={seat} />);
  await act(async () => void fireEvent.keyDown(document.body, { key: 'h' }));
  expect(send.mock.calls).toEqual([[{ name: 'take-chat-hand', input: { handId: 'hand of bo' } }]]);
  await act(async () => void fireEvent.keyDown(document.body, { key: 'm' }));
  expect(await screen.findByRole('dialog', { name: 'Chat' })).toBeTruthy();
});

test('lines of somebody who is erased go at once, also those of pages that were read before (N36)', async () => {
  pages([line(1, 'zoe', 'By Zoe'), line(2, 'bo', 'By Bo')]);
  const { becomes } = await open();
  expect(items()).toHaveLength(2);
  vi.mocked(globalThis.fetch).mockImplementation(() => new Promise(() => {}));
  await becomes({ meeting: meetingOf(created(), opened, everyFact['person-erased']) });
  expect(items().map((item) => item.querySelector('p')!.textContent)).toEqual(['Bo: By Bo 09:02']);
});
