import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { meetingOf, nine, publicSeat, recordedFrom } from '../shared/given.ts';
import { Announcer } from './announcer.tsx';
import { Attend } from './attend.tsx';
import { PublicQueue } from './queue-page.tsx';
import type { Seat } from './seat.ts';
import { asks, created, opened, seatAt, speaks } from './seat.given.ts';
import { sentenceFor, speak } from './words.ts';

beforeAll(() => speak('en'));
// A phone; the wide page unfolds the reasons from the start.
beforeEach(() => vi.stubGlobal('matchMedia', () => ({ matches: false })));
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
const button = (name: string) => screen.getByRole('button', { name });
const press = (name: string) => act(async () => void fireEvent.click(button(name)));
const says = (text: RegExp | string) => expect(screen.getAllByText(text).length).toBeGreaterThan(0);
const floor = 'plenary';

test('one press asks for the floor; the place it would be is said before (N8, N9)', async () => {
  const { seat, send } = seatAt([speaks('dan', nine), asks('bo'), asks('cleo')], { now: () => nine });
  render(page(seat));
  says('You would be 3rd, in about 9 min');
  await press('Ask for the floor');
  expect(send.mock.calls).toEqual([[{ name: 'request-floor', input: { floor, kind: 'intervention' } }]]);
});

test('every kind that the meeting offers can be asked for, and no other (N8, S4)', async () => {
  const { seat, send } = seatAt([], { meeting: meetingOf(created({ kinds: ['intervention', 'question', 'point-of-order'] }), opened) });
  render(page(seat));
  expect(screen.queryByRole('button', { name: 'Right of reply' })).toBeNull();
  await press('More');
  await press('Point of order');
  await press('Question');
  expect(send.mock.calls.map(([{ input }]) => (input as { kind: string }).kind)).toEqual(['point-of-order', 'question']);
});

test('a text to be read out takes its place like a voice (Q11)', async () => {
  const { seat, send } = seatAt([]);
  render(page(seat));
  await press('Have it read out');
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: 'Our network asks for time.' } });
  await press('Ask to have it read out');
  expect(send.mock.calls).toEqual([
    [{ name: 'request-floor', input: { floor, kind: 'intervention', readAloud: 'Our network asks for time.' } }],
  ]);
});

test.each([
  ['the list is closed', [{ type: 'queue-closed', floor } as const], {}, 'queue-closed'],
  ['there is no connection', [], { link: 'reconnecting' } as const, 'offline'],
] as const)('when %s, asking is off and says why beside it', async (_when, facts, about, why) => {
  const { seat, send } = seatAt([...facts], about);
  render(page(seat));
  says(sentenceFor(why));
  await press('Ask for the floor');
  expect(send).not.toHaveBeenCalled();
});

test('having asked, I see my place and when, and can say why, later, another subject or no more (N9, N10)', async () => {
  const { seat, send } = seatAt([speaks('dan', nine), asks('bo'), asks('cleo'), asks('ana')], { now: () => nine });
  render(page(seat));
  says('3rd');
  says('in about 9 min');
  await press('Why?');
  says('Why 3rd?');
  await press('Add a subject');
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: 'Costs' } });
  fireEvent.submit(screen.getByRole('textbox'));
  await press('Not now');
  await press('More');
  await press('Make it: question');
  await press('Withdraw');
  expect(send.mock.calls.map(([command]) => command)).toEqual([
    { name: 'amend-request', input: { floor, requestId: 'ana', subject: 'Costs' } },
    { name: 'set-aside-request', input: { floor, requestId: 'ana' } },
    { name: 'amend-request', input: { floor, requestId: 'ana', kind: 'question' } },
    { name: 'withdraw-request', input: { floor, requestId: 'ana' } },
  ]);
});

test('whoever is set aside comes back in one press (Q8, N10)', async () => {
  const aside = { type: 'request-set-aside', floor, requestId: 'ana', personId: 'ana' } as const;
  const { seat, send } = seatAt([asks('ana'), aside]);
  render(page(seat));
  await press('Come back');
  expect(send.mock.calls).toEqual([[{ name: 'return-request', input: { floor, requestId: 'ana' } }]]);
});

test('speaking, I see my clock and say when I am done (F3)', async () => {
  const { seat, send } = seatAt([speaks('ana', nine)], { now: () => nine + 60_000 });
  render(page(seat));
  says('2:00');
  await press('I am done');
  expect(send.mock.calls).toEqual([[{ name: 'end-turn', input: { floor, turnId: 'turn of ana' } }]]);
});

test('you are next and you have the floor are said at once, with vibration and in the title (N13)', async () => {
  vi.useFakeTimers();
  const vibrate = vi.fn();
  vi.stubGlobal('navigator', { ...navigator, vibrate });
  const waiting = [asks('bo'), asks('ana')];
  const gone = { type: 'request-withdrawn', floor, requestId: 'bo', personId: 'bo' } as const;
  const { rerender } = render(page(seatAt(waiting).seat));
  expect(document.title).toBe('Open consultation · Onefloor');
  rerender(page(seatAt([...waiting, gone]).seat));
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(screen.getByRole('alert').textContent).toBe('You are next.');
  expect(document.title).toContain('You are next');
  rerender(page(seatAt([...waiting, gone, speaks('ana', nine)]).seat));
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(screen.getByRole('alert').textContent).toBe('You have the floor.');
  expect(document.title).toContain('You have the floor');
  expect(vibrate).toHaveBeenCalledTimes(2);
});

test('a place that changes twice is told once, politely, when it rests', async () => {
  vi.useFakeTimers();
  const facts = [asks('bo'), asks('cleo'), asks('dan'), asks('ana')];
  const leaves = (id: string) => ({ type: 'request-withdrawn', floor, requestId: id, personId: id }) as const;
  const { rerender } = render(page(seatAt(facts).seat));
  rerender(page(seatAt([...facts, leaves('bo')]).seat));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  rerender(page(seatAt([...facts, leaves('bo'), leaves('cleo')]).seat));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(screen.getByText((_text, element) => element?.getAttribute('aria-live') === 'polite').textContent).toBe('');
  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(screen.getByText((_text, element) => element?.getAttribute('aria-live') === 'polite').textContent).toBe(
    'You are now 2nd in the queue.',
  );
});

test('somebody who comes back reads what was missed and can close it (N5)', async () => {
  const readMissed = vi.fn();
  const missed = recordedFrom([speaks('bo', nine), speaks('cleo', nine + 120_000), speaks('dan', nine + 240_000)]);
  const { seat } = seatAt([speaks('dan', nine + 240_000), asks('eve'), asks('ana')], { missed, readMissed });
  render(page(seat));
  await screen.findByText('While you were away (4 min): 3 people spoke. You are now 2nd.');
  await press('Close');
  expect(readMissed).toHaveBeenCalledOnce();
});

test('the agenda shows what is on, its papers, and which one is being presented (A3, N19)', async () => {
  const item = { title: 'Discussion', kind: 'item', minutes: 30, presenters: [{ label: 'Secretariat' }] } as const;
  const documents = [{ id: 'paper', title: 'Programme paper', link: 'https://example.org/paper' }];
  const { seat } = seatAt([
    { type: 'agenda-item-added', itemId: 'one', item: { ...item, presenters: [...item.presenters], documents } },
    { type: 'agenda-item-opened', itemId: 'one' },
    { type: 'presented', documentId: 'paper', section: 'Section 3' },
  ]);
  render(page(seat));
  const shown = screen.getByText('Section 3').closest('a')!;
  expect([shown.textContent, shown.getAttribute('href')]).toEqual(['Programme paper, Section 3', 'https://example.org/paper']);
  await press('Agenda');
  await screen.findByText('Now');
  says(/30 min planned/);
});

test('my card is mine to correct (N2)', async () => {
  const { seat, send } = seatAt([]);
  render(page(seat));
  await press('Me');
  fireEvent.change(await screen.findByLabelText('Organisation'), { target: { value: 'Open Access' } });
  fireEvent.change(screen.getByLabelText('Language you prefer to speak'), { target: { value: 'العربية' } });
  fireEvent.click(screen.getByLabelText('On site'));
  await press('Save');
  expect(send.mock.calls).toEqual([
    [{ name: 'amend-card', input: { personId: 'ana', organisation: 'Open Access', language: 'العربية', attendance: 'on-site' } }],
  ]);
});

test('a microphone that is not there, or not allowed, is told apart (N13)', async () => {
  vi.stubGlobal('AudioContext', class {});
  const getUserMedia = vi
    .fn()
    .mockRejectedValueOnce(new DOMException('', 'NotFoundError'))
    .mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } });
  render(page(seatAt([]).seat));
  await press('Me');
  await screen.findByRole('button', { name: 'Check the microphone' });
  await press('Check the microphone');
  says(/No microphone was found/);
  await press('Check the microphone');
  says(/does not let this page listen/);
});

test('an ended meeting says so and asks for nothing', () => {
  render(page(seatAt([{ type: 'meeting-closed' }]).seat));
  says('The meeting has ended');
  expect(screen.queryByRole('button', { name: 'Ask for the floor' })).toBeNull();
});

test('a screen that is behind says so', () => {
  render(page(seatAt([], { link: 'reconnecting' }).seat));
  says('Reconnecting…');
});

test('the public page shows floor, queue and agenda, and only the explanation can be pressed', () => {
  const { seat } = seatAt([speaks('dan', nine), asks('bo')], { me: publicSeat });
  render(<PublicQueue seat={seat} />);
  says('Dan');
  says('Bo');
  expect(screen.getAllByRole('button').map((one) => one.getAttribute('aria-expanded'))).toEqual(['false']);
});
