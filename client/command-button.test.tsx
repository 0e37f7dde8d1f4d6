import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { emptyMeeting, type Meeting } from '../shared/meeting.ts';
import { Announcer } from './announcer.tsx';
import { CommandButton } from './command-button.tsx';
import type { Answered } from './errands.ts';
import type { Seat } from './seat.ts';
import { sentenceFor, speak } from './words.ts';

beforeAll(() => speak('en'));
afterEach(cleanup);

const closed: Meeting = {
  ...emptyMeeting,
  floors: { plenary: { ...emptyMeeting.floors['plenary']!, queue: { ...emptyMeeting.floors['plenary']!.queue, open: false } } },
};
const seatWith = (about: Partial<Seat>): Seat => ({
  code: 'ABC234',
  meeting: emptyMeeting,
  me: { id: 'ana', attendance: 'remote', standing: 'member', seat: 'person' },
  floor: 'plenary',
  people: {},
  presence: { onSite: 0, remote: 1, away: [] },
  link: 'live',
  readOnly: false,
  tally: { support: {}, answers: {}, groups: {} },
  heard: { lines: [], gone: [], joins: 0 },
  missed: [],
  readMissed: () => {},
  now: () => 0,
  send: async () => ({ ok: true, seq: 1 }),
  ...about,
});
const ask = { name: 'request-floor', input: { floor: 'plenary', kind: 'intervention' } } as const;

function show(seat: Seat, onDone = () => {}) {
  render(
    <>
      <CommandButton seat={seat} command={ask} onDone={onDone}>
        Ask for the floor
      </CommandButton>
      <Announcer />
    </>,
  );
  return screen.getByRole('button', { name: 'Ask for the floor' });
}

test('a press sends the command, and a second one before the answer does not', async () => {
  let answer: (answered: Answered) => void = () => {};
  const send = vi.fn(() => new Promise<Answered>((resolve) => (answer = resolve)));
  const onDone = vi.fn();
  const button = show(seatWith({ send }), onDone);
  fireEvent.click(button);
  fireEvent.click(button);
  expect(send.mock.calls).toEqual([[ask]]);
  answer({ ok: true, seq: 1 });
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  fireEvent.click(button);
  expect(send).toHaveBeenCalledTimes(2);
});

test.each([
  ['the list is closed', { meeting: closed }, 'queue-closed'],
  ['there is no connection', { link: 'reconnecting' }, 'offline'],
  ['the meeting cannot be written down', { readOnly: true }, 'store-failing'],
] as const)('when %s the button keeps the focus, says why and sends nothing', (_when, about, why) => {
  const send = vi.fn(async () => ({ ok: true, seq: 1 }) as const);
  const button = show(seatWith({ ...about, send }));
  button.focus();
  fireEvent.click(button);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toBe(sentenceFor(why));
  expect(send).not.toHaveBeenCalled();
});

test('a refusal of the meeting is read out politely and stands beside the button', async () => {
  const button = show(seatWith({ send: async () => ({ ok: false, refusal: 'slow-down' }) }));
  fireEvent.click(button);
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe(sentenceFor('slow-down')));
  expect(screen.getAllByText(sentenceFor('slow-down'))).toHaveLength(2);
});
